"""Proven elsewhere and not yet here: what a territory could take up, ranked, each with its reasons in words.

The rank adds four parts, each between 0 and 1, with the weights below (design section 6): strength of proof,
readiness, fit with the territory's open needs, likeness of the places where the initiative already lives. The weights
are documented on ``/a-propos/``; they order a list, they judge nothing.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nsmallest
from weakref import WeakKeyDictionary

from essaim.indexes.presences import Atlas, Presence
from essaim.levels import Preuve
from essaim.records import Record
from essaim.territories import Nature, Territory, population_band

WEIGHTS = {"preuve": 4.0, "pret": 2.0, "besoins": 3.0, "ressemblance": 2.0}
UNFIT = ("non-demontre", "defavorable")
ROUNDING = 1e-3  # scores are rounded to four decimals
REDEEMING = "favorable"  # neither a mixed effect nor one that is not known makes up for one that is bad
OVERSEAS, SAME_SIZE, NEAR, CLOSE_SIZE = 1.0, 0.9, 0.8, 0.5  # how alike two places are, by the reason
STAGES = ("essaimage", "generalisation", "consolidation", "experimentation")


Candidate = tuple[float, Record, Preuve, Sequence[Presence]]
_CANDIDATES: WeakKeyDictionary[Atlas, Sequence[Candidate]] = WeakKeyDictionary()  # worked out once a catalogue


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An initiative to look at from a territory, its rank's value and the reasons for it, in French."""

    initiative: Record
    score: float
    raisons: tuple[str, ...]


def proven_elsewhere(atlas: Atlas, territory: Territory, limit: int = 12) -> tuple[Suggestion, ...]:
    """The best ranked initiatives that live elsewhere and have no presence in ``territory`` nor within it.

    Left out: those that stopped, those never tried, those whose proof shows no effect or harm and nothing favourable,
    and those already present in a place that contains the territory (a national policy is already here).
    """
    around = {territory.code, *(a.code for a in atlas.territories.ancestors(territory.code))}
    present = atlas.initiatives_at(territory.code)
    needs = _needs(atlas, territory)
    bonus = WEIGHTS["ressemblance"] + (WEIGHTS["besoins"] if needs else 0.0)
    found: list[tuple[float, str, Candidate]] = []
    scores: list[float] = []
    for base, record, proof, places in _candidates(atlas):
        # Sorted by what holds everywhere: once likeness and needs cannot bring the next ones in, none can follow.
        if len(scores) >= limit and base + bonus < scores[-limit] - ROUNDING:
            break
        if record.id not in present and not any(p.territory.code in around for p in places):
            alike = max(_degree(atlas, place.territory, territory) for place in places)
            fits = any(_themes(need) & _themes(record) for need in needs)
            score = round(base + (WEIGHTS["besoins"] if fits else 0.0) + WEIGHTS["ressemblance"] * alike, 4)
            found.append((-score, record.id, (base, record, proof, places)))
            insort(scores, score)
    best = nsmallest(limit, found, key=lambda row: row[:2])
    return tuple(_suggestion(atlas, candidate, needs, territory, -score) for score, _, candidate in best)


def _candidates(atlas: Atlas) -> Sequence[Candidate]:
    """What can be proposed anywhere, with the part of its score that no place changes, the highest first."""
    if atlas not in _CANDIDATES:
        found = []
        for record in atlas.catalogue.initiatives:
            places = [p for p in atlas.by_initiative.get(record.id, ()) if not p.stopped and p.sorte != "projet"]
            proof = atlas.proofs[record.id]
            unfit = set(proof.effets) & set(UNFIT) and REDEEMING not in proof.effets
            if places and record.data["maturite"] in STAGES and proof.niveau is not None and not unfit:
                everywhere = WEIGHTS["preuve"] * (proof.niveau or 0) / 5
                found.append((everywhere + WEIGHTS["pret"] * atlas.readiness[record.id].oui / 6, record, proof, places))
        _CANDIDATES[atlas] = sorted(found, key=lambda row: -row[0])
    return _CANDIDATES[atlas]


def _themes(record: Record) -> set[str]:
    return {value for _, value in record.texts("themes", "*")}


def _suggestion(
    atlas: Atlas, candidate: Candidate, needs: Sequence[Record], territory: Territory, score: float
) -> Suggestion:
    _, record, proof, places = candidate
    readiness = atlas.readiness[record.id]
    fitting = [need for need in needs if _themes(record) & _themes(need)]
    degrees = [(_degree(atlas, place.territory, territory), place.territory) for place in places]
    alike = max(degree for degree, _ in degrees)
    why = max(_why(atlas, alike, there, territory) for degree, there in degrees if degree == alike)
    raisons = [f"preuve : {proof.libelle} ({proof.niveau} sur 5)"]
    if set(proof.effets) & set(UNFIT):
        raisons.append("les évaluations se contredisent : lire lesquelles avant de reprendre")
    if readiness.oui:
        raisons.append(f"{readiness.oui} oui sur 6 aux questions du rapport")
    raisons += [f"répond au besoin « {need.titre} »" for need in fitting]
    if why:
        raisons.append(why)
    return Suggestion(record, score, tuple(raisons))


def _degree(atlas: Atlas, there: Territory, here: Territory) -> float:
    """How alike the two places are, from 0 to 1: the strongest single reason counts. Asked of every pair: no words."""
    if there.outre_mer and here.outre_mer:
        return OVERSEAS
    mine, theirs = population_band(here), population_band(there)
    gap = abs(mine.rank - theirs.rank) if mine and theirs and there.nature is here.nature else None
    if gap == 0:
        return SAME_SIZE
    if _shared(atlas, there, here):
        return NEAR
    return CLOSE_SIZE if gap == 1 else 0.0


def _why(atlas: Atlas, degree: float, there: Territory, here: Territory) -> str:
    """The reason of a degree, in words."""
    around = max((area.dans for area in _shared(atlas, there, here)), default="")
    return {
        OVERSEAS: f"vit déjà outre-mer : {there.nom}",
        SAME_SIZE: f"vit dans un territoire de taille comparable : {there.nom}",
        NEAR: f"vit tout près, {around} : {there.nom}",
        CLOSE_SIZE: f"vit dans un territoire de taille proche : {there.nom}",
    }.get(degree, "")


def _shared(atlas: Atlas, there: Territory, here: Territory) -> list[Territory]:
    """What both lie directly in, but for a country: too far around to be near."""
    if not there.parents or not here.parents:
        return []
    around = (atlas.territories[code] for code in there.parents if code in here.parents)
    return [area for area in around if area.nature is not Nature.PAYS]


def _needs(atlas: Atlas, territory: Territory) -> list[Record]:
    """Open needs stated by the territory, or by a place within or around it."""
    related = {territory.code, *(a.code for a in atlas.territories.ancestors(territory.code))}
    open_needs = []
    for need in atlas.catalogue.of("besoins"):
        place = atlas.territories.resolve(str(need.data["territoire"]))
        if need.data["statut"] == "ouvert" and place is not None:
            inside = {place.code, *(a.code for a in atlas.territories.ancestors(place.code))}
            if place.code in related or territory.code in inside:
                open_needs.append(need)
    return open_needs
