"""How strong the proof is, from NR to 5: strength only, never the size of the effect.

The scale follows Nesta's Standards of Evidence, crossed with EIF and Maryland (anchors_evidence section 4.4); null and
harmful results count as much as favourable ones. The effect found is told beside the level, by evaluation.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

COMPARISONS = ("randomisee", "comparaison", "meta-analyse")
MEASURED = ("avant-apres", "qualitative", "auto-evaluation", "par-les-pairs")
INDEPENDENT = ("tiers", "recherche")
LABELS = {
    None: "non noté",
    0: "déclaré",
    1: "logique expliquée",
    2: "suivi ou avis mesuré",
    3: "comparaison",
    4: "confirmé",
    5: "tient à l’échelle",
}


@dataclass(frozen=True, slots=True)
class Critere:
    """One step of the scale, in words, and whether this fiche meets it."""

    niveau: int
    texte: str
    rempli: bool


@dataclass(frozen=True, slots=True)
class Preuve:
    """``niveau`` is None (not rated) or 0–5; ``effets`` are the distinct effects found, most cited first."""

    niveau: int | None
    libelle: str
    criteres: tuple[Critere, ...]
    effets: tuple[str, ...]
    evaluations: int


def preuve(data: Mapping[str, object]) -> Preuve:
    """The level of proof of an initiative's data (checked by the schema), with the criteria met and not met."""
    evaluations = _list(data.get("evaluations"))
    compared = [e for e in evaluations if e["type"] in COMPARISONS and e["evaluateur"] in INDEPENDENT]
    criteres = _criteria(data, evaluations, compared)
    niveau = _level([c.rempli for c in criteres])
    effets = [str(e["effet"]) for e in evaluations]
    ordered = tuple(sorted(set(effets), key=lambda effet: (-effets.count(effet), effet)))
    return Preuve(niveau, LABELS[niveau], criteres, ordered, len(evaluations))


def _criteria(
    data: Mapping[str, object], evaluations: Sequence[Mapping[str, object]], compared: Sequence[Mapping[str, object]]
) -> tuple[Critere, ...]:
    modelisation = data.get("modelisation")
    grid = modelisation if isinstance(modelisation, Mapping) else {}
    mechanism = "objectifs_impacts" in grid and ("dispositif" in grid or "coeur" in grid)
    proof_of_concept = any(e["type"] == "preuve-de-concept" for e in evaluations)
    several = len(compared) >= 2 or any(_sites(e) >= 2 for e in compared)
    elsewhere = any(e.get("chez_des_repreneurs") is True for e in compared)
    return (
        Critere(0, "Des résultats sont déclarés, avec leur source.", bool(data.get("resultats"))),
        Critere(1, "L’objectif, le public et le mécanisme sont écrits.", mechanism or proof_of_concept),
        Critere(
            2,
            "Un suivi, une enquête ou un avis de pairs, de méthode connue.",
            any(e["type"] in (*MEASURED, *COMPARISONS) for e in evaluations),
        ),
        Critere(3, "Une comparaison avec un groupe ou un territoire témoin, par un tiers.", bool(compared)),
        Critere(
            4,
            "Au moins deux évaluations de ce type, ou deux sites évalués, et un coût connu.",
            several and _cost_known(grid),
        ),
        Critere(5, "L’effet est mesuré chez des repreneurs, sans l’innovateur.", elsewhere),
    )


def _level(met: Sequence[bool]) -> int | None:
    """The highest step met; steps 4 and 5 stand only on the steps 3 and 4 below them."""
    reached = [step for step in range(4) if met[step]]
    level = max(reached) if reached else None
    if level == 3 and met[4]:
        level = 5 if met[5] else 4
    return level


def _cost_known(grid: Mapping[str, object]) -> bool:
    couts = grid.get("couts")
    if not isinstance(couts, Mapping):
        return False
    return any("montant" in line for lines in couts.values() for line in lines)


def _sites(evaluation: Mapping[str, object]) -> int:
    sites = evaluation.get("nombre_de_sites", 1)
    return sites if isinstance(sites, int) else 1


def _list(value: object) -> list[Mapping[str, object]]:
    return value if isinstance(value, list) else []
