"""What the catalogue covers, counted from the fiches, and what it lacks: an invitation to fill it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from essaim.territories import Nature, Territory
from essaim.territories.names import folded
from essaim.typography import nombre
from essaim.views.fiche.places import Etape
from essaim.views.lessons import failed
from essaim.views.scope import Scope, mappings, text, words

# Below, a theme is said to lack fiches, as one without any is.
RARE = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A line of a count: ``part`` is its share of all fiches, in words."""

    nom: Etape
    compte: int
    part: str


@dataclass(frozen=True, slots=True)
class Etendue:
    """How many places of a kind have an initiative, out of how many; ``absents`` have none."""

    titre: str
    presents: int
    total: int
    absents: tuple[Etape, ...]


@dataclass(frozen=True, slots=True)
class Couverture:
    """The spread of a catalogue; every count is of fiches, but ``sources`` and ``evaluations``."""

    fiches: int
    themes: tuple[Part, ...]
    themes_absents: tuple[Etape, ...]
    themes_rares: tuple[Etape, ...]
    regions: Etendue
    departements: Etendue
    pays: tuple[Part, ...]
    evaluations: tuple[Part, ...]
    evaluees: Part
    echecs: Part
    sources: int
    independantes: int
    part_independante: str
    sans_source_independante: tuple[Etape, ...]


def spread(scope: Scope) -> Couverture:
    """The spread of a catalogue, whatever its size."""
    records = scope.catalogue.initiatives
    sources = [source for record in records for source in mappings(record.data, "sources")]
    independent = sum(text(source, "independante") == "oui" for source in sources)
    tree = scope.atlas.territories
    themes = _themes(scope)
    return Couverture(
        len(records),
        tuple(part for part in themes if part.compte),
        tuple(part.nom for part in themes if not part.compte),
        tuple(part.nom for part in themes if 0 < part.compte < RARE),
        _extent(scope, "régions de l’Hexagone et Corse", tree.of(Nature.REGION)),
        _extent(scope, "départements et territoires d’outre-mer", tree.of(Nature.DEPARTEMENT)),
        _countries(scope),
        _evaluations(scope),
        _share(scope, "Fiches évaluées", sum("evaluations" in record.data for record in records)),
        _share(scope, "Fiches qui disent un échec", sum(failed(record.data) for record in records)),
        len(sources),
        independent,
        _percent(independent, len(sources)),
        tuple(
            Etape(record.titre, scope.fiche(record))
            for record in records
            if not any(text(source, "independante") == "oui" for source in mappings(record.data, "sources"))
        ),
    )


def _themes(scope: Scope) -> tuple[Part, ...]:
    counts = Counter(theme for record in scope.catalogue.initiatives for theme in words(record.data, "themes"))
    return tuple(
        _part(scope, Etape(term.titre, scope.lien(f"themes/{term.id}/")), counts[term.id])
        for term in scope.catalogue.vocabulary("themes")
    )


def _extent(scope: Scope, title: str, places: Iterable[Territory]) -> Etendue:
    listed = tuple(place for place in places if not place.uninhabited)  # where no one lives, nothing lacks
    empty = [place for place in listed if not scope.atlas.initiatives_at(place.code)]
    absent = tuple(Etape(place.nom, scope.territoire(place)) for place in empty)
    return Etendue(title, len(listed) - len(empty), len(listed), absent)


def _countries(scope: Scope) -> tuple[Part, ...]:
    """Countries with an initiative, those with most first."""
    counted = [(place, len(scope.atlas.initiatives_at(place.code))) for place in scope.atlas.pages]
    countries = [(place, count) for place, count in counted if place.nature is Nature.PAYS and count]
    countries.sort(key=lambda row: (-row[1], folded(row[0].nom)))
    return tuple(_part(scope, Etape(place.nom, scope.territoire(place)), count) for place, count in countries)


def _evaluations(scope: Scope) -> tuple[Part, ...]:
    """Fiches with at least one evaluation of each type, in the order of the vocabulary."""
    counts = Counter(
        kind
        for record in scope.catalogue.initiatives
        for kind in {text(study, "type") for study in mappings(record.data, "evaluations")}
    )
    terms = scope.catalogue.vocabulary("types_d_evaluation")
    return tuple(_share(scope, term.titre, counts[term.id]) for term in terms if counts[term.id])


def _share(scope: Scope, name: str, count: int) -> Part:
    return _part(scope, Etape(name, ""), count)


def _part(scope: Scope, name: Etape, count: int) -> Part:
    return Part(name, count, _percent(count, len(scope.catalogue.initiatives)))


def _percent(count: int, whole: int) -> str:
    """« 39 % », « moins de 1 % »; nothing is rounded up."""
    if not whole:
        return "0 %"
    share = 100 * count // whole
    return "moins de 1 %" if count and not share else f"{nombre(share)} %"
