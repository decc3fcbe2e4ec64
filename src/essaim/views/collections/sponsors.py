"""Sponsors: desks, never persons, by territory and by theme."""

from dataclasses import dataclass

from essaim.kinds import Kind
from essaim.views.fiche.places import Etape
from essaim.views.lists import ListView, plain_list
from essaim.views.scope import Pastille, Scope, mapping, text, words


@dataclass(frozen=True, slots=True)
class Parrain:
    """A desk: where, on what, and whether it is known to be open today."""

    titre: str
    lien: str
    resume: str
    organisme: str
    territoires: tuple[Etape, ...]
    themes: tuple[Pastille, ...]
    note: str


@dataclass(frozen=True, slots=True)
class SponsorsView:
    """Every desk."""

    liste: ListView
    parrains: tuple[Parrain, ...]


def sponsors(scope: Scope, kind: Kind) -> SponsorsView:
    """Every desk, by title."""
    rows = []
    for record in sorted(scope.catalogue.of(kind.name), key=lambda r: r.titre.casefold()):
        data = record.data
        places = [scope.atlas.territories.resolve(code) for code in words(data, "territoires")]
        rows.append(
            Parrain(
                record.titre,
                scope.fiche(record),
                text(data, "resume"),
                text(mapping(data, "organisme"), "nom"),
                tuple(Etape(t.nom, scope.territoire(t)) for t in places if t),
                tuple(scope.theme(theme) for theme in words(data, "themes")),
                text(mapping(data, "etat"), "note"),
            )
        )
    return SponsorsView(plain_list(scope, kind), tuple(rows))
