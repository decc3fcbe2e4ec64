"""Transfers as readers see them: a table, and two maps that say the same."""

from dataclasses import dataclass

from essaim.indexes import transfers
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
    """Every transfer, and where they go on the maps."""

    transferts: tuple[TransfertView, ...]
    france: CarteView
    monde: CarteView


def transfers_page(scope: Scope) -> TransfertsView:
    """Every transfer, by initiative."""
    rows = tuple(
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
        for t in transfers(scope.atlas)
    )
    return TransfertsView(
        rows, france_map(scope, scope.maps.france, arcs=True), world_map(scope, scope.maps.world, arcs=True)
    )
