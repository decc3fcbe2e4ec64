"""The page of a territory: what was born here, taken up here, planned here, lies within it, and could come here."""

from dataclasses import dataclass

from essaim.indexes import Presence, proven_elsewhere
from essaim.records import Record
from essaim.territories import Nature, Territory
from essaim.views.cards import Carte, carte
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
    """An initiative present in a place within the territory."""

    titre: str
    lien: str
    lieux: tuple[Etape, ...]


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
    nees: tuple[Ici, ...]
    reprises: tuple[Ici, ...]
    projets: tuple[Ici, ...]
    dedans: tuple[Dedans, ...]
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
    here = atlas.here.get(territory.code, ())
    return TerritoireView(
        titre=territory.nom,
        nature=NATURES[territory.nature],
        code=territory.code,
        dans=territory.dans,
        de=territory.de,
        population=territory.population,
        presentes=len(atlas.initiatives_at(territory.code)),
        contient=tuple(
            Etape(t.nom, scope.territoire(t))
            for t in atlas.territories.children(territory.code)
            if t.code in atlas.paged
        ),
        nees=_here(scope, here, "origine"),
        reprises=_here(scope, here, "reprise"),
        projets=_here(scope, here, "projet"),
        dedans=_within(scope, territory),
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


def _here(scope: Scope, presences: tuple[Presence, ...], sorte: str) -> tuple[Ici, ...]:
    return tuple(
        Ici(
            carte(scope, p.initiative),
            p.statut,
            scope.terme("statuts", p.statut).libelle,
            period(p.depuis, p.jusqu_a, stopped=p.stopped),
            p.lieu,
        )
        for p in presences
        if p.sorte == sorte
    )


def _within(scope: Scope, territory: Territory) -> tuple[Dedans, ...]:
    found: dict[str, tuple[Record, dict[str, Territory]]] = {}
    for presence in scope.atlas.within.get(territory.code, ()):
        _, places = found.setdefault(presence.initiative.id, (presence.initiative, {}))
        places[presence.territory.code] = presence.territory
    rows = sorted(found.values(), key=lambda row: row[0].titre.casefold())
    return tuple(
        Dedans(record.titre, scope.fiche(record), tuple(Etape(t.nom, scope.territoire(t)) for t in places.values()))
        for record, places in rows
    )


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
