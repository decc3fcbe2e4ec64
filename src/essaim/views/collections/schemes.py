"""Schemes as the report's two maps show them, and as a list that filters.

The maps are the report's annexes 2.1 (social innovations: phases × categories) and 2.2 (public innovations: carriers ×
phases). The extraction of the report lost most positions: a placement that was deduced says so in its cell.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from essaim.indexes import NO_THEME
from essaim.kinds import Kind
from essaim.records import Record
from essaim.schema import Term
from essaim.views.fiche.places import Etape
from essaim.views.lists import ListView, plain_list
from essaim.views.scope import Data, Scope, mapping, mappings, text, words


@dataclass(frozen=True, slots=True)
class Placement:
    """A scheme in a cell of a map: what it brings there, and whether the cell is the report's or deduced."""

    dispositif: Etape
    apport: str
    deduit: bool


@dataclass(frozen=True, slots=True)
class Rangee:
    """A row of a map, with its cells in the order of the columns."""

    tete: str
    lien: str | None
    cases: tuple[tuple[Placement, ...], ...]


@dataclass(frozen=True, slots=True)
class Cartographie:
    """One of the report's two maps."""

    colonnes: tuple[str, ...]
    rangees: tuple[Rangee, ...]


@dataclass(frozen=True, slots=True)
class LigneDispositif:
    """A scheme in the list: what it is, and the values it is filtered by, by facet."""

    titre: str
    lien: str
    resume: str
    type: str
    etat: str
    porteur: str
    filtres: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Filtre:
    """A choice offered above the list: its values are those that some scheme has."""

    id: str
    libelle: str
    valeurs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SchemesView:
    """The page of the schemes."""

    liste: ListView
    sociales: Cartographie
    publiques: Cartographie
    filtres: tuple[Filtre, ...]
    lignes: tuple[LigneDispositif, ...]


VOCABULARIES = {
    "theme": ("themes", "Thème"),
    "nature": ("natures", "Nature d’innovation"),
    "phase": ("phases_de_dispositif", "Phase"),
    "categorie": ("categories_de_dispositif", "Catégorie"),
    "type": ("types_de_dispositif", "Type"),
    "question": ("questions_pret", "Question du rapport"),
}


def schemes(scope: Scope, kind: Kind) -> SchemesView:
    """The page of the schemes: two maps and a list."""
    records = sorted(scope.catalogue.of(kind.name), key=lambda r: r.titre.casefold())
    rows = tuple(_row(scope, record) for record in records)
    maps = _social(scope, records), _public(scope, records)
    return SchemesView(plain_list(scope, kind), *maps, _filters(scope, rows), rows)


def _phases(scope: Scope, number: int) -> list[Term]:
    phases = [t for t in scope.catalogue.vocabulary("phases_de_dispositif") if t.extra["x-cartographie"] == number]
    return sorted(phases, key=lambda term: int(str(term.extra["x-rang"])))


def _social(scope: Scope, records: list[Record]) -> Cartographie:
    categories = list(scope.catalogue.vocabulary("categories_de_dispositif"))
    columns = (*(category.titre for category in categories), "Hors catégorie")
    rows = []
    for phase in _phases(scope, 1):
        cells = tuple(
            tuple(_placed(scope, records, phase.id, category)) for category in (*(c.id for c in categories), "")
        )
        rows.append(Rangee(phase.titre, None, cells))
    return Cartographie(columns, tuple(rows))


def _public(scope: Scope, records: list[Record]) -> Cartographie:
    """One row a carrier's own scheme; the schemes attached to it stand in the same row."""
    phases = _phases(scope, 2)
    rows = []
    for record in records:
        mine = [r for r in records if r is record or text(r.data, "rattache_a") == record.id]
        cells = tuple(tuple(_placed(scope, mine, phase.id, "")) for phase in phases)
        if "rattache_a" not in record.data and any(cells):
            carrier = text(mapping(record.data, "porteur"), "nom")
            rows.append(Rangee(f"{carrier} : {record.titre}", scope.fiche(record), cells))
    return Cartographie(tuple(phase.titre for phase in phases), tuple(rows))


def _placed(scope: Scope, records: list[Record], phase: str, category: str) -> Iterator[Placement]:
    for record in records:
        for place in mappings(record.data, "placements"):
            if place["phase"] == phase and text(place, "categorie") == category:
                step = Etape(record.titre, scope.fiche(record))
                yield Placement(step, text(place, "apport"), place["placement"] == "deduit")


def _row(scope: Scope, record: Record) -> LigneDispositif:
    data = record.data
    places = mappings(data, "placements")
    return LigneDispositif(
        record.titre,
        scope.fiche(record),
        text(data, "resume"),
        scope.terme("types_de_dispositif", data["type"]).libelle,
        scope.terme("etats_de_dispositif", mapping(data, "etat")["statut"]).libelle if "etat" in data else "",
        text(mapping(data, "porteur"), "nom"),
        (
            ("theme", words(data, "themes") or (NO_THEME,)),
            ("nature", words(data, "natures")),
            ("phase", _distinct(places, "phase")),
            ("categorie", _distinct(places, "categorie")),
            ("type", (text(data, "type"),)),
            ("question", words(data, "questions_pret")),
        ),
    )


def _distinct(places: list[Data] | tuple[Data, ...] | object, key: str) -> tuple[str, ...]:
    assert isinstance(places, list)
    return tuple(dict.fromkeys(text(place, key) for place in places if key in place))


def _filters(scope: Scope, rows: tuple[LigneDispositif, ...]) -> tuple[Filtre, ...]:
    filters = []
    for name, (vocabulary, title) in VOCABULARIES.items():
        found = {value for row in rows for value in dict(row.filtres)[name]}
        terms = scope.catalogue.vocabulary(vocabulary)
        values = tuple((t.id, t.titre) for t in terms if t.id in found)
        without = ((NO_THEME, "aucun : ouverts à tous"),) if NO_THEME in found else ()
        filters.append(Filtre(name, title, values + without))
    return tuple(filters)
