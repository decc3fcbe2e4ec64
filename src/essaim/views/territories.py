"""The page of a territory: what was born here, taken up here, planned here, lies within it, and could come here."""

from collections.abc import Sequence
from dataclasses import dataclass

from essaim.indexes import Presence, proven_elsewhere
from essaim.records import Record
from essaim.territories import Nature, Territory
from essaim.views.cards import Carte, carte
from essaim.views.excerpts import Cut, Extrait, Groupes, Lien, Suite, continued, cut, named, pages
from essaim.views.fiche.places import Etape, period
from essaim.views.maps import CarteView, france_map, world_map
from essaim.views.scope import Scope, text, words

NATURES = {
    Nature.PAYS: "Pays",
    Nature.REGION: "Région",
    Nature.DEPARTEMENT: "Département",
    Nature.COMMUNE: "Commune",
    Nature.EPCI: "Intercommunalité",
    Nature.SUBDIVISION: "Subdivision",
    Nature.ZONE: "Zone",
}
SORTES = {"origine": "Né ici", "reprise": "Repris ici", "projet": "En projet, en option ou à l’essai"}
INSIDE = "Dans ce territoire"
PLACES_A_LINE = 8


@dataclass(frozen=True, slots=True)
class Ici:
    """An initiative present in the territory: the card, and how it is present here."""

    carte: Carte
    statut: str
    statut_libelle: str
    periode: str
    precision: str


@dataclass(frozen=True, slots=True)
class Dedans:
    """An initiative present in a place within the territory; ``reste`` counts the places that are not named."""

    titre: str
    lien: str
    lieux: tuple[Etape, ...]
    reste: int


@dataclass(frozen=True, slots=True)
class Annonce:
    """A need, a sponsor or a scheme: what it is, and its page."""

    titre: str
    resume: str
    lien: str


@dataclass(frozen=True, slots=True)
class TerritoireView:
    """Everything the page of a territory prints."""

    titre: str
    nature: str
    code: str
    dans: str
    de: str
    population: int | None
    presentes: int
    contient: tuple[Etape, ...]
    nees: Extrait[Ici]
    reprises: Extrait[Ici]
    projets: Extrait[Ici]
    dedans: tuple[Dedans, ...]
    dedans_total: int
    suite: Suite
    ailleurs: tuple[Carte, ...]
    besoins: tuple[Annonce, ...]
    parrains: tuple[Annonce, ...]
    dispositifs: tuple[Annonce, ...]


@dataclass(frozen=True, slots=True)
class LigneTerritoire:
    """A territory in the list: how many initiatives it has, itself and within it."""

    titre: str
    lien: str
    code: str
    compte: int
    enfants: tuple["LigneTerritoire", ...]


@dataclass(frozen=True, slots=True)
class TerritoiresView:
    """The list of territories: France by region and department, then the rest of the world."""

    france: CarteView
    monde: CarteView
    regions: tuple[LigneTerritoire, ...]
    outre_mer: tuple[LigneTerritoire, ...]
    pays: tuple[LigneTerritoire, ...]
    autres: tuple[LigneTerritoire, ...]


def territory_page(scope: Scope, territory: Territory) -> TerritoireView:
    """The view of one territory."""
    atlas = scope.atlas
    here = {sorte: _cut(scope, territory, sorte) for sorte in SORTES}
    within = _within(scope, territory)
    inside = within[: scope.bounds.links]
    below = sum(len(found.below) for found in here.values()) + len(within) - len(inside)
    return TerritoireView(
        titre=territory.nom,
        nature=NATURES[territory.nature],
        code=territory.code,
        dans=territory.dans,
        de=territory.de,
        population=territory.population,
        presentes=len(atlas.initiatives_at(territory.code)),
        contient=tuple(Etape(t.nom, scope.territoire(t)) for t in atlas.paged_below.get(territory.code, ())),
        nees=_here(scope, here["origine"]),
        reprises=_here(scope, here["reprise"]),
        projets=_here(scope, here["projet"]),
        dedans=tuple(_inside(scope, record, places) for record, places in inside),
        dedans_total=len(within),
        suite=Suite(f"territoires/{territory.slug}/", f"territoire={territory.code}", 1, pages(scope, below)),
        ailleurs=tuple(carte(scope, found.initiative, found.raisons) for found in proven_elsewhere(atlas, territory)),
        besoins=_announced(scope, territory, "besoins"),
        parrains=_announced(scope, territory, "parrains"),
        dispositifs=_announced(scope, territory, "dispositifs"),
    )


