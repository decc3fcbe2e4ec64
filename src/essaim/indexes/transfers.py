"""Transfers: from where an initiative was born to each place that took it up, within a fiche or between two."""

from collections.abc import Iterator
from dataclasses import dataclass

from essaim.indexes.presences import Atlas, Presence
from essaim.records import Record
from essaim.territories import Territory


@dataclass(frozen=True, slots=True)
class Transfer:
    """``initiative`` left ``depart`` and reached ``arrivee``; ``mere`` is set when the origin is another fiche's."""

    initiative: Record
    mere: Record | None
    depart: Territory
    arrivee: Territory
    statut: str
    depuis: int | None
    lieu: str


def transfers(atlas: Atlas) -> tuple[Transfer, ...]:
    """Every transfer that goes from one territory to another, in the order of initiatives."""
    found = (t for record in atlas.catalogue.initiatives for t in _of(record, atlas))
    return tuple(t for t in found if t.depart.code != t.arrivee.code)


def _of(record: Record, atlas: Atlas) -> Iterator[Transfer]:
    presences = atlas.by_initiative.get(record.id, ())
    origin = _origin(presences)
    if origin is None:
        return
    for mere in _parents(record, atlas):
        start = _origin(atlas.by_initiative.get(mere.id, ()))
        if start is not None:
            yield _transfer(record, mere, start, origin)
    first = origin.rang
    for presence in presences:
        if presence.rang != first:
            yield _transfer(record, None, origin, presence)


def _transfer(record: Record, mere: Record | None, start: Presence, end: Presence) -> Transfer:
    return Transfer(record, mere, start.territory, end.territory, end.statut, end.depuis, end.lieu)


def _origin(presences: tuple[Presence, ...]) -> Presence | None:
    """Where the fiche says it began, whatever it counts as on the territory's page."""
    for presence in presences:
        implantations = presence.initiative.data["implantations"]
        if isinstance(implantations, list) and implantations[presence.rang]["role"] == "origine":
            return presence
    return None


def _parents(record: Record, atlas: Atlas) -> Iterator[Record]:
    ids = record.data.get("replique_de")
    for identifier in ids if isinstance(ids, list) else []:
        parent = atlas.catalogue.get("initiatives", identifier)
        if parent is not None:
            yield parent
