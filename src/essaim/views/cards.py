"""An initiative as a card: what a list shows of it, and what the facets filter on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from essaim.indexes import Presence
from essaim.levels import Cout, Preuve
from essaim.records import Record
from essaim.territories import TOWN_SIZES, inhabitants, town_size
from essaim.typography import nombre, pluriel
from essaim.views.amounts import first_amount, known_amounts
from essaim.views.scope import Pastille, Scope, mappings, text, words

BANDS = {
    1: "jusqu’à 100 € par bénéficiaire",
    2: "de 100 à 500 € par bénéficiaire",
    3: "de 500 à 2 000 € par bénéficiaire",
    4: "de 2 000 à 10 000 € par bénéficiaire",
    5: "plus de 10 000 € par bénéficiaire",
}
NO_TOWN = "inconnue"  # of no band: the initiatives that name no commune
PLANNED = ("en-projet", "option")
UNKNOWN = "par bénéficiaire : non renseigné"  # amounts may be known all the same


@dataclass(frozen=True, slots=True)
class MesureCout:
    """The cost band and its words."""

    bande: int | None
    libelle: str


@dataclass(frozen=True, slots=True)
class Carte:
    """An initiative in a list. ``raisons`` say why it is there; ``facettes``, in the catalogue, what it is filtered by.

    ``taille`` says how many people live in the towns where it runs, ``montant`` the first amount known, both empty if
    unknown. ``lieux`` are the codes of the territories it names, without what they lie in. ``verifie_le`` is an ISO
    date.
    """

    id: str
    titre: str
    lien: str
    resume: str
    theme: Pastille
    origine: str
    reprises: str
    nombre_reprises: int
    taille: str
    preuve: Preuve
    cout: MesureCout
    montant: str
    reponses: tuple[str, ...]
    raisons: tuple[str, ...] = ()
    facettes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lieux: tuple[str, ...] = ()
    verifie_le: str = ""


def carte(scope: Scope, record: Record, raisons: tuple[str, ...] = ()) -> Carte:
    """The card of an initiative, seen from the page being made."""
    presences = scope.atlas.by_initiative.get(record.id, ())
    said = phrases(scope, record)
    return Carte(
        record.id,
        record.titre,
        scope.fiche(record),
        text(record.data, "resume"),
        scope.theme(words(record.data, "themes")[0]),
        said["origine"],
        said["reprises"],
        len(reprises(presences)),
        said["taille"],
        scope.atlas.proofs[record.id],
        mesure(scope.atlas.costs[record.id]),
        said["montant"],
        scope.atlas.readiness[record.id].reponses,
        raisons,
        (),
        tuple(sorted({p.territory.code for p in presences})),
        text(record.data, "verifie_le"),
    )


def carte_du_catalogue(scope: Scope, record: Record) -> Carte:
    """The card of an initiative with the values it is filtered by, which the catalogue alone has a use for."""
    return replace(carte(scope, record), facettes=_facets(scope, record))


def phrases(scope: Scope, record: Record) -> Mapping[str, str]:
    """What a card says beside the title and the summary, wherever it stands; a phrase is empty if nothing is known."""
    if record.id not in scope.phrases:
        presences = scope.atlas.by_initiative.get(record.id, ())
        scope.phrases[record.id] = {
            "origine": origine(presences),
            "reprises": devenir(scope, record),
            "taille": tailles(presences),
            "montant": first_amount(known_amounts(scope, record.data)),
        }
    return scope.phrases[record.id]


def mesure(cost: Cout) -> MesureCout:
    """The band of a cost, in words."""
    return MesureCout(cost.bande, BANDS[cost.bande] if cost.bande else UNKNOWN)


def origine(presences: Sequence[Presence]) -> str:
    """Where the initiative began, in words: « Québec, 2002 »."""
    first = [p for p in presences if _role(p) == "origine"]
    names = ", ".join(dict.fromkeys(p.territory.nom for p in first))
    return f"{names}, {first[0].depuis}" if first and first[0].depuis else names


def reprises(presences: Sequence[Presence]) -> tuple[Presence, ...]:
    """The places that took it up, whether still active or not; plans are not counted.

    Nor is the place where a fiche that replicates another one began: that one is a taker of the other, not its own.
    """
    return tuple(p for p in presences if p.sorte == "reprise" and _role(p) == "reprise")


def towns(presences: Sequence[Presence]) -> tuple[tuple[int, str], ...]:
    """The communes and intercommunal bodies where it runs or has run: how many people live there, and their names."""
    ran = {p.territory.code: p.territory for p in presences if p.statut not in PLANNED}
    return tuple(sorted((count, place.nom) for place in ran.values() if (count := inhabitants(place))))


def tailles(presences: Sequence[Presence]) -> str:
    """The smallest and the largest town: « 463 habitants (Saussey) », « De 2 155 habitants (Espelette) à… »."""
    found = towns(presences)
    if not found:
        return ""
    (least, smallest), (most, largest) = found[0], found[-1]
    if len(found) == 1:
        return f"{nombre(least)} habitants ({smallest})"
    return f"De {nombre(least)} habitants ({smallest}) à {nombre(most)} ({largest})"


def size_label(since: int) -> str:
    """A band of the size of towns, in words: « de 2 000 à 10 000 habitants »."""
    rank = TOWN_SIZES.index(since)
    if not rank:
        return f"moins de {nombre(TOWN_SIZES[1])} habitants"
    if rank == len(TOWN_SIZES) - 1:
        return f"{nombre(since)} habitants ou plus"
    return f"de {nombre(since)} à {nombre(TOWN_SIZES[rank + 1])} habitants"


def _role(presence: Presence) -> str:
    return text(mappings(presence.initiative.data, "implantations")[presence.rang], "role")


def devenir(scope: Scope, record: Record) -> str:
    """What became of it elsewhere: the places that took it up, then the fiches that descend from it.

    « reprise dans 3 territoires, 4 sites », « 1 fiche s’en inspire », « pas encore reprise ». A fiche that
    replicates or follows another is not among that other's places: it is said beside them. Of one that replicates
    another, it is said first of which.
    """
    parents = [scope.catalogue.get("initiatives", parent) for parent in words(record.data, "replique_de")]
    taken_from = ", ".join(f"reprise de « {parent.titre} »" for parent in parents if parent)
    own = _elsewhere(scope, record)
    return f"{taken_from} ; {own or 'pas encore reprise à son tour'}" if taken_from else own or "pas encore reprise"


def _elsewhere(scope: Scope, record: Record) -> str:
    """The places that took it up, then the fiches that descend from it; empty for none."""
    children = scope.atlas.offspring.get(record.id, ())
    replicas = sum(record.id in words(child.data, "replique_de") for child in children)
    inspired = len(children) - replicas
    phrases = (
        _places(reprises(scope.atlas.by_initiative.get(record.id, ()))),
        f"{pluriel(replicas, 'fiche')} la {'reprend' if replicas == 1 else 'reprennent'}" if replicas else "",
        f"{pluriel(inspired, 'fiche')} s’en {'inspire' if inspired == 1 else 'inspirent'}" if inspired else "",
    )
    return ", ".join(filter(None, phrases))


def _places(taken: Sequence[Presence]) -> str:
    """« reprise dans 3 territoires », with the number of sites where one source gives it for all; empty for none."""
    places = len({p.territory.code for p in taken})
    if not places:
        return ""
    # Two counts may overlap (a country and its towns): only a number that the sources give whole is shown.
    counts = {p.rang: p.sites for p in taken if p.sites}
    sites = next(iter(counts.values())) if len(counts) == 1 else 0
    return f"reprise dans {pluriel(places, 'territoire')}" + (f", {sites} sites" if sites > 1 else "")


def _facets(scope: Scope, record: Record) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The values of an initiative under each facet; a territory counts with all its ancestors."""
    data = record.data
    proof, cost = scope.atlas.proofs[record.id], scope.atlas.costs[record.id]
    presences = scope.atlas.by_initiative.get(record.id, ())
    codes = {p.territory.code for p in presences}
    codes |= {a.code for code in tuple(codes) for a in scope.atlas.territories.ancestors(code)}
    sizes = sorted({town_size(count) for count, _ in towns(presences)})
    porteur = data["porteur"]
    assert isinstance(porteur, dict)
    return (
        ("nature", (text(data, "nature"),)),
        ("theme", words(data, "themes")),
        ("public", words(data, "publics")),
        ("territoire", tuple(sorted(codes))),
        ("taille", tuple(str(since) for since in sizes) or (NO_TOWN,)),
        ("porteur", (str(porteur["type"]),)),
        ("modele", tuple(text(m, "modele") for m in mappings(data, "modeles"))),
        ("variante", tuple(text(m, "sous_type") for m in mappings(data, "modeles") if "sous_type" in m)),
        ("objectif", tuple(text(o, "objectif") for o in mappings(data, "objectifs"))),
        ("maturite", (text(data, "maturite"),)),
        ("preuve", ("nr" if proof.niveau is None else str(proof.niveau),)),
        ("effet", proof.effets),
        ("cout", ("inconnu" if cost.bande is None else str(cost.bande),)),
        ("pret", (str(scope.atlas.readiness[record.id].oui),)),
        ("kit", ("oui",) if "kit" in data else ()),
        ("accompagnement", ("oui",) if "accompagnement" in data else ()),
    )
