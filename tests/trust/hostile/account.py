"""The figures of issue 8, points 1 to 4: counted by each process of the tests, told together at their end."""

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import pytest

from hostile.cases import Case
from hostile.court import judged
from hostile.judgement import Figures, Judged

SECTION = "confiance"


@dataclass
class Account:
    """What the cases give, and what the other tests have to tell."""

    figures: Figures = field(default_factory=Figures)
    told: list[str] = field(default_factory=list)

    def include(self, other: "Account") -> None:
        """Adds what another process counted."""
        self.figures.include(other.figures)
        self.told += other.told

    def lines(self) -> list[str]:
        """What is printed; in the same order whichever process ends first."""
        counted = self.figures.cases or self.figures.chances
        return [*(self.figures.lines() if counted else ()), *sorted(self.told)]


ACCOUNT = pytest.StashKey[Account]()


def pytest_configure(config: pytest.Config) -> None:
    """One account a process."""
    config.stash[ACCOUNT] = Account()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hands the account of a process of pytest-xdist to the one that prints."""
    if (output := getattr(session.config, "workeroutput", None)) is not None:
        output[SECTION] = pickle.dumps(session.config.stash[ACCOUNT])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """Takes the account of a process that ended; one that crashed gave none, and its tests failed."""
    if account := getattr(node, "workeroutput", {}).get(SECTION):
        node.config.stash[ACCOUNT].include(pickle.loads(account))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Prints the figures."""
    if lines := config.stash[ACCOUNT].lines():
        terminalreporter.section(SECTION)
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture(scope="session")
def told(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Adds a line to what is printed at the end."""
    return request.config.stash[ACCOUNT].told.append


@pytest.fixture(scope="session")
def court(request: pytest.FixtureRequest) -> Callable[[Sequence[Case]], list[Judged]]:
    """Judges cases, and counts them in the figures of the session."""
    return lambda cases: request.config.stash[ACCOUNT].figures.add(cases, judged(cases))