def territories_list(scope: Scope) -> TerritoiresView:
    """The list of every territory that has a page."""
    tree = scope.atlas.territories
    overseas = [t for t in tree.of(Nature.DEPARTEMENT) if t.outre_mer]
    mainland = [t for t in tree.of(Nature.REGION) if not t.outre_mer]
    shown = scope.atlas.pages
    return TerritoiresView(
        france_map(scope, scope.maps.france),
        world_map(scope, scope.maps.world),
        tuple(_row(scope, t, Nature.DEPARTEMENT) for t in mainland),
        tuple(_row(scope, t) for t in overseas),
        tuple(_row(scope, t, Nature.SUBDIVISION) for t in shown if t.nature is Nature.PAYS),
        tuple(_row(scope, t) for t in shown if t.nature in (Nature.COMMUNE, Nature.EPCI, Nature.ZONE)),
    )


def _row(scope: Scope, territory: Territory, below: Nature | None = None) -> LigneTerritoire:
    children = scope.atlas.territories.children(territory.code, below) if below else ()
    return LigneTerritoire(
        territory.nom,
        scope.territoire(territory),
        territory.code,
        len(scope.atlas.initiatives_at(territory.code)),
        tuple(_row(scope, child) for child in children if child.code in scope.atlas.paged),
    )


def territory_below(scope: Scope, territory: Territory) -> Groupes:
    """What the page of a territory leaves to the pages below it, seen from them."""
    groups = [
        (heading, [_line(scope, presence) for presence in _cut(scope, territory, sorte).below])
        for sorte, heading in SORTES.items()
    ]
    within = [
        Lien(record.titre, scope.fiche(record), named([place.nom for place in places], PLACES_A_LINE))
        for record, places in _within(scope, territory)[scope.bounds.links :]
    ]
    return continued(scope, [*groups, (INSIDE, within)])


def _cut(scope: Scope, territory: Territory, sorte: str) -> Cut[Presence]:
    presences = [p for p in scope.atlas.here.get(territory.code, ()) if p.sorte == sorte]
    return cut(scope, presences, lambda presence: presence.initiative)


def _here(scope: Scope, found: Cut[Presence]) -> Extrait[Ici]:
    return Extrait(
        tuple(_card(scope, presence) for presence in found.cards),
        tuple(_line(scope, presence) for presence in found.links),
        len(found.cards) + len(found.links) + len(found.below),
        len(found.below),
    )


def _card(scope: Scope, presence: Presence) -> Ici:
    return Ici(
        carte(scope, presence.initiative),
        presence.statut,
        scope.terme("statuts", presence.statut).libelle,
        period(presence.depuis, presence.jusqu_a, stopped=presence.stopped),
        presence.lieu,
    )


def _line(scope: Scope, presence: Presence) -> Lien:
    words_ = (presence.lieu, period(presence.depuis, presence.jusqu_a, stopped=presence.stopped))
    return Lien(presence.initiative.titre, scope.fiche(presence.initiative), ", ".join(filter(None, words_)))


def _within(scope: Scope, territory: Territory) -> list[tuple[Record, tuple[Territory, ...]]]:
    """The initiatives present in a smaller place, by title, with these places."""
    found: dict[str, tuple[Record, dict[str, Territory]]] = {}
    for presence in scope.atlas.within.get(territory.code, ()):
        _, places = found.setdefault(presence.initiative.id, (presence.initiative, {}))
        places[presence.territory.code] = presence.territory
    rows = sorted(found.values(), key=lambda row: row[0].titre.casefold())
    return [(record, tuple(places.values())) for record, places in rows]


def _inside(scope: Scope, record: Record, places: Sequence[Territory]) -> Dedans:
    shown = places[:PLACES_A_LINE]
    steps = tuple(Etape(place.nom, scope.territoire(place)) for place in shown)
    return Dedans(record.titre, scope.fiche(record), steps, len(places) - len(shown))


def _announced(scope: Scope, territory: Territory, kind: str) -> tuple[Annonce, ...]:
    """Needs, sponsors or schemes that name this territory or one that contains it; a need within it counts too."""
    tree = scope.atlas.territories
    around = {territory.code, *(a.code for a in tree.ancestors(territory.code))}
    found = []
    for record in scope.catalogue.of(kind):
        codes = (text(record.data, "territoire"), *words(record.data, "territoires"))
        places = [place for code in codes if code and (place := tree.resolve(code))]
        inside = kind == "besoins" and any(tree.covers(territory.code, place.code) for place in places)
        if inside or any(place.code in around for place in places):
            found.append(Annonce(record.titre, text(record.data, "resume"), scope.fiche(record)))
    return tuple(found)
