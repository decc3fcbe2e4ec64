"""Needs and answers: which initiatives may answer a territory's need, and which needs an initiative may answer.

They meet when they share a theme; sharing a public, then the strength of proof, then readiness put the best first.
"""

from essaim.indexes.presences import Atlas
from essaim.records import Record

OPEN = ("ouvert", "en-cours")


def answers(atlas: Atlas, need: Record) -> tuple[Record, ...]:
    """The initiatives that may answer a need, the likeliest first; those that stopped are left out."""
    records = atlas.catalogue.initiatives
    found = [r for r in records if r.data["maturite"] != "arretee" and _shared(r, need, "themes")]
    return tuple(sorted(found, key=lambda record: _rank(atlas, record, need)))


def seekers(atlas: Atlas, initiative: Record) -> tuple[Record, ...]:
    """The open needs that an initiative may answer, by id."""
    needs = atlas.catalogue.of("besoins")
    return tuple(n for n in needs if n.data["statut"] in OPEN and _shared(initiative, n, "themes"))


def _shared(initiative: Record, need: Record, key: str) -> set[str]:
    return {v for _, v in initiative.texts(key, "*")} & {v for _, v in need.texts(key, "*")}


def _rank(atlas: Atlas, initiative: Record, need: Record) -> tuple[float, ...] | tuple[float, float, float, float, str]:
    proof = atlas.proofs[initiative.id].niveau
    return (
        -len(_shared(initiative, need, "themes")),
        -len(_shared(initiative, need, "publics")),
        -(proof if proof is not None else -1),
        -atlas.readiness[initiative.id].oui,
        initiative.id,
    )
