"""Version 1 of the API takes nothing back (docs/api.md): its shape is kept, and compared."""

import importlib.util
import json
from pathlib import Path

import pytest

from essaim.views.data_page import PROMESSES

ROOT = Path(__file__).resolve().parent.parent.parent
SPEC = importlib.util.spec_from_file_location("api_v1", ROOT / "tests/golden/api_v1.py")
api_v1 = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(api_v1)


@pytest.fixture(scope="module")
def golden() -> dict:
    return json.loads(api_v1.GOLDEN.read_text(encoding="utf-8"))


def test_nothing_published_is_taken_back(golden, exported) -> None:
    assert api_v1.breaks(golden, api_v1.shape(exported)) == []


def test_what_is_added_is_recorded_so_that_it_is_promised_in_turn(golden, exported) -> None:
    new = {path: facts for path, facts in api_v1.shape(exported).items() if golden.get(path) != facts}
    assert new == {}, "Ajouts à l’API : lancez « python tests/golden/api_v1.py » et committez tests/golden/api-v1.json."


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ({}, ["disparu : initiatives.titre"]),
        ({"initiatives.titre": ["string"]}, ["disparu : initiatives.titre, toujours"]),
        ({"initiatives.titre": ["integer", "toujours", "terme a"]}, ["nouveau type : initiatives.titre, integer"]),
        ({"initiatives.titre": ["null", "string", "toujours", "terme a"]}, ["nouveau type : initiatives.titre, null"]),
        ({"initiatives.titre": ["string", "toujours"]}, ["disparu : initiatives.titre, terme a"]),
        ({"initiatives.titre": ["string", "toujours", "terme a", "terme b"], "initiatives.sous_titre": ["string"]}, []),
    ],
    ids=["key removed", "no longer always there", "type changed", "type widened", "term removed", "additions"],
)
def test_the_comparison_sees_every_break_and_no_addition(after, told) -> None:
    before = {"initiatives.titre": ["string", "toujours", "terme a"]}
    found = api_v1.breaks(before, after)
    assert set(told) <= set(found)
    assert bool(found) == bool(told)


def test_the_shape_reaches_down_to_the_keys_of_lists(golden) -> None:
    assert golden["initiatives.implantations[].territoire"] == ["string", "toujours"]
    assert "terme origine" in golden["initiatives.implantations[].role"]
    assert golden["calcule.preuve.niveau"] == ["integer", "null", "toujours"]
    assert "adresse /initiatives/{id}.json" in golden


def test_the_promise_is_the_same_in_the_documentation_and_on_the_site() -> None:
    documented = " ".join((ROOT / "docs/api.md").read_text(encoding="utf-8").split())
    for promise in PROMESSES:
        assert promise in documented
