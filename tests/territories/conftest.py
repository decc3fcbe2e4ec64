"""The committed territories, read once."""

from pathlib import Path

import pytest

from essaim.territories import Territories


@pytest.fixture(scope="session")
def territories(root: Path) -> Territories:
    return Territories.load(root)


@pytest.fixture(scope="session")
def data(root: Path) -> Path:
    return root / "data"
