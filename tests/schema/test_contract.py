"""What the rest of the project reads in the schemas: kinds, vocabularies, properties, the published form."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from essaim.reading import read_text
from essaim.schema import SchemaError, Schemas
from essaim.schema.keywords import CHECKER, Validator

BASE = "https://exemple.fr/essaim/"

# Values good and bad; each reader of the contract must give the same verdict on each.
DOCUMENTS: list[dict[str, Any]] = [
    {"titre": "Essai"},
    {"titre": "Essai", "nature": "innovation-sociale"},
    {"titre": "Essai", "nature": "autre"},
    {"titre": "Essai", "nature": 3},
    {"titre": "Essai", "nature": "innovation-publique"},
    {"titre": "Essai", "nature": "innovation-publique", "porteur": {"nom": "x"}},
    {},
    {"titre": 3},
    {"titre": "ab"},
    {"titre": "a" * 13},
    {"titre": "Essai", "autre": 1},
    {"titre": "Essai", "mois": []},
    {"titre": "Essai", "mois": ["m1", "m2"]},
    {"titre": "Essai", "mois": ["m1", "m1"]},
    {"titre": "Essai", "mois": ["m1", "m2", "m3", "m4"]},
    {"titre": "Essai", "mois": "m1"},
    {"titre": "Essai", "porteur": {}},
    {"titre": "Essai", "porteur": {"nom": "x", "site": "https://exemple.fr/"}},
    {"titre": "Essai", "porteur": {"nom": "x", "site": "javascript:alert(1)"}},
    {"titre": "Essai", "porteur": {"nom": "x", "site": None}},
    {"titre": "Essai", "lieux": [{"code": "FR-38"}]},
    {"titre": "Essai", "lieux": [{"code": "fr"}]},
    {"titre": "Essai", "lieux": [{"code": "FR", "fin": 2010, "statut": "active"}]},
    {"titre": "Essai", "lieux": [{"code": "FR", "fin": 2010, "statut": "arretee"}]},
    {"titre": "Essai", "lieux": [{"code": "FR", "motif": "Usure"}]},
    {"titre": "Essai", "lieux": [{"code": "FR", "fin": 2010.0, "statut": "arretee"}]},
    {"titre": "Essai", "lieux": [{"code": "FR", "fin": True, "statut": "arretee"}]},
    {"titre": "Essai", "cout": {"montant": 2}},
    {"titre": "Essai", "cout": {"montant": 0, "unite": "an"}},
    {"titre": "Essai", "cout": {"montant": 2, "unite": "an"}},
    {"titre": "Essai", "cout": {"unite": "an"}},
    {"titre": "Essai", "ouvert": 1},
    {"titre": "Essai", "ouvert": False},
    {"titre": "Essai", "verifie_le": "2024-02-30"},
    {"titre": "Essai", "verifie_le": "2024-02-29"},
]


def split(schemas: Schemas, kind: str) -> Draft202012Validator:
    """jsonschema's own validator on the files as they are written."""
    files = [(f"{name}.schema.json", Resource.from_contents(dict(schemas.raw(name)))) for name in ("commun", kind)]
    return Draft202012Validator(
        dict(schemas.raw(kind)), registry=Registry().with_resources(files), format_checker=CHECKER
    )


@pytest.mark.parametrize("data", DOCUMENTS, ids=lambda data: json.dumps(data)[:60])
def test_our_verdicts_are_those_of_the_standard_on_the_files_and_on_the_published_form(
    schemas: Schemas, data: dict[str, Any]
) -> None:
    verdict = split(schemas, "essais").is_valid(data)
    assert Validator(schemas.inlined("essais")).is_valid(data) is verdict
    published = Draft202012Validator(schemas.bundle("essais", BASE), format_checker=CHECKER)
    assert published.is_valid(data) is verdict


def test_the_documents_compared_are_good_and_bad(schemas: Schemas) -> None:
    verdicts = [split(schemas, "essais").is_valid(data) for data in DOCUMENTS]
    assert verdicts.count(True) >= 9
    assert verdicts.count(False) >= 20


def test_the_published_form_stands_alone_at_its_address(schemas: Schemas) -> None:
    published = schemas.bundle("essais", BASE)
    Draft202012Validator.check_schema(published)
    assert published["$id"] == "https://exemple.fr/essaim/schemas/essais.schema.json"
    assert list(published["$defs"]) == ["adresse", "annee", "code", "mois", "natures"]  # not « inutile »
    assert "commun.schema.json" not in json.dumps(published)
    assert published == schemas.bundle("essais", BASE)


def test_publishing_leaves_the_files_as_they_were(schemas: Schemas) -> None:
    before = json.dumps(schemas.raw("essais"))
    schemas.bundle("essais", BASE)["properties"]["titre"]["examples"].append("x")
    assert json.dumps(schemas.raw("essais")) == before


