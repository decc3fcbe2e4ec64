"""Needs: what territories look for, and the initiatives that may answer."""

from dataclasses import dataclass

from essaim.indexes.needs import answers
from essaim.kinds import Kind
from essaim.records import Record
from essaim.views.cards import Carte, carte
from essaim.views.entries import EntryView, entry
from essaim.views.fiche.places import Etape
from essaim.views.lists import ListView, plain_list
from essaim.views.scope import Pastille, Scope, Terme, text, words

SHOWN = 12


@dataclass(frozen=True, slots=True)
class Besoin:
    """A need in the list, with how many initiatives may answer it."""

    titre: str
    lien: str
    resume: str
    territoire: Etape | None
    statut: Terme
    themes: tuple[Pastille, ...]
    reponses: int


@dataclass(frozen=True, slots=True)
class NeedsView:
    """Every need."""

    liste: ListView
    besoins: tuple[Besoin, ...]


@dataclass(frozen=True, slots=True)
class NeedView:
    """One need and the initiatives that may answer it, the likeliest first."""

    entree: EntryView
    reponses: tuple[Carte, ...]
    total: int


def needs(scope: Scope, kind: Kind) -> NeedsView:
    """Every need, by title."""
    records = sorted(scope.catalogue.of(kind.name), key=lambda r: r.titre.casefold())
    return NeedsView(plain_list(scope, kind), tuple(_need(scope, record) for record in records))


def need_page(scope: Scope, kind: Kind, record: Record) -> NeedView:
    """The page of one need."""
    found = answers(scope.atlas, record)
    return NeedView(entry(scope, kind, record), tuple(carte(scope, r) for r in found[:SHOWN]), len(found))


def _need(scope: Scope, record: Record) -> Besoin:
    place = scope.atlas.territories.resolve(text(record.data, "territoire"))
    return Besoin(
        record.titre,
        scope.fiche(record),
        text(record.data, "resume"),
        Etape(place.nom, scope.territoire(place)) if place else None,
        scope.terme("statuts_de_besoin", record.data["statut"]),
        tuple(scope.theme(theme) for theme in words(record.data, "themes")),
        len(answers(scope.atlas, record)),
    )
