"""The catalogue as it is, and the browser's twins of our functions, run in node."""

import json
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from essaim.basemap import france, world
from essaim.catalogue import Catalogue, load
from essaim.indexes import Atlas
from essaim.views.scope import Forge, Maps, Scope

Twin = Callable[[str, str, list[list[object]]], list]


@pytest.fixture(scope="session")
def twin(root: Path) -> Twin:
    """``twin("pret", "pret", calls)``: the results of a function of ``assets/essaim/instruments/pret.js``."""
    runner = Path(__file__).with_name("jumeau.mjs")

    def run(module: str, name: str, calls: list[list[object]]) -> list:
        path = root / "overrides/assets/essaim/instruments" / f"{module}.js"
        asked = json.dumps({"module": str(path), "name": name, "calls": calls})
        done = subprocess.run(["node", str(runner)], input=asked, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    """The real catalogue, on a fixed day."""
    return load(root, date(2026, 11, 23)).catalogue


@pytest.fixture(scope="session")
def scope(catalogue: Catalogue, root: Path) -> Scope:
    """The scope of a page at the root."""
    return Scope(Atlas(catalogue), Forge("https://forge.example/essaim", "main"), Maps(france(root), world(root)))
