"""The published schemas are whole in one file each, and every record of the API holds to them."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker


@pytest.fixture(scope="module")
def published(exported) -> dict[str, dict]:
    return {
        name.removeprefix("schemas/").removesuffix(".schema.json"): json.loads(content)
        for name, content in exported.items()
        if name.startswith("schemas/")
    }


def references(node: object) -> list[str]:
    if isinstance(node, list):
        return [found for item in node for found in references(item)]
    if not isinstance(node, dict):
        return []
    own = [node["$ref"]] if isinstance(node.get("$ref"), str) else []
    return own + [found for value in node.values() for found in references(value)]


def test_each_kind_and_the_computed_part_have_a_valid_schema(catalogue, published) -> None:
    assert set(published) == {kind.name for kind in catalogue.kinds} | {"calcule"}
    for name, schema in published.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"https://essaim.example/schemas/{name}.schema.json"


def test_a_published_schema_needs_no_other_file(published) -> None:
    for name, schema in published.items():
        assert [r for r in references(schema) if not r.startswith("#/$defs/")] == [], name


def test_every_record_of_the_api_holds_to_both_schemas(exported, published) -> None:
    computed = Draft202012Validator(published["calcule"], format_checker=FormatChecker())
    for name, content in exported.items():
        if name.startswith("api/v1/") and name.count("/") == 3:
            entry = json.loads(content)
            kind = Draft202012Validator(published[entry["sorte"]], format_checker=FormatChecker())
            assert list(kind.iter_errors(entry["donnees"])) == [], name
            assert list(computed.iter_errors(entry["calcule"])) == [], name


def test_an_initiative_has_every_computed_level_with_its_criteria(exported, published) -> None:
    for entry in json.loads(exported["api/v1/initiatives.json"])["fiches"]:
        assert set(entry["calcule"]) == set(published["calcule"]["properties"])
        assert [c["niveau"] for c in entry["calcule"]["preuve"]["criteres"]] == [0, 1, 2, 3, 4, 5]
        assert entry["calcule"]["pret"]["oui"] == list(entry["calcule"]["pret"]["reponses"].values()).count("oui")


def test_the_computed_schema_would_refuse_a_wrong_level(published, exported) -> None:
    entry = json.loads(exported["api/v1/initiatives.json"])["fiches"][0]["calcule"]
    entry["preuve"]["niveau"] = 6
    assert list(Draft202012Validator(published["calcule"]).iter_errors(entry))


def test_json_holds_no_value_that_json_does_not_know(exported) -> None:
    def refuse(constant: str) -> None:
        raise AssertionError(constant)

    for name, content in exported.items():
        if name.endswith((".json", ".geojson", ".jsonld")):
            json.loads(content, parse_constant=refuse)
