"""An initiative as a card: what a list shows of it, and what the facets filter on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from essaim.indexes import Presence
from essaim.levels import Cout, Preuve
from essaim.records import Record
from essaim.typography import pluriel
from essaim.views.scope import Pastille, Scope, mappings, text, words

BANDS = {
    1: "jusqu’à 100 € par bénéficiaire",
    2: "de 100 à 500 € par bénéficiaire",
    3: "de 500 à 2 000 € par bénéficiaire",
    4: "de 2 000 à 10 000 € par bénéficiaire",
    5: "plus de 10 000 € par bénéficiaire",
}
UNKNOWN = "par bénéficiaire : non renseigné"  # amounts may be known all the same


@dataclass(frozen=True, slots=True)
class MesureCout:
    """The cost band and its words."""

    bande: int | None
    libelle: str


@dataclass(frozen=True, slots=True)
class Carte:
    """An initiative in a list. ``raisons`` say why it is there; ``facettes``, in the catalogue, what it is filtered by.

    ``lieux`` are the codes of the territories it names, without what they lie in; ``verifie_le`` is an ISO date.
    """

    id: str
    titre: str
    lien: str
    resume: str
    theme: Pastille
    origine: str
    reprises: str
    nombre_reprises: int
    preuve: Preuve
    cout: MesureCout
    reponses: tuple[str, ...]
    raisons: tuple[str, ...] = ()
    facettes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    lieux: tuple[str, ...] = ()
    verifie_le: str = ""


def carte(scope: Scope, record: Record, raisons: tuple[str, ...] = ()) -> Carte:
    """The card of an initiative, seen from the page being made."""
    presences = scope.atlas.by_initiative.get(record.id, ())
    return Carte(
        record.id,
        record.titre,
        scope.fiche(record),
        text(record.data, "resume"),
        scope.theme(words(record.data, "themes")[0]),
        origine(record, presences),
        devenir(scope, record),
        len(reprises(presences)),
        scope.atlas.proofs[record.id],
        mesure(scope.atlas.costs[record.id]),
        scope.atlas.readiness[record.id].reponses,
        raisons,
        (),
        tuple(sorted({p.territory.code for p in presences})),
        text(record.data, "verifie_le"),
    )


def carte_du_catalogue(scope: Scope, record: Record) -> Carte:
    """The card of an initiative with the values it is filtered by, which the catalogue alone has a use for."""
    return replace(carte(scope, record), facettes=_facets(scope, record))


def mesure(cost: Cout) -> MesureCout:
    """The band of a cost, in words."""
    return MesureCout(cost.bande, BANDS[cost.bande] if cost.bande else UNKNOWN)


def origine(record: Record, presences: Sequence[Presence]) -> str:
    """Where the initiative began, in words: « Québec, 2002 »."""
    implantations = mappings(record.data, "implantations")
    first = [p for p in presences if implantations[p.rang]["role"] == "origine"]
    names = ", ".join(dict.fromkeys(p.territory.nom for p in first))
    return f"{names}, {first[0].depuis}" if first and first[0].depuis else names


def reprises(presences: Sequence[Presence]) -> tuple[Presence, ...]:
    """The places that took it up, whether still active or not; plans are not counted."""
    return tuple(p for p in presences if p.sorte == "reprise")


def devenir(scope: Scope, record: Record) -> str:
    """What became of it elsewhere: the places that took it up, then the fiches that descend from it.

    « reprise dans 3 territoires, 4 sites », « 1 fiche s’en inspire », « pas encore reprise ». A fiche that
    replicates or follows another is not among that other's places: it is said beside them.
    """
    children = scope.atlas.offspring.get(record.id, ())
    replicas = sum(record.id in words(child.data, "replique_de") for child in children)
    inspired = len(children) - replicas
    phrases = (
        _places(reprises(scope.atlas.by_initiative.get(record.id, ()))),
        f"{pluriel(replicas, 'fiche')} la {'reprend' if replicas == 1 else 'reprennent'}" if replicas else "",
        f"{pluriel(inspired, 'fiche')} s’en {'inspire' if inspired == 1 else 'inspirent'}" if inspired else "",
    )
    return ", ".join(filter(None, phrases)) or "pas encore reprise"


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
    codes = {p.territory.code for p in scope.atlas.by_initiative.get(record.id, ())}
    codes |= {a.code for code in tuple(codes) for a in scope.atlas.territories.ancestors(code)}
    porteur = data["porteur"]
    assert isinstance(porteur, dict)
    return (
        ("nature", (text(data, "nature"),)),
        ("theme", words(data, "themes")),
        ("public", words(data, "publics")),
        ("territoire", tuple(sorted(codes))),
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
