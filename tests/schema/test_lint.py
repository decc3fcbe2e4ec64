"""The schemas themselves: every file of `schemas/` is whole, closed, described, and safe to run on hostile text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from re import _constants as sre  # the standard library's own reading of an expression; no public name for it
from re import _parser as parser
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from essaim.schema import Schemas
from essaim.schema.keywords import CHECKER, SUPPORTED, Validator
from essaim.schema.patterns import compiled
from essaim.schema.references import Inliner, is_data
from essaim.schema.vocabulary import is_vocabulary

FILES = sorted((Path(__file__).resolve().parents[2] / "schemas").glob("*.schema.json"))
each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def unique_keys(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = [key for key, _ in pairs]
    assert len(keys) == len(set(keys)), f"key written twice among {keys}"
    return dict(pairs)


def read(path: Path) -> dict[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique_keys)


def nodes(node: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema inside ``node``, itself included, with its place."""
    if isinstance(node, list):
        for rank, item in enumerate(node):
            yield from nodes(item, f"{where}/{rank}")
    elif isinstance(node, dict):
        yield where, node
        for key, value in node.items():
            if key in {"properties", "$defs"}:
                for name, each in value.items():
                    yield from nodes(each, f"{where}/{key}/{name}")
            elif isinstance(value, dict | list) and not is_data(key) and key not in {"required", "dependentRequired"}:
                yield from nodes(value, f"{where}/{key}")


def whole(node: dict[str, Any], name: str, schemas: Schemas) -> dict[str, Any]:
    """One schema of the file ``name`` with its references written out."""
    files = {each: schemas.raw(each) for each in (*schemas.kinds, "commun")}
    files["noeud"] = {"properties": {"x": _absolute(node, name)}}
    return Inliner(files).schema("noeud")["properties"]["x"]


def _absolute(node: Any, name: str) -> Any:
    text = json.dumps(node)
    return json.loads(text.replace('"$ref": "#/', f'"$ref": "{name}.schema.json#/'))


