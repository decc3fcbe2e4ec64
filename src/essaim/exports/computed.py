"""The computed part of a record (``calcule``): levels with their criteria, never declared by who wrote the fiche.

Written key by key and not from the dataclasses: these names are the API's promise, the others are ours to change.
"""

from collections.abc import Mapping

from essaim.exports.edition import Edition
from essaim.levels import completude, cout, fraicheur, pret, preuve
from essaim.levels.pret import QUESTIONS, answers
from essaim.records import Record

Data = Mapping[str, object]


def computed(edition: Edition, record: Record) -> dict[str, object]:
    """What is computed of a record on the day of the edition: freshness for all, the other levels for initiatives."""
    data = record.data
    found: dict[str, object] = {}
    if record.kind == "initiatives":
        found["preuve"] = _proof(data)
        found["cout"] = _cost(data)
        found["pret"] = _readiness(data)
        found["completude"] = _completeness(data)
        found["territoires"] = _places(edition, record)
    if isinstance(data.get("verifie_le"), str):
        found["fraicheur"] = _freshness(edition, str(data["verifie_le"]))
    return found


def _proof(data: Data) -> dict[str, object]:
    level = preuve(data)
    return {
        "niveau": level.niveau,
        "libelle": level.libelle,
        "criteres": [{"niveau": c.niveau, "texte": c.texte, "rempli": c.rempli} for c in level.criteres],
        "effets": list(level.effets),
        "evaluations": level.evaluations,
    }


def _cost(data: Data) -> dict[str, object]:
    level = cout(data)
    return {
        "bande": level.bande,
        "par_beneficiaire": level.par_beneficiaire,
        "base": level.base,
        "demarrage": level.demarrage,
        "par_an": level.par_an,
        "evite": level.evite,
        "lignes_manquantes": list(level.manquantes),
        "montants_hors_calcul": level.hors_calcul,
    }


def _readiness(data: Data) -> dict[str, object]:
    level = pret(answers(data))
    return {
        "oui": level.oui,
        "reponses": dict(zip(QUESTIONS, level.reponses, strict=True)),
        "verdict": level.verdict,
    }


def _completeness(data: Data) -> dict[str, object]:
    level = completude(data)
    return {"remplies": level.remplies, "total": level.total, "manquantes": list(level.manquantes)}


def _freshness(edition: Edition, verified: str) -> dict[str, object]:
    level = fraicheur(verified, edition.catalogue.today)
    return {"verifie_le": verified, "score": level.score, "etat": level.etat, "calcule_le": edition.jour}


def _places(edition: Edition, record: Record) -> list[dict[str, object]]:
    tree = edition.catalogue.territories
    return [
        {
            "code": presence.territory.code,
            "nom": presence.territory.nom,
            "sorte": presence.sorte,
            "statut": presence.statut,
            "implantation": presence.rang + 1,
            "dans": [above.code for above in tree.ancestors(presence.territory.code)],
        }
        for presence in edition.atlas.by_initiative.get(record.id, ())
    ]
