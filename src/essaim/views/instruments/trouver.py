"""Finding one's commune: the page around the field, with every department for want of a script."""

from dataclasses import dataclass

from essaim.territories import Nature
from essaim.views.fiche.places import Etape
from essaim.views.scope import Scope


@dataclass(frozen=True, slots=True)
class TrouverView:
    """How many communes can be found, and the departments, overseas ones last."""

    communes: int
    departements: tuple[tuple[str, Etape], ...]


def find_commune(scope: Scope) -> TrouverView:
    """The page that leads to one's commune."""
    tree = scope.atlas.territories
    return TrouverView(
        tree.communes,
        tuple(
            (place.code.removeprefix("FR-"), Etape(place.nom, scope.territoire(place)))
            for place in tree.of(Nature.DEPARTEMENT)
            if not place.uninhabited
        ),
    )