def described(path: Path, schemas: Schemas) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property and every definition of a file, written out, with its place."""
    name = path.name.removesuffix(".schema.json")
    for where, node in nodes(read(path)):
        if re.search(r"/(properties|\$defs)/[^/]+$", where) and not re.search(r"/(then|else|if|not)/", where):
            yield f"{name}{where}", whole(node, name, schemas)


def test_there_are_schemas_to_check() -> None:
    assert {"commun.schema.json", "initiatives.schema.json"} <= {path.name for path in FILES}


@each_file
def test_the_file_is_a_valid_schema_named_after_itself(path: Path) -> None:
    schema = read(path)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["$id"] == path.name


@each_file
def test_every_keyword_has_words_in_french(path: Path) -> None:
    for where, node in nodes(read(path)):
        unknown = {key for key in node if key not in SUPPORTED and not key.startswith("x-")}
        assert not unknown, where


@each_file
def test_every_format_has_a_checker(path: Path) -> None:
    for where, node in nodes(read(path)):
        assert node.get("format", "date") in CHECKER.checkers, where


@each_file
def test_every_property_has_a_title_a_description_and_examples_that_it_accepts(path: Path, real: Schemas) -> None:
    for where, node in described(path, real):
        assert node.get("title"), where
        assert node.get("description"), where
        assert node.get("examples"), where
        for example in node["examples"]:
            errors = [f"{error.json_path} {error.validator}" for error in Validator(node).iter_errors(example)]
            assert not errors, (where, example)


@each_file
def test_every_object_is_closed_and_every_required_key_exists(path: Path) -> None:
    for where, node in nodes(read(path)):
        if node.get("type") == "object":
            assert node.get("additionalProperties") is False, where
            assert set(node.get("required", ())) <= node["properties"].keys(), where


@each_file
def test_every_text_and_every_list_has_a_greatest_length(path: Path) -> None:
    for where, node in nodes(read(path)):
        closed = "oneOf" in node or "const" in node or "enum" in node
        if node.get("type") == "string" and not closed:
            assert 0 < node.get("maxLength", 0) <= 40_000, where
        if node.get("type") == "array":
            assert 0 < node.get("maxItems", 0) <= 1000, where
            assert "items" in node, where


@each_file
def test_every_term_has_a_title_and_a_description_and_no_double(path: Path) -> None:
    for where, node in nodes(read(path)):
        if is_vocabulary(node):
            for key in ("const", "title", "description"):
                written = [term.get(key) for term in node["oneOf"]]
                assert all(written), (where, key)
                assert key == "description" or len(written) == len(set(written)), (where, key)


def patterns() -> list[str]:
    found = {node["pattern"] for path in FILES for _, node in nodes(read(path)) if "pattern" in node}
    return sorted(found)


@pytest.mark.parametrize("pattern", patterns())
def test_a_pattern_is_whole_portable_and_explained(pattern: str) -> None:
    assert pattern.startswith("^")
    assert pattern.endswith("$")
    assert not re.search(r"\\[sSpPAZ]|\(\?P|\(\?[aimsux]", pattern), "read otherwise by Python and by browsers"
    compiled(pattern)
    owners = [node for path in FILES for _, node in nodes(read(path)) if node.get("pattern") == pattern]
    assert all(node.get("x-format") for node in owners)


@pytest.mark.parametrize("pattern", patterns())
def test_a_pattern_answers_in_linear_time(pattern: str) -> None:
    assert not ambiguous(pattern)


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        ("^([a-z0-9]+-?)+$", True),
        ("^(a+)+$", True),
        ("^(a|a?)+$", True),
        ("^(a*)*$", True),
        ("^([a-z]+ ?[a-z]*)*$", True),
        ("^(-?[a-z]+)+$", True),
        ("^[a-z0-9]+(-[a-z0-9]+)*$", False),
        ("^/([a-z0-9/]+/)*$", True),
        ("^/([a-z0-9-]+/)*$", False),
        ("^[a-z]{2,12}$", False),
    ],
)
def test_nested_quantifiers_are_told_from_words_kept_apart_by_a_separator(pattern: str, bad: bool) -> None:
    assert ambiguous(pattern) is bad


def ambiguous(pattern: str) -> bool:
    """Whether a repetition holds another that no separator keeps apart: what makes a search explode."""
    return any(_repeats(body) and not _separated(body) for body in _repeated(parser.parse(pattern)))


def _children(tokens: Any) -> Iterator[Any]:
    for code, argument in tokens:
        if code in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            yield argument[2]
        elif code is sre.SUBPATTERN:
            yield argument[3]
        elif code is sre.BRANCH:
            yield from argument[1]


def _repeated(tokens: Any) -> Iterator[Any]:
    """The bodies of every repetition without end, at any depth."""
    for code, argument in tokens:
        if code in {sre.MAX_REPEAT, sre.MIN_REPEAT} and argument[1] is sre.MAXREPEAT:
            body = argument[2]
            yield body[0][1][3] if len(body) == 1 and body[0][0] is sre.SUBPATTERN else body
    for child in _children(tokens):
        yield from _repeated(child)


def _repeats(tokens: Any) -> bool:
    """Whether one text could be cut in several ways: a repetition of no fixed length, or alternatives."""
    varying = {sre.MAX_REPEAT, sre.MIN_REPEAT}
    return any(
        (code in varying and argument[0] != argument[1]) or code is sre.BRANCH for code, argument in tokens
    ) or any(_repeats(child) for child in _children(tokens))


def _separated(tokens: Any) -> bool:
    """Whether the body starts or ends with one character that nothing else in it can match."""
    ends = [(tokens[0], tokens[1:]), (tokens[-1], tokens[:-1])]
    return any(
        code is sre.LITERAL and not any(_matches(item, argument) for item in rest) for (code, argument), rest in ends
    )


def _matches(item: Any, character: int) -> bool:
    code, argument = item
    if code is sre.LITERAL:
        return argument == character
    if code is sre.IN:
        ranges = [each for kind, each in argument if kind is sre.RANGE]
        others = {kind for kind, _ in argument} - {sre.RANGE, sre.LITERAL}
        literals = [each for kind, each in argument if kind is sre.LITERAL]
        return bool(others) or character in literals or any(low <= character <= high for low, high in ranges)
    children = list(_children([item]))
    return not children or any(_matches(each, character) for child in children for each in child)


@pytest.mark.parametrize(
    "kind", [path.name.removesuffix(".schema.json") for path in FILES if "commun" not in path.name]
)
def test_a_kind_is_published_whole_and_titled(kind: str, real: Schemas) -> None:
    published = real.bundle(kind, "https://exemple.fr/")
    Draft202012Validator.check_schema(published)
    assert published["title"]
    assert published["description"]
    assert real.properties(kind)
    assert not {each.path for each in real.properties(kind) if not each.types}
