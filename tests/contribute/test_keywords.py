"""The form and the validator on every keyword of the schema of initiatives: each is broken wherever it stands.

The faults are made from the schema itself: a keyword that no fault here breaks fails the test, so none can be
forgotten. What is written once in the schemas (a note, a source) is broken once.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

import pytest
from hostile.fiches import with_value

from essaim.catalogue import load
from essaim.indexes import Atlas
from essaim.proposal import judge
from essaim.schema.vocabulary import is_vocabulary
from essaim.views.contribute.form import form_data
from essaim.views.scope import Scope

from .conftest import FORGE, TODAY, known_codes
from .test_agreement import WRITING, spoken, told

PATH = PurePosixPath("content/initiatives/exemple.md")
# What asks nothing of a value, or says how to read what stands beside it: no fault can break it.
SILENT = {"$schema", "title", "description", "examples", "properties", "items", "if"}
UNREAD = {"fichier-trop-gros", "recit-trop-long"}
Step = str | int
Place = tuple[Step, ...]


def whole(node: Mapping) -> object:
    """A value with every key that the schema knows, made from its own examples."""
    if "properties" in node:
        return {key: whole(child) for key, child in node["properties"].items()}
    if "items" in node:
        return [whole(node["items"])]
    return node["oneOf"][0]["const"] if is_vocabulary(node) else node["examples"][0]


def nodes(node: Mapping, place: Place = ()) -> Iterator[tuple[Place, Mapping]]:
    """Each schema with the place, in a whole value, of what it judges."""
    yield place, node
    for key, child in node.get("properties", {}).items():
        yield from nodes(child, (*place, key))
    if "items" in node:
        yield from nodes(node["items"], (*place, 0))


def without(value: Mapping, *keys: str) -> dict:
    return {key: each for key, each in value.items() if key not in keys}


WRONG_TYPES = {"array": "un texte", "object": "un texte", "string": ["un texte"]}
# keyword → the values that break it, from what it asks, the schema where it stands and a value of the right kind
BREAKERS: dict[str, Callable[[object, Mapping, object], list[object]]] = {
    "type": lambda kind, _, __: [WRONG_TYPES.get(str(kind), "douze")],
    "oneOf": lambda _, __, value: [f"{value}x"],
    "minLength": lambda least, _, __: ["a" * (least - 1)] if least > 1 else [],
    "maxLength": lambda most, _, __: ["a" * (most + 1)],
    "pattern": lambda _, __, ___: ["Pas la forme demandée"],
    "format": lambda name, _, __: {"date": ["2024-02-30"], "uri": ["exemple.org/page"]}[name],
    "minimum": lambda least, _, __: [least - 1],
    "maximum": lambda most, _, __: [most + 1],
    "minItems": lambda _, __, ___: [[]],
    "maxItems": lambda most, _, value: [value * (most + 1)],
    "uniqueItems": lambda _, __, value: [value * 2],
    "minProperties": lambda _, __, ___: [{}],
    "required": lambda keys, _, value: [without(value, key) for key in keys],
    "additionalProperties": lambda _, __, value: [{**value, "cle_inventee": "x"}],
    "anyOf": lambda ways, _, value: [without(value, *(key for way in ways for key in way["required"]))],
    "then": lambda asked, _, value: [{**value, **dict.fromkeys(asked["properties"], "active")}],
}  # fmt: skip


def at(value: object, place: Place) -> object:
    for step in place:
        value = value[step]
    return value


def faulty(schema: Mapping) -> dict[str, list[object]]:
    """Fiches that break each keyword of the schema, one wherever it stands."""
    sound = whole(schema)
    found: dict[str, list[object]] = {}
    distinct = {json.dumps([place[-1:], node]): (place, node) for place, node in reversed(list(nodes(schema)))}
    for place, node in reversed(distinct.values()):
        for keyword, asked in node.items():
            if keyword in SILENT or keyword.startswith("x-"):
                continue
            broken = BREAKERS[keyword](asked, node, at(sound, place))
            found.setdefault(keyword, []).extend(
                with_value(sound, place, value) for value in broken if place or isinstance(value, dict)
            )
    return found


@pytest.fixture(scope="module")
def bench(root, tmp_path_factory, maps):
    """A catalogue without a fiche, and what the form reads there."""
    home = tmp_path_factory.mktemp("mots-cles")
    for name in ("schemas", "data"):
        (home / name).symlink_to(root / name, target_is_directory=True)
    (home / "content/initiatives").mkdir(parents=True)
    loading = load(home, TODAY)
    form = form_data(Scope(Atlas(loading.catalogue), FORGE, maps))
    return loading, {"form": form, "schema": loading.catalogue.schemas.bundle("initiatives", "https://essaim.example/")}


@pytest.fixture(scope="module")
def broken(real) -> dict[str, list[object]]:
    return faulty(real.schemas.inlined("initiatives"))


def test_every_keyword_of_the_schema_can_be_broken(broken) -> None:
    """A new keyword stops here, with its name, until a fault breaks it."""
    assert set(broken) == set(BREAKERS)
    assert all(broken.values())


@pytest.mark.parametrize("keyword", BREAKERS)
def test_form_and_validator_say_the_same_of_a_broken_keyword(keyword, broken, bench, node) -> None:
    loading, shared = bench
    fiches = [{"donnees": data, "extension": ".md"} for data in broken[keyword]]
    texts = [made["texte"] for made in node("ecriture.mjs", {"schema": shared["schema"], "fiches": fiches})]
    codes = known_codes(loading.catalogue, "".join(texts))
    asked = {**shared, "textes": texts, "id": "exemple", "extension": ".md", "jour": TODAY.isoformat(), **codes}
    for text, found in zip(texts, node("jugement.mjs", asked), strict=True):
        expected = judge(loading, {PATH: text.encode()}).problems[str(PATH)]
        assert found["lectures"] == []
        assert any(problem.severity == "error" for problem in expected), json.dumps(text)
        if any(each.rule in UNREAD for each in expected):  # the command reads no further; the form refuses it too
            assert any(problem["severity"] == "error" for problem in found["problemes"])
            continue
        said, due = told(found["problemes"]), spoken([each for each in expected if each.rule not in WRITING])
        if any(each.rule == "trop-de-problemes" for each in expected):  # the command's report is cut, not the form's
            assert [each for each in due if each not in said] == []
        else:
            assert said == due