def test_two_definitions_of_one_name_are_refused() -> None:
    twice = Schemas(
        {
            "commun": {"$defs": {"a": {"type": "string"}}},
            "x": {"$defs": {"a": {"type": "integer"}}, "properties": {
                "p": {"$ref": "#/$defs/a"}, "q": {"$ref": "commun.schema.json#/$defs/a"}}},
        }
    )  # fmt: skip
    with pytest.raises(SchemaError, match="a is defined twice"):
        twice.bundle("x", BASE)


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("commun.schema.json#/$defs/absent", "absent does not exist"),
        ("autre.schema.json#/$defs/a", "a does not exist"),
        ("commun.schema.json", "is not of the form"),
        ("https://exemple.fr/x#/$defs/a", "is not of the form"),
        ("#/$defs/moi", "leads back to itself"),
    ],
)
def test_a_reference_that_leads_nowhere_is_a_fault_of_ours(reference: str, message: str) -> None:
    broken = {"$defs": {"moi": {"items": {"$ref": "#/$defs/moi"}}}, "properties": {"p": {"$ref": reference}}}
    with pytest.raises(SchemaError, match=message):
        Schemas({"commun": {"$defs": {}}, "x": broken}).properties("x")


def test_keywords_beside_a_reference_add_to_it() -> None:
    both = Schemas(
        {
            "commun": {"$defs": {"nom": {"title": "Nom", "type": "string", "maxLength": 9}}},
            "x": {"properties": {"p": {"$ref": "commun.schema.json#/$defs/nom", "title": "Autre", "maxLength": 3}}},
        }
    )
    validator = Validator(both.inlined("x"))
    assert both.properties("x")[0].title == "Autre"
    assert [validator.is_valid({"p": value}) for value in ("abc", "abcd", 3)] == [True, False, False]


def test_each_file_beside_commun_is_a_kind(schemas: Schemas) -> None:
    assert schemas.kinds == ("essais",)


def test_a_title_stands_on_one_line(real: Schemas) -> None:
    """`make fuzz` found that only its length refused one of sixty lines, where titles may be long."""
    for kind in real.kinds:
        two, one = (
            read_text(f'titre: "Le bus{between}des aînés"\n'.encode(), PurePosixPath(f"content/{kind}/x.yml")).document
            for between in ("\\n", " ")
        )
        assert any("une seule ligne" in problem.message for problem in real.check(kind, two)), kind
        assert not any("une seule ligne" in problem.message for problem in real.check(kind, one)), kind


def test_a_folder_without_schemas_or_with_a_broken_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SchemaError, match=re.escape("no *.schema.json")):
        Schemas.load(tmp_path)
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/x.schema.json").write_text("{", encoding="utf-8")
    with pytest.raises(SchemaError, match=re.escape("x.schema.json")):
        Schemas.load(tmp_path)


def test_a_vocabulary_is_read_in_its_order_with_its_links(schemas: Schemas) -> None:
    natures = schemas.vocabulary("natures")
    assert natures.ids == ("innovation-sociale", "innovation-publique")
    assert [term.titre for term in natures] == ["Innovation sociale", "Innovation publique"]
    assert natures.titre("innovation-publique") == "Innovation publique"
    assert natures.get("absent") is None
    assert natures.get("innovation-sociale").extra == {"x-icone": "graine"}
    with pytest.raises(KeyError):
        natures.titre("absent")
    with pytest.raises(KeyError):
        schemas.vocabulary("annee")
    assert [vocabulary.name for vocabulary in schemas.vocabularies] == ["natures", "mois"]


def test_properties_are_walked_in_the_order_of_the_schema_with_those_nested(schemas: Schemas) -> None:
    assert [each.path for each in schemas.properties("essais")] == [
        "titre", "nature", "mois", "porteur", "porteur.nom", "porteur.site", "lieux", "lieux[].code", "lieux[].statut",
        "lieux[].fin", "lieux[].motif", "cout", "cout.montant", "cout.unite", "cout.note", "ouvert", "verifie_le",
    ]  # fmt: skip


def test_a_property_tells_what_its_schema_and_its_references_say(schemas: Schemas) -> None:
    known = {each.path: each for each in schemas.properties("essais")}
    code, mois, nature, site = known["lieux[].code"], known["mois"], known["nature"], known["porteur.site"]
    assert (code.key, code.parent, code.depth, code.required, code.type) == ("code", "lieux", 1, True, "string")
    assert code.extra == {"x-format": "un code officiel, par exemple FR-38"}
    assert code.constraints == {"maxLength": 20, "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$"}
    assert (mois.type, mois.item_types, mois.vocabulary, mois.required) == ("array", ("string",), "mois", False)
    assert mois.constraints == {"minItems": 1, "maxItems": 3, "uniqueItems": True}
    assert (nature.type, nature.vocabulary, nature.examples) == ("string", "natures", ("innovation-sociale",))
    assert (site.title, site.description, site.constraints) == ("Site", "Page.", {"format": "uri"})
