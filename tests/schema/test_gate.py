"""The gate says what the reference says of a value: it is asked first, and a wrong yes would publish a fault."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from essaim.schema import Schemas
from essaim.schema.formats import FORMATS
from essaim.schema.gate import Gate
from essaim.schema.keywords import SUPPORTED, Validator

ODD: tuple[object, ...] = (
    None, True, 0, 1, -1, 1.0, 1.5, 1e300, 10**18, -(10**18), 2024, 2101, "", " ", "oui", "é", "e\u0301",
    "\ud800", "x" * 5000,
    "2024-02-29", "2023-02-29", "2024-2-9", "٢٠٢٤-02-29", "2024-05-06\n", "24:00", "23:59", "FR", "FR\n", "FR-38",
    "https://exemple.fr/", "https://exemple.fr", "http://a.b.fr:99999/", "https://exemple", "https://é.fr/",
    "javascript:alert(1)", "//exemple.fr/", "https://a@exemple.fr/", "https://exemple.fr/a b", "https://exemple.fr/%zz",
    "https://exemple.fr/\n", "HTTPS://exemple.fr/", "https://exemple.123/", "https://-a.fr/", "https://exemple.fr/é",
    [], ["a", "a"], [1, 1.0], [1, True], [[]], {}, {"a": 1}, {"nom": "x"},
)  # fmt: skip


def swapped(data: Any, kinds: tuple[object, ...]) -> Iterator[Any]:
    """``data`` with one value at a time replaced by each of ``kinds``, or lost, or beside an unknown key."""
    yield from kinds
    if isinstance(data, dict):
        for key, value in data.items():
            yield {other: item for other, item in data.items() if other != key}
            yield from ({**data, key: new} for new in swapped(value, kinds))
        yield {**data, "cle_inconnue": 1}
    elif isinstance(data, list) and data:
        yield from ([*data[:-1], new] for new in swapped(data[-1], kinds))
        yield [*data, data[0]]
        yield data * 30


FULL = {
    "titre": "Essai",
    "nature": "innovation-publique",
    "mois": ["m1", "m2"],
    "porteur": {"nom": "x", "site": "https://exemple.fr/"},
    "lieux": [{"code": "FR-38"}, {"code": "FR", "fin": 2010, "statut": "arretee", "motif": "Usure"}],
    "cout": {"montant": 2, "unite": "an", "note": "environ"},
    "ouvert": True,
    "verifie_le": "2024-02-29",
}


def test_gate_and_reference_agree_on_a_document_whose_every_value_is_changed(schemas: Schemas) -> None:
    gate, reference = Gate(schemas.inlined("essais")), Validator(schemas.inlined("essais"))
    verdicts = {True: 0, False: 0}
    for data in swapped(FULL, ODD):
        verdict = reference.is_valid(data)
        assert gate.accepts(data) is verdict or "\\ud800" in json.dumps(data), data
        verdicts[verdict] += 1
    assert verdicts[True] > 50
    assert verdicts[False] > 500


def test_what_the_gate_cannot_look_at_is_left_to_the_reference(schemas: Schemas) -> None:
    assert not Gate(schemas.inlined("essais")).accepts({"titre": "a\ud800"})


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_gate_checks_every_format_as_we_do(name: str) -> None:
    gate = Gate({"format": name})
    for value in ODD:
        if value != "\ud800":
            assert gate.accepts(value) is FORMATS[name](value), value
    assert not gate.accepts("javascript:alert(1)")


def test_the_gate_refuses_a_format_that_nobody_checks() -> None:
    with pytest.raises(ValueError, match="email-de-personne"):
        Gate({"format": "email-de-personne"})


@pytest.mark.parametrize(
    ("schema", "good", "bad"),
    [
        ({"const": 1}, 1.0, True),
        ({"enum": ["a", 1]}, 1.0, "b"),
        ({"minLength": 2}, "🐝🐝", "🐝"),
        ({"maxLength": 2}, "🐝🐝", "🐝🐝🐝"),
        ({"pattern": "^[a-z]{2}$"}, "fr", "fr\n"),
        ({"pattern": "\\d"}, "1", "٢"),
        ({"format": "date"}, "2024-02-29", "2023-02-29"),
        ({"minimum": 1}, 1, 0.9),
        ({"maximum": 1}, 1.0, 2),
        ({"exclusiveMinimum": 1}, 1.1, 1),
        ({"exclusiveMaximum": 1}, 0, 1.0),
        ({"minItems": 1}, [0], []),
        ({"maxItems": 1}, [0], [0, 0]),
        ({"minProperties": 1}, {"a": 0}, {}),
        ({"maxProperties": 1}, {"a": 0}, {"a": 0, "b": 0}),
        ({"not": {"type": "string"}}, 1, "a"),
        ({"type": "integer"}, 2.0, 2.5),
        ({"type": ["string", "null"]}, None, 0),
        ({"properties": {"a": False}}, {"b": 1}, {"a": 1}),
        ({"items": {"type": "string"}}, ["a"], [0]),
        ({"allOf": [{"minimum": 1}, {"maximum": 2}]}, 2, 3),
        ({"if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": {"required": ["c"]}}, {"c": 0}, {"a": 0}),
        ({"required": ["a"]}, {"a": None}, {}),
        ({"dependentRequired": {"a": ["b"]}}, {"b": 0}, {"a": 0}),
        ({"additionalProperties": False, "properties": {"a": {}}}, {"a": 0}, {"b": 0}),
        ({"uniqueItems": True}, [1, True, "1"], [1, 1.0]),
        ({"anyOf": [{"type": "string"}, {"minimum": 3}]}, 3, 2),
        ({"oneOf": [{"type": "number"}, {"minimum": 3}]}, 2, 3),
        ({"oneOf": [{"const": "a"}, {"const": "b"}]}, "b", "c"),
    ],
    ids=str,
)
def test_each_keyword_means_the_same_to_both(schema: dict[str, Any], good: object, bad: object) -> None:
    for verdict in (Gate(schema).accepts, Validator(schema).is_valid):
        assert verdict(good)
        assert not verdict(bad)


def test_every_keyword_that_the_schemas_may_use_is_compared() -> None:
    notes = {"$schema", "$id", "$defs", "$ref", "$comment", "title", "description", "examples", "default", "deprecated"}
    mark = next(m for m in test_each_keyword_means_the_same_to_both.pytestmark if m.name == "parametrize")
    compared = {keyword for schema, _, _ in mark.args[1] for keyword in schema}
    assert compared == SUPPORTED - notes
