"""Transfers as readers see them: a table, and two maps that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass

from essaim.indexes import Transfer, transfers
from essaim.views.excerpts import Suite
from essaim.views.fiche.places import Etape
from essaim.views.maps import CarteView, france_map, world_map
from essaim.views.scope import Scope


@dataclass(frozen=True, slots=True)
class TransfertView:
    """A transfer in words, with both ends."""

    initiative: Etape
    mere: Etape | None
    depart: Etape
    arrivee: Etape
    precision: str
    statut: str
    statut_libelle: str
    depuis: int | None


@dataclass(frozen=True, slots=True)
class TransfertsView:
    """A page of the table of all ``total`` transfers; the first has the maps of where they go."""

    transferts: tuple[TransfertView, ...]
    total: int
    suite: Suite
    france: CarteView | None
    monde: CarteView | None


def transfers_pages(scope: Scope, others: Scope) -> tuple[TransfertsView, ...]:
    """Every transfer, by initiative, cut in pages; ``others`` is the scope of the pages below the first."""
    found = transfers(scope.atlas)
    size = scope.bounds.page
    count = max(1, -(-len(found) // size))
    return tuple(
        TransfertsView(
            _rows(scope if number == 1 else others, found[(number - 1) * size : number * size]),
            len(found),
            Suite("transferts/", "", number, count),
            france_map(scope, scope.maps.france, arcs=True) if number == 1 else None,
            world_map(scope, scope.maps.world, arcs=True) if number == 1 else None,
        )
        for number in range(1, count + 1)
    )


def _rows(scope: Scope, found: Sequence[Transfer]) -> tuple[TransfertView, ...]:
    return tuple(
        TransfertView(
            Etape(t.initiative.titre, scope.fiche(t.initiative)),
            Etape(t.mere.titre, scope.fiche(t.mere)) if t.mere else None,
            Etape(t.depart.nom, scope.territoire(t.depart)),
            Etape(t.arrivee.nom, scope.territoire(t.arrivee)),
            t.lieu,
            t.statut,
            scope.terme("statuts", t.statut).libelle,
            t.depuis,
        )
        for t in found
    )
