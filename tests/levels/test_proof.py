"""The scale of proof, step by step: strength only; a null or harmful result proves as much as a favourable one."""

import pytest

from essaim.levels import preuve

EFFECTS = ["favorable", "mitige", "non-demontre", "defavorable", "inconnu"]
MECHANISM = {"objectifs_impacts": "Moins de factures.", "coeur": [{"texte": "La visite à domicile."}]}
COST = {"couts": {"investissements": [{"montant": 1000, "unite": "monnaie"}]}}


def found(type_: str, evaluateur: str = "tiers", effet: str = "favorable", **more: object) -> dict[str, object]:
    return {"type": type_, "evaluateur": evaluateur, "effet": effet, **more}


TRIAL = found("randomisee", "recherche")
TABLE = {
    "nothing known": ({}, None),
    "results declared": ({"resultats": [{"indicateur": "foyers", "valeur": 12}]}, 0),
    "mechanism written": ({"modelisation": MECHANISM}, 1),
    "aims without a mechanism": ({"modelisation": {"objectifs_impacts": "Moins de factures."}}, None),
    "proof of concept": ({"evaluations": [found("preuve-de-concept")]}, 1),
    "followed by its bearer": ({"evaluations": [found("auto-evaluation", "porteur")]}, 2),
    "judged by peers": ({"evaluations": [found("par-les-pairs", "pairs")]}, 2),
    "before and after": ({"evaluations": [found("avant-apres")]}, 2),
    "compared by its own bearer": ({"evaluations": [found("comparaison", "porteur")]}, 2),
    "compared by a third party": ({"evaluations": [found("comparaison")]}, 3),
    "trial": ({"evaluations": [TRIAL]}, 3),
    "two trials, cost unknown": ({"evaluations": [TRIAL, TRIAL]}, 3),
    "two trials and a cost": ({"evaluations": [TRIAL, TRIAL], "modelisation": COST}, 4),
    "a trial on two sites and a cost": (
        {"evaluations": [{**TRIAL, "nombre_de_sites": 2}], "modelisation": COST},
        4,
    ),
    "one trial, one site, a cost": ({"evaluations": [TRIAL], "modelisation": COST}, 3),
    "measured at takers', without the steps below": (
        {"evaluations": [{**TRIAL, "chez_des_repreneurs": True}]},
        3,
    ),
    "measured at takers'": (
        {"evaluations": [TRIAL, {**TRIAL, "chez_des_repreneurs": True}], "modelisation": COST},
        5,
    ),
}


@pytest.mark.parametrize(("data", "level"), TABLE.values(), ids=TABLE)
def test_the_level_of_proof(data, level) -> None:
    assert preuve(data).niveau == level


@pytest.mark.parametrize("effet", EFFECTS)
@pytest.mark.parametrize("type_", ["qualitative", "comparaison", "randomisee"])
def test_the_effect_found_does_not_change_the_strength_of_the_proof(type_, effet) -> None:
    level = preuve({"evaluations": [found(type_)]}).niveau
    assert preuve({"evaluations": [found(type_, effet=effet)]}).niveau == level


def test_the_effects_are_told_beside_the_level_most_cited_first() -> None:
    evaluations = [found("qualitative", effet=effet) for effet in ("mitige", "defavorable", "defavorable")]
    assert preuve({"evaluations": evaluations}).effets == ("defavorable", "mitige")


def test_every_criterion_is_given_with_whether_it_is_met() -> None:
    proof = preuve({"evaluations": [TRIAL], "resultats": [{"indicateur": "x", "valeur": 1}]})
    assert [(c.niveau, c.rempli) for c in proof.criteres] == [
        (0, True),
        (1, False),
        (2, True),
        (3, True),
        (4, False),
        (5, False),
    ]
    assert proof.libelle == "comparaison"


def test_a_step_that_is_missing_below_does_not_hide_the_proof_above() -> None:
    """A trial without a written mechanism is still a trial."""
    assert preuve({"evaluations": [TRIAL]}).niveau == 3
