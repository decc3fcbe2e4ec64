"""Where an initiative lives: its places in words, and the family tree it belongs to."""

from dataclasses import dataclass

from essaim.indexes import Presence
from essaim.records import Record
from essaim.typography import pluriel
from essaim.views.cards import reprises
from essaim.views.claims import Claims, Renvoi
from essaim.views.scope import Data, Scope, Terme, mapping, mappings, number, text, words, year

MAX_DEPTH = 4
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Etape:
    """A step of a list that leads somewhere."""

    libelle: str
    lien: str


@dataclass(frozen=True, slots=True)
class Lieu:
    """One implantation, ready to print."""

    territoires: tuple[Etape, ...]
    precision: str
    role: Terme
    statut: Terme
    periode: str
    sites: float | None
    repreneur: str
    option: Terme | None
    adaptations: str
    motif_d_arret: str
    chef_de_file: bool
    note: str
    source: Renvoi | None
    reserves: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class Noeud:
    """A node of the family tree; ``courant`` is the fiche being read."""

    titre: str
    lien: str | None
    precision: str
    statut: Terme
    courant: bool
    enfants: tuple["Noeud", ...]


def places(scope: Scope, record: Record, claims: Claims) -> tuple[Lieu, ...]:
    """Every implantation, in the order of the file."""
    return tuple(_place(scope, place, claims) for place in mappings(record.data, "implantations"))


def _place(scope: Scope, place: Data, claims: Claims) -> Lieu:
    option = text(place, "option")
    return Lieu(
        tuple(_territory(scope, code) for code in (text(place, "territoire"), *words(place, "autres_territoires"))),
        text(place, "lieu"),
        scope.terme("roles", place["role"]),
        scope.terme("statuts", place["statut"]),
        period(year(place, "depuis"), year(place, "jusqu_a"), stopped=place["statut"] == "arretee"),
        number(place, "nombre_de_sites"),
        text(mapping(place, "repreneur"), "nom"),
        scope.terme("options", option) if option else None,
        text(place, "adaptations"),
        text(place, "motif_d_arret"),
        place.get("chef_de_file") is True,
        text(place, "note"),
        claims.renvoi(place),
        claims.reserves(place),
    )


def takers(scope: Scope, record: Record, where: tuple[Lieu, ...]) -> tuple[Lieu, ...]:
    """The places, among all, that took it up, whether still active or not."""
    ranks = {p.rang for p in reprises(scope.atlas.by_initiative.get(record.id, ()))}
    return tuple(place for rank, place in enumerate(where) if rank in ranks)


def replicas(scope: Scope, record: Record) -> tuple[Etape, ...]:
    """The fiches that replicate it, each with the places where it runs."""
    return tuple(
        Etape(f"{child.titre} ({names_of(scope.atlas.by_initiative.get(child.id, ()))})", scope.fiche(child))
        for child in _replicas(scope, record)
    )


def taker_names(scope: Scope, record: Record) -> str:
    """Where it was taken up, by its own places and by the fiches that replicate it, the first names only."""
    followed = (p for child in _replicas(scope, record) for p in scope.atlas.by_initiative.get(child.id, ()))
    own = reprises(scope.atlas.by_initiative.get(record.id, ()))
    return names_of((*own, *(p for p in followed if p.sorte == "reprise")))


def _replicas(scope: Scope, record: Record) -> list[Record]:
    children = scope.atlas.offspring.get(record.id, ())
    return [child for child in children if record.id in words(child.data, "replique_de")]


def _territory(scope: Scope, code: str) -> Etape:
    territory = scope.atlas.territories.resolve(code)
    if territory is None:
        raise KeyError(f"{code} is not a territory")
    return Etape(territory.nom, scope.territoire(territory))


def period(start: int | None, end: int | None, *, stopped: bool = False) -> str:
    """Years in words: « depuis 2011 », « de 2011 à 2014 », « jusqu’en 2014 », or nothing.

    What has stopped, no one knows when, is not « depuis ».
    """
    if start and end:
        return f"{start}" if start == end else f"de {start} à {end}"
    if start:
        return f"à partir de {start}, fin non renseignée" if stopped else f"depuis {start}"
    return f"jusqu’en {end}" if end else ""


def family(scope: Scope, record: Record) -> Noeud | None:
    """The family tree that holds this fiche, from its furthest ancestor; None if it has no relative."""
    root, seen = record, {record.id}
    while (parent := _parent(scope, root)) is not None and parent.id not in seen:
        root = parent
        seen.add(root.id)
    node = _node(scope, root, record, MAX_DEPTH)
    return node if node.enfants else None


def _parent(scope: Scope, record: Record) -> Record | None:
    for key in ("replique_de", "inspire_de"):
        for identifier in words(record.data, key):
            return scope.catalogue.get("initiatives", identifier)
    return None


def _node(scope: Scope, record: Record, current: Record, depth: int) -> Noeud:
    children = scope.atlas.offspring.get(record.id, ()) if depth else ()
    presences = scope.atlas.by_initiative.get(record.id, ())
    return Noeud(
        record.titre,
        scope.fiche(record),
        names_of(presences),
        scope.terme("maturites", record.data["maturite"]) if record.data["maturite"] == "arretee" else _status(record),
        record.id == current.id,
        tuple(_node(scope, child, current, depth - 1) for child in children),
    )


def _status(record: Record) -> Terme:
    if "replique_de" in record.data:
        return Terme("active", "Reprise", "")
    if "inspire_de" in record.data:
        return Terme("en-projet", "Inspirée", "")
    return Terme("origine", "Origine", "")


def names_of(presences: tuple[Presence, ...]) -> str:
    """The first places, and how many others: « Lot, Aude, Gironde et 4 autres »."""
    names = list(dict.fromkeys(p.territory.nom for p in presences))
    rest = len(names) - SHOWN
    return ", ".join(names[:SHOWN]) + (f" et {pluriel(rest, 'autre')}" if rest > 0 else "")
