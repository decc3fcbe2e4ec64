"""Tables that cross two axes: themes or models with territories, objectives with models."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from essaim.records import Record
from essaim.territories import Nature, Territory
from essaim.typography import pluriel
from essaim.views.fiche.places import Etape
from essaim.views.scope import Scope, mappings, text

TITLES = 30  # named in a cell's label; its territory's page names them all


@dataclass(frozen=True, slots=True)
class Case:
    """A cell: how many initiatives, and what they are called (for the label that a screen reader says)."""

    compte: int
    titres: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rang:
    """A row of a matrix."""

    tete: Etape
    cases: tuple[Case, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Matrice:
    """Rows are territories, columns are themes or models; only rows that have something are kept."""

    colonnes: tuple[Etape, ...]
    rangs: tuple[Rang, ...]


@dataclass(frozen=True, slots=True)
class Croix:
    """A cell of the objectives × models table: the cross, and what allows to put it there."""

    modele: str
    croix: bool
    statut: str
    confiance: str
    justification: str


@dataclass(frozen=True, slots=True)
class RangObjectif:
    """An objective and its six cells; ``somme`` counts the crosses."""

    id: str
    titre: str
    definition: str
    finalite: str
    croix: tuple[Croix, ...]
    somme: int


def across_territories(
    scope: Scope, columns: Iterable[tuple[str, Etape]], having: Mapping[str, Sequence[Record]]
) -> Matrice:
    """Initiatives counted by territory (French regions and overseas departments, then countries) and by column.

    ``having`` gives the initiatives of a column by its id.
    """
    heads = list(columns)
    rows = []
    for territory in _rows(scope):
        present = scope.atlas.initiatives_at(territory.code)
        if present:
            cells = tuple(_case([r for r in having.get(key, ()) if r.id in present]) for key, _ in heads)
            rows.append(Rang(Etape(territory.nom, scope.territoire(territory)), cells, len(present)))
    return Matrice(tuple(head for _, head in heads), tuple(rows))


def objectives(scope: Scope) -> tuple[RangObjectif, ...]:
    """The objectives × models table, as the model cards hold it: a reconstruction, said so cell by cell."""
    models = sorted(scope.catalogue.of("modeles"), key=lambda model: str(model.data["numero"]))
    ends = {term.id: term.titre for term in scope.catalogue.vocabulary("finalites")}
    rows = []
    for term in scope.catalogue.vocabulary("objectifs"):
        cells = tuple(_cross(scope, model, term.id) for model in models)
        end = ends[str(term.extra["x-finalite"])]
        rows.append(RangObjectif(term.id, term.titre, term.description, end, cells, sum(c.croix for c in cells)))
    return tuple(rows)


def _rows(scope: Scope) -> list[Territory]:
    shown = scope.atlas.pages
    regions = [t for t in shown if t.nature is Nature.REGION]
    overseas = [t for t in shown if t.nature is Nature.DEPARTEMENT and t.outre_mer]
    countries = [t for t in shown if t.nature is Nature.PAYS]
    return [*regions, *overseas, *countries]


def _case(records: list[Record]) -> Case:
    titles = tuple(record.titre for record in records[:TITLES])
    rest = len(records) - len(titles)
    return Case(len(records), (*titles, pluriel(rest, "autre")) if rest else titles)


def _cross(scope: Scope, model: Record, objective: str) -> Croix:
    for cell in mappings(model.data, "objectifs"):
        if cell["objectif"] == objective:
            statut = scope.terme("statuts_de_cellule", cell["statut"]).libelle
            confiance = scope.terme("confiances", cell["confiance"]).libelle
            return Croix(model.titre, cell["croix"] is True, statut, confiance, text(cell, "justification"))
    raise KeyError(f"{model.id} says nothing of {objective}")
