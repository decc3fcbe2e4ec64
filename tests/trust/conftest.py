"""The fiches that hostile cases are made from, and the figures printed at the end of ``make test``."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # with importlib mode, a test cannot import its neighbours otherwise

from hostile.cases import Case
from hostile.court import judged
from hostile.fiches import Fiche, sources
from hostile.judgement import Figures, Judged

FIGURES = pytest.StashKey[Figures]()
LINES = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    """One account of every case and every measure."""
    config.stash[FIGURES] = Figures()
    config.stash[LINES] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints the figures of issue 8, points 1 to 4."""
    figures = config.stash[FIGURES]
    lines = [*(figures.lines() if figures.cases or figures.chances else ()), *config.stash[LINES]]
    if lines:
        terminalreporter.section("confiance")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def told(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Adds a line to what is printed at the end."""
    return request.config.stash[LINES].append


@pytest.fixture(scope="session")
def court(request: pytest.FixtureRequest) -> Callable[[Sequence[Case]], list[Judged]]:
    """Judges cases, and counts them in the figures of the session."""
    return lambda cases: request.config.stash[FIGURES].add(cases, judged(cases))


@pytest.fixture(scope="session")
def fiches(root: Path) -> list[Fiche]:
    """Every valid example and every real fiche."""
    return sources(root)


@pytest.fixture(scope="session")
def examples(fiches: list[Fiche]) -> list[Fiche]:
    """The plainest valid example, in both forms: every variant is tried on them."""
    example = next(fiche for fiche in fiches if fiche.path == "content/initiatives/exemple.md")
    return [example, replace(example, form=".yml")]


@pytest.fixture(scope="session")
def site_url(hostile_site: tuple[Path, list[str]], serving: Callable[..., object]) -> Iterator[str]:
    """The address of the hostile site: the watched pages of the browser's tests open it."""
    with serving(hostile_site[0]) as address:
        yield address
