"""What an aggregate page holds of a long list: its best as cards, the next as links, the rest on numbered pages below.

A list short enough is shown whole, in its own order. Nothing is ever left out: what the page does not hold stands on
``page/2/`` and after, without scripts.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from essaim.indexes import Atlas
from essaim.records import Record
from essaim.territories.names import folded
from essaim.views.cards import Carte, carte
from essaim.views.fiche.places import Etape
from essaim.views.scope import Scope

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Lien:
    """An initiative in a compact list: its title, its page, and where."""

    titre: str
    lien: str
    mention: str


@dataclass(frozen=True, slots=True)
class Extrait(Generic[T]):
    """A list of ``total`` as its page holds it; ``choisies`` says that the cards are its best, ``dessous`` how many are
    on the pages below."""

    cartes: tuple[T, ...]
    liens: tuple[Lien, ...]
    total: int
    dessous: int

    @property
    def choisies(self) -> bool:
        """The list is longer than its cards."""
        return bool(self.liens or self.dessous)


# What stands on each page below: links under their headings.
Groupes = tuple[tuple[tuple[str, tuple[Lien, ...]], ...], ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """The pages below: ``adresse`` is the first page's from the root, ``filtre`` the catalogue filtered likewise."""

    adresse: str
    filtre: str
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class SuiteView:
    """A page below an aggregate page: links by heading, and the way back up."""

    titre: str
    retour: Etape
    groupes: tuple[tuple[str, tuple[Lien, ...]], ...]
    suite: Suite


@dataclass(frozen=True, slots=True)
class Cut(Generic[T]):
    """A list cut in three: shown as cards, as links, and below."""

    cards: Sequence[T]
    links: Sequence[T]
    below: Sequence[T]


def cut(scope: Scope, items: Sequence[T], record: Callable[[T], Record]) -> Cut[T]:
    """``items`` as they are if they may all be cards, else the strongest first, then the others by title."""
    bounds = scope.bounds
    if len(items) <= bounds.cards:
        return Cut(items, (), ())
    ranked = sorted(items, key=lambda item: _standing(scope.atlas, record(item)))
    others = sorted(ranked[bounds.cards :], key=lambda item: _alphabet(record(item)))
    return Cut(ranked[: bounds.cards], others[: bounds.links], others[bounds.links :])


def excerpt(scope: Scope, records: Sequence[Record]) -> Extrait[Carte]:
    """A list of initiatives as its page holds it."""
    found = cut(scope, records, lambda record: record)
    return Extrait(
        tuple(carte(scope, record) for record in found.cards),
        tuple(link(scope, record) for record in found.links),
        len(records),
        len(found.below),
    )


def left(scope: Scope, records: Sequence[Record]) -> Groupes:
    """What the page of such a list leaves to the pages below it, seen from them."""
    below = cut(scope, records, lambda record: record).below
    return continued(scope, [("", [link(scope, record) for record in below])])


def continued(scope: Scope, groups: Iterable[tuple[str, Sequence[Lien]]]) -> Groupes:
    """What is below, by heading, cut in pages."""
    lines = [(heading, link) for heading, links in groups for link in links]
    size = scope.bounds.page
    return tuple(
        tuple(
            (heading, tuple(link for _, link in found))
            for heading, found in groupby(lines[start : start + size], key=lambda line: line[0])
        )
        for start in range(0, len(lines), size)
    )


def pages(scope: Scope, below: int) -> int:
    """How many pages there are in all, the first one counted, with ``below`` lines under it."""
    return 1 + -(-below // scope.bounds.page)


def link(scope: Scope, record: Record) -> Lien:
    """An initiative as a line, with the first places that it names."""
    names = list(dict.fromkeys(p.territory.nom for p in scope.atlas.by_initiative.get(record.id, ())))
    return Lien(record.titre, scope.fiche(record), named(names, 3))


def named(names: Sequence[str], most: int) -> str:
    """« Lille, Paris, Lyon et 4 autres »."""
    rest = len(names) - most
    return ", ".join(names[:most]) + (f" et {rest} autre{'s' if rest > 1 else ''}" if rest > 0 else "")


def _standing(atlas: Atlas, record: Record) -> tuple[int, int, tuple[str, str]]:
    """The order that pages state: strength of proof, yes among the six questions, title."""
    level = atlas.proofs[record.id].niveau
    return -(-1 if level is None else level), -atlas.readiness[record.id].oui, _alphabet(record)


def _alphabet(record: Record) -> tuple[str, str]:
    return folded(record.titre), record.id
