"""Needs and answers: which initiatives may answer a territory's need, and which needs an initiative may answer.

They meet when they share a theme; sharing a public, then the strength of proof, then readiness put the best first.
"""

from essaim.catalogue import Catalogue
from essaim.levels import pret, preuve
from essaim.levels.pret import answers as readiness
from essaim.records import Record

OPEN = ("ouvert", "en-cours")


def answers(catalogue: Catalogue, need: Record) -> tuple[Record, ...]:
    """The initiatives that may answer a need, the likeliest first; those that stopped are left out."""
    found = [r for r in catalogue.initiatives if r.data["maturite"] != "arretee" and _shared(r, need, "themes")]
    return tuple(sorted(found, key=lambda record: _rank(record, need)))


def seekers(catalogue: Catalogue, initiative: Record) -> tuple[Record, ...]:
    """The open needs that an initiative may answer, by id."""
    needs = catalogue.of("besoins")
    return tuple(n for n in needs if n.data["statut"] in OPEN and _shared(initiative, n, "themes"))


def _shared(initiative: Record, need: Record, key: str) -> set[str]:
    return {v for _, v in initiative.texts(key, "*")} & {v for _, v in need.texts(key, "*")}


def _rank(initiative: Record, need: Record) -> tuple[float, ...] | tuple[float, float, float, float, str]:
    proof = preuve(initiative.data).niveau
    return (
        -len(_shared(initiative, need, "themes")),
        -len(_shared(initiative, need, "publics")),
        -(proof if proof is not None else -1),
        -pret(readiness(initiative.data)).oui,
        initiative.id,
    )
