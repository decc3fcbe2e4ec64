"""The form's scripts run in node on what the site gives them, beside the validator on the same files."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from essaim.basemap import france, world
from essaim.catalogue import Catalogue, load
from essaim.indexes import Atlas
from essaim.problem import Problem
from essaim.validation import all_problems
from essaim.views.contribute.form import form_data
from essaim.views.scope import Forge, Maps, Scope

TODAY = date(2026, 11, 23)
FORGE = Forge("https://forge.example/essaim/essaim", "main")
Node = Callable[..., object]


@pytest.fixture(scope="session")
def node() -> Node:
    """Runs a script of this folder with a JSON value on its input, and gives back the JSON it prints."""

    def run(script: str, value: object) -> object:
        command = ["node", str(Path(__file__).with_name(script))]
        done = subprocess.run(command, input=json.dumps(value), capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def maps(root: Path) -> Maps:
    return Maps(france(root), world(root))


@pytest.fixture(scope="session")
def real(root: Path) -> Catalogue:
    """The repository's own catalogue."""
    return load(root, TODAY).catalogue


@pytest.fixture(scope="session")
def shared(real: Catalogue, maps: Maps) -> dict[str, object]:
    """What the form reads on the real site, and the published schema."""
    form = form_data(Scope(Atlas(real), FORGE, maps))
    return {"form": form, "schema": real.schemas.bundle("initiatives", "https://essaim.example/")}


@pytest.fixture
def both(root: Path, tmp_path: Path, maps: Maps, node: Node) -> Callable[[Path], tuple[tuple[Problem, ...], object]]:
    """What the validator and the form say of one example: an initiative's file, alone in its catalogue."""

    def judged(example: Path) -> tuple[tuple[Problem, ...], object]:
        (tmp_path / "schemas").symlink_to(root / "schemas", target_is_directory=True)
        (tmp_path / "data").symlink_to(root / "data", target_is_directory=True)
        (tmp_path / "content/initiatives").mkdir(parents=True)
        shutil.copy(example, tmp_path / "content/initiatives")
        loading = load(tmp_path, TODAY)
        text = example.read_text(encoding="utf-8")
        asked = {
            "form": form_data(Scope(Atlas(loading.catalogue.without(frozenset(map(str, loading.files)))), FORGE, maps)),
            "schema": loading.catalogue.schemas.bundle("initiatives", "https://essaim.example/"),
            "textes": [text],
            "id": example.stem,
            "extension": example.suffix,
            "jour": TODAY.isoformat(),
            **known_codes(loading.catalogue, text),
        }
        (found,) = node("jugement.mjs", asked)
        return all_problems(loading), found

    return judged


def known_codes(catalogue: Catalogue, text: str) -> dict[str, object]:
    """The territories of today, and of before, whose codes a text may hold."""
    words = set(re.findall(r"[\w:-]+", text))
    tree = catalogue.territories
    former = {code: tree.resolve(code) for code in words & set(tree.former_codes())}
    return {
        "codes": {code: tree[code].nom for code in words if code in tree},
        "anciens": {
            code: {"nom": tree.former_name(code) or "", "code": now.code, "actuel": now.nom}
            for code, now in former.items()
            if now is not None
        },
    }
