"""The API's description says what the files hold: every address answers, every key is described."""

import json
import posixpath
import re

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

HERE = "https://essaim.example/api/v1/openapi.json"


@pytest.fixture(scope="module")
def described(exported) -> dict:
    return json.loads(exported["api/v1/openapi.json"])


@pytest.fixture(scope="module")
def registry(exported, described) -> Registry:
    schemas = {
        f"https://essaim.example/{name}": json.loads(content)
        for name, content in exported.items()
        if name.startswith("schemas/")
    }
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
    contents = {HERE: document, **schemas}
    return Registry().with_resources((uri, Resource.from_contents(each)) for uri, each in contents.items())


def test_it_is_openapi_3_1_with_a_licence_and_a_server(described) -> None:
    assert described["openapi"].startswith("3.1.")
    assert described["info"]["license"]["name"].startswith("Licence Ouverte")
    assert described["servers"] == [{"url": "https://essaim.example/api/v1"}]
    operations = [path["get"]["operationId"] for path in described["paths"].values()]
    assert len(set(operations)) == len(operations)


def test_every_file_of_the_api_is_at_a_described_address_and_holds_what_is_described(
    exported, described, registry
) -> None:
    patterns = {
        re.compile(re.escape("api/v1" + path).replace(r"\{id\}", "[a-z0-9-]+")): path for path in described["paths"]
    }
    seen = set()
    for name, content in exported.items():
        if not name.startswith("api/v1/") or name.endswith("openapi.json"):
            continue
        found = [path for pattern, path in patterns.items() if pattern.fullmatch(name)]
        assert len(found) == 1, name
        seen.add(found[0])
        answer = described["paths"][found[0]]["get"]["responses"]["200"]
        pointer = answer["content"]["application/json"]["schema"]["$ref"]
        validator = Draft202012Validator({"$ref": HERE + pointer}, registry=registry)
        assert [error.message for error in validator.iter_errors(json.loads(content))] == [], name
    empty = {f"/{kind}/{{id}}.json" for kind in ("besoins", "parrains", "rencontres")}
    assert set(described["paths"]) - seen <= empty


def test_every_schema_it_refers_to_is_published(exported, described) -> None:
    text = json.dumps(described)
    for reference in re.findall(r'"\$ref": "([^"#]+)"', text):
        assert posixpath.normpath(posixpath.join("api/v1", reference)) in exported


def test_every_key_that_is_given_is_described(exported, described) -> None:
    """The description allows more keys (version 1 may grow): none may be given without being described."""
    schemas = described["components"]["schemas"]
    index = json.loads(exported["api/v1/index.json"])
    places = json.loads(exported["api/v1/territoires.json"])
    assert set(index) == set(schemas["Index"]["properties"])
    assert set(index["sortes"][0]) == set(schemas["Index"]["properties"]["sortes"]["items"]["properties"])
    assert set(places["territoires"][0]) == set(
        schemas["Territoires"]["properties"]["territoires"]["items"]["properties"]
    )
    listed = json.loads(exported["api/v1/initiatives.json"])
    assert set(listed) == set(schemas["ListeInitiatives"]["properties"])
    assert set(listed["fiches"][0]) == set(schemas["FicheInitiatives"]["properties"])


def test_every_address_given_by_the_index_answers(exported, catalogue) -> None:
    index = json.loads(exported["api/v1/index.json"])
    for key in ("openapi", "territoires", "identifiants", "calcule"):
        assert index[key].removeprefix("https://essaim.example/") in exported
    for kind in index["sortes"]:
        assert kind["fiches"].removeprefix("https://essaim.example/") in exported
        assert kind["schema"].removeprefix("https://essaim.example/") in exported
        assert kind["nombre"] == len(catalogue.of(kind["id"]))
