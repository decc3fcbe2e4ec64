"""Proven elsewhere and not yet here: what a territory could take up, ranked, each with its reasons in words.

The rank adds four parts, each between 0 and 1, with the weights below (design section 6): strength of proof,
readiness, fit with the territory's open needs, likeness of the places where the initiative already lives. The weights
are documented on ``/a-propos/``; they order a list, they judge nothing.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from essaim.indexes.presences import Atlas, Presence
from essaim.levels import Preuve
from essaim.records import Record
from essaim.territories import Nature, Territory, likeness

WEIGHTS = {"preuve": 4.0, "pret": 2.0, "besoins": 3.0, "ressemblance": 2.0}
UNFIT = ("non-demontre", "defavorable")
ROUNDING = 1e-3  # scores are rounded to four decimals
REDEEMING = "favorable"  # neither a mixed effect nor one that is not known makes up for one that is bad
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
    found: list[Suggestion] = []
    scores: list[float] = []
    for base, record, proof, places in _candidates(atlas):
        # Sorted by what holds everywhere: once likeness and needs cannot bring the next ones in, none can follow.
        if len(scores) >= limit and base + bonus < scores[-limit] - ROUNDING:
            break
        if record.id not in present and not any(p.territory.code in around for p in places):
            found.append(_suggestion(atlas, record, proof, places, needs, territory))
            insort(scores, found[-1].score)
    found.sort(key=lambda s: (-s.score, s.initiative.id))
    return tuple(found[:limit])


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


def _suggestion(
    atlas: Atlas,
    record: Record,
    proof: Preuve,
    places: Sequence[Presence],
    needs: Sequence[Record],
    territory: Territory,
) -> Suggestion:
    readiness = atlas.readiness[record.id]
    themes = {value for _, value in record.texts("themes", "*")}
    fitting = [n for n in needs if themes & {value for _, value in n.texts("themes", "*")}]
    alike, why = max(_alike(atlas, place.territory, territory) for place in places)
    parts = {
        "preuve": (proof.niveau or 0) / 5,
        "pret": readiness.oui / 6,
        "besoins": 1.0 if fitting else 0.0,
        "ressemblance": alike,
    }
    raisons = [f"preuve : {proof.libelle} ({proof.niveau} sur 5)"]
    if set(proof.effets) & set(UNFIT):
        raisons.append("les évaluations se contredisent : lire lesquelles avant de reprendre")
    if readiness.oui:
        raisons.append(f"{readiness.oui} oui sur 6 aux questions du rapport")
    raisons += [f"répond au besoin « {need.titre} »" for need in fitting]
    if why:
        raisons.append(why)
    return Suggestion(record, round(sum(WEIGHTS[part] * value for part, value in parts.items()), 4), tuple(raisons))


def _alike(atlas: Atlas, there: Territory, here: Territory) -> tuple[float, str]:
    """How alike the two places are, from 0 to 1, and the reason in words; the strongest single reason counts."""
    found = likeness(atlas.territories, there, here)
    reasons = [(0.0, "")]
    if found.both_overseas:
        reasons.append((1.0, f"vit déjà outre-mer : {there.nom}"))
    if found.same_nature and found.band_gap == 0:
        reasons.append((0.9, f"vit dans un territoire de taille comparable : {there.nom}"))
    for shared in set(there.parents) & set(here.parents):
        around = atlas.territories[shared]
        if around.nature is not Nature.PAYS:
            reasons.append((0.8, f"vit tout près, {around.dans} : {there.nom}"))
    if found.same_nature and found.band_gap == 1:
        reasons.append((0.5, f"vit dans un territoire de taille proche : {there.nom}"))
    return max(reasons)


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
