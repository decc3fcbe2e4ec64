"""Maps: who is where and what travelled, drawn at build; the same content always stands in a list beside."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from essaim.basemap import Basemap, Point
from essaim.indexes import Presence, Transfer, transfers
from essaim.territories import Nature, Territory
from essaim.typography import pluriel
from essaim.views.scope import Scope

RADIUS = {"origine": 5.2, "reprise": 4.0, "projet": 4.0}
SORTES = {"origine": "née ici", "reprise": "reprise ici", "projet": "en projet ici"}


@dataclass(frozen=True, slots=True)
class Zone:
    """A territory of the map: its outline, its page, what a reader hears of it, and whether something is there."""

    d: str
    lien: str
    titre: str
    etat: str


@dataclass(frozen=True, slots=True)
class Marque:
    """A mark: a cell, filled where it lives, hollow where it is planned."""

    x: float
    y: float
    r: float
    sorte: str


@dataclass(frozen=True, slots=True)
class Arc:
    """A transfer: a curve from one mark to another."""

    d: str
    statut: str


@dataclass(frozen=True, slots=True)
class Cadre:
    """The frame of an inset and its name."""

    x: float
    y: float
    largeur: float
    hauteur: float
    titre: str


@dataclass(frozen=True, slots=True)
class CarteView:
    """Everything a map prints; ``titre`` names the picture for those who do not see it; ``tus`` counts the arcs that
    are too many to be drawn."""

    titre: str
    largeur: int
    hauteur: int
    zones: tuple[Zone, ...]
    cadres: tuple[Cadre, ...]
    marques: tuple[Marque, ...]
    arcs: tuple[Arc, ...]
    credit: str
    tus: int = 0


ARCS = 500  # beyond, a map is a tangle, and heavy


def france_map(scope: Scope, base: Basemap, *, arcs: bool = False) -> CarteView:
    """France: what was born, taken up or planned in each department, and what travelled between them."""
    presences = [p for p in scope.atlas.presences if _in_france(p.territory) and _shown(p)]
    travels = [t for t in transfers(scope.atlas) if _in_france(t.depart) and _in_france(t.arrivee)]
    marks = _marks(scope, base, presences)
    return _map(scope, base, "Les initiatives en France, par département", marks, travels if arcs else [])


def world_map(scope: Scope, base: Basemap, *, arcs: bool = False) -> CarteView:
    """The world: what was born or taken up in each country, and what travelled between them."""
    marks = _country_marks(scope, base)
    travels = [t for t in transfers(scope.atlas) if _country(scope, t.depart) != _country(scope, t.arrivee)]
    return _map(scope, base, "Les initiatives dans le monde, par pays", marks, travels if arcs else [])


def _shown(presence: Presence) -> bool:
    """What lives, and where it was born, whatever became of it there: transfers leave from a mark."""
    return presence.sorte == "origine" or not presence.stopped


def _in_france(territory: Territory) -> bool:
    """Somewhere in France, but not France as a whole, which the map cannot place."""
    return territory.nature not in (Nature.PAYS, Nature.SUBDIVISION)


def _country(scope: Scope, territory: Territory) -> str:
    return next((a.code for a in reversed(scope.atlas.territories.ancestors(territory.code))), territory.code)


def _map(scope: Scope, base: Basemap, titre: str, marks: Iterable[Marque], travels: Iterable[Transfer]) -> CarteView:
    arcs = tuple(_arcs(scope, base, travels))
    drawn = {**base.shapes, **{f"{code} ": shape for code, shape in base.close.items()}}
    return CarteView(
        titre,
        base.width,
        base.height,
        tuple(_zone(scope, code.strip(), shape.d) for code, shape in drawn.items() if shape.d),
        tuple(Cadre(*frame.box, frame.titre) for frame in base.frames),
        tuple(marks),
        arcs[:ARCS],
        base.credit,
        max(0, len(arcs) - ARCS),
    )


def _zone(scope: Scope, code: str, d: str) -> Zone:
    territory = scope.atlas.territories[code]
    count = len(scope.atlas.initiatives_at(code))
    words = pluriel(count, "initiative") if count else "aucune initiative"
    link = scope.territoire(territory) if code in scope.atlas.paged else ""
    return Zone(d, link, f"{territory.nom} : {words}", "present" if count else "absent")


def _marks(scope: Scope, base: Basemap, presences: Iterable[Presence]) -> Iterable[Marque]:
    """One cell a presence; those of one place are laid in a ring so that none hides another."""
    at: dict[Point, list[Presence]] = defaultdict(list)
    for presence in presences:
        centre = base.centre(presence.territory, scope.atlas.territories)
        if centre is not None:
            at[centre].append(presence)
    for (x, y), found in at.items():
        found.sort(key=lambda p: (list(SORTES).index(p.sorte), p.initiative.id))
        for rank, presence in enumerate(found):
            dx, dy = _swarm(rank)
            yield Marque(round(x + dx, 1), round(y + dy, 1), RADIUS[presence.sorte], presence.sorte)


def _country_marks(scope: Scope, base: Basemap) -> Iterable[Marque]:
    """One cell a country for what was born there and one for what was taken up, larger as there are more."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for presence in scope.atlas.presences:
        if _shown(presence):
            found[_country(scope, presence.territory), presence.sorte].add(presence.initiative.id)
    seen: dict[str, int] = defaultdict(int)
    for (code, sorte), ids in sorted(found.items(), key=lambda row: (row[0][0], list(SORTES).index(row[0][1]))):
        centre = base.centre(scope.atlas.territories[code], scope.atlas.territories)
        if centre is not None:
            radius = round(RADIUS[sorte] * min(2.5, len(ids) ** 0.5), 1)
            yield Marque(centre[0] + 13 * seen[code], centre[1], radius, sorte)
            seen[code] += 1


def _swarm(rank: int) -> Point:
    """Where the rank-th cell of a place stands: the middle, then rings of six, as cells of a comb."""
    if rank == 0:
        return (0.0, 0.0)
    ring, first = 1, 1
    while rank >= first + 6 * ring:
        first += 6 * ring
        ring += 1
    step = rank - first
    corners = ((1.0, 0.0), (0.5, 0.866), (-0.5, 0.866), (-1.0, 0.0), (-0.5, -0.866), (0.5, -0.866))
    side, along = divmod(step, ring)
    (x1, y1), (x2, y2) = corners[side], corners[(side + 1) % 6]
    part = along / ring
    size = 10.0 * ring
    return (size * (x1 + (x2 - x1) * part), size * (y1 + (y2 - y1) * part))


def _arcs(scope: Scope, base: Basemap, travels: Iterable[Transfer]) -> Iterable[Arc]:
    for travel in travels:
        start = base.centre(travel.depart, scope.atlas.territories)
        end = base.centre(travel.arrivee, scope.atlas.territories)
        if start and end and start != end:
            bend = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - 0.18 * abs(end[0] - start[0]) - 12)
            d = "M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}".format(*start, *bend, *end)
            yield Arc(d, travel.statut)
