"""A small contract of our own, and documents read by the real reader."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from essaim.problem import Problem
from essaim.reading import Document, read_text
from essaim.schema import Schemas

NATURES = [("innovation-sociale", "Innovation sociale"), ("innovation-publique", "Innovation publique")]
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
          "décembre", "petite enfance"]  # fmt: skip


def listed(title: str, terms: list[tuple[str, str]], **extra: object) -> dict[str, object]:
    return {
        "title": title,
        "description": f"{title}, en liste fermée.",
        "examples": [terms[0][0]],
        "oneOf": [{"const": id, "title": name, "description": f"Le terme {name}.", **extra} for id, name in terms],
    }


COMMUN = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "commun.schema.json",
    "$defs": {
        "natures": listed("Nature", NATURES, **{"x-icone": "graine"}),
        "mois": listed(
            "Mois", [(f"m{rank}" if rank < 13 else "petite-enfance", m) for rank, m in enumerate(MONTHS, 1)]
        ),
        "code": {
            "title": "Code",
            "description": "Code officiel.",
            "type": "string",
            "maxLength": 20,
            "pattern": "^[A-Z]{2}(-[A-Z0-9]{1,3})?$",
            "x-format": "un code officiel, par exemple FR-38",
            "examples": ["FR-38"],
        },
        "annee": {
            "title": "Année",
            "description": "Année en quatre chiffres.",
            "type": "integer",
            "minimum": 1800,
            "maximum": 2100,
            "examples": [2014],
        },
        "adresse": {
            "title": "Adresse",
            "description": "Page.",
            "type": "string",
            "format": "uri",
            "examples": ["https://exemple.fr/"],
        },
        "inutile": {"title": "Inutile", "description": "Que rien n’emploie.", "type": "string"},
    },
}
ESSAI = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "essais.schema.json",
    "title": "Essai",
    "type": "object",
    "additionalProperties": False,
    "required": ["titre"],
    "properties": {
        "titre": {
            "title": "Titre",
            "description": "Le nom d’usage.",
            "type": "string",
            "minLength": 3,
            "maxLength": 12,
            "examples": ["Les Accorderies"],
        },
        "nature": {"$ref": "commun.schema.json#/$defs/natures"},
        "mois": {
            "title": "Liste de mois",
            "description": "Les mois d’ouverture.",
            "type": "array",
            "items": {"$ref": "commun.schema.json#/$defs/mois"},
            "uniqueItems": True,
            "minItems": 1,
            "maxItems": 3,
        },
        "porteur": {
            "title": "Porteur",
            "description": "Qui porte.",
            "type": "object",
            "additionalProperties": False,
            "required": ["nom"],
            "minProperties": 1,
            "properties": {
                "nom": {"title": "Nom", "description": "Son nom.", "type": "string", "examples": ["Ville de Lyon"]},
                "site": {"title": "Site", "$ref": "commun.schema.json#/$defs/adresse"},
            },
        },
        "lieux": {
            "title": "Lieux",
            "description": "Où.",
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["code"],
                "properties": {
                    "code": {"$ref": "commun.schema.json#/$defs/code"},
                    "statut": {"title": "Statut", "description": "Où on en est.", "enum": ["active", "arretee"]},
                    "fin": {"title": "Fin", "$ref": "commun.schema.json#/$defs/annee"},
                    "motif": {"title": "Motif", "description": "Pourquoi.", "type": "string", "examples": ["Usure"]},
                },
                "if": {"required": ["fin"]},
                "then": {"properties": {"statut": {"const": "arretee"}}},
                "else": {"properties": {"motif": False}},
            },
        },
        "cout": {
            "title": "Coût",
            "description": "Ce que cela coûte.",
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "montant": {"title": "Montant", "description": "En euros.", "type": "number", "exclusiveMinimum": 0},
                "unite": {"title": "Unité", "description": "Par quoi.", "type": "string", "examples": ["par an"]},
                "note": {"title": "Note", "description": "Ce qu’on sait.", "type": "string"},
            },
            "anyOf": [{"required": ["montant"]}, {"required": ["note"]}],
            "dependentRequired": {"montant": ["unite"]},
        },
        "ouvert": {"title": "Ouvert", "description": "Ouvert à tous.", "type": "boolean"},
        "verifie_le": {
            "title": "Vérifié le",
            "description": "Le jour.",
            "type": "string",
            "format": "date",
            "minLength": 10,
            "maxLength": 10,
        },
    },
    "if": {"properties": {"nature": {"const": "innovation-publique"}}, "required": ["nature"]},
    "then": {"required": ["porteur"]},
}


@pytest.fixture(scope="session")
def schemas() -> Schemas:
    return Schemas({"commun": COMMUN, "essais": ESSAI})


@pytest.fixture(scope="session")
def real(root: Path) -> Schemas:
    return Schemas.load(root)


def document(text: str) -> Document:
    """``text`` as the file ``content/essais/essai.yml``, which the reader must accept."""
    reading = read_text(text.encode(), PurePosixPath("content/essais/essai.yml"))
    assert reading.document is not None, reading.problems
    return reading.document


@pytest.fixture(scope="session")
def check(schemas: Schemas) -> Callable[[str], tuple[Problem, ...]]:
    """The problems that the small contract finds in a text."""
    return lambda text: schemas.check("essais", document(text))
