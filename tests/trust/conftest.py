"""The fiches that hostile cases are made from, and the hostile site as the browser opens it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hostile.fiches import Fiche, sources


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
