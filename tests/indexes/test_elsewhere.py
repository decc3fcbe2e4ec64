"""Proven elsewhere and not yet here: what is left out, what ranks first, and the reasons given."""

import pytest

from essaim.indexes import proven_elsewhere

TRIAL = {"type": "randomisee", "evaluateur": "recherche", "effet": "favorable"}


def fiche(code: str, *evaluations: dict[str, object], **more: object) -> dict[str, object]:
    return {
        "titre": "Essai",
        "themes": ["action-publique"],
        "maturite": "essaimage",
        "implantations": [{"territoire": code, "role": "origine", "statut": "active"}],
        "evaluations": list(evaluations) or [{**TRIAL, "type": "qualitative"}],
        **more,
    }


@pytest.fixture
def listed(atlas, territories):
    """The ids proposed to a territory, best first."""

    def listed_(code: str, **kinds: dict[str, dict[str, object]]) -> list[str]:
        return [s.initiative.id for s in proven_elsewhere(atlas(**kinds), territories[code])]

    return listed_


def test_what_is_here_within_or_around_is_not_elsewhere(listed) -> None:
    initiatives = {"ici": fiche("FR-38"), "dedans": fiche("38185"), "autour": fiche("FR-ARA"), "la-bas": fiche("FR-59")}
    assert listed("FR-38", initiatives=initiatives) == ["la-bas"]


def stopped(code: str) -> dict[str, object]:
    return fiche(code, implantations=[{"territoire": code, "role": "origine", "statut": "arretee"}])


LEFT_OUT = {
    "an idea": fiche("FR-59", maturite="idee"),
    "stopped everywhere": stopped("FR-59"),
    "never rated": {**fiche("FR-59"), "evaluations": []},
    "no effect shown": fiche("FR-59", {**TRIAL, "effet": "non-demontre"}),
    "harmful, and once unknown": fiche("FR-59", {**TRIAL, "effet": "defavorable"}, {**TRIAL, "effet": "inconnu"}),
    "harmful": fiche("FR-59", {**TRIAL, "effet": "defavorable"}, {**TRIAL, "effet": "non-demontre"}),
}


@pytest.mark.parametrize("data", LEFT_OUT.values(), ids=LEFT_OUT)
def test_what_stopped_was_never_tried_or_showed_no_good_is_left_out(listed, data) -> None:
    assert listed("FR-38", initiatives={"a": data}) == []


def test_a_mixed_result_is_not_hidden(listed) -> None:
    assert listed("FR-38", initiatives={"a": fiche("FR-59", TRIAL, {**TRIAL, "effet": "defavorable"})}) == ["a"]


def test_stronger_proof_ranks_first_then_the_id(listed) -> None:
    initiatives = {"c": fiche("FR-59"), "b": fiche("FR-59"), "a": fiche("FR-59"), "z": fiche("FR-59", TRIAL)}
    assert listed("FR-38", initiatives=initiatives) == ["z", "a", "b", "c"]


def test_an_open_need_brings_what_answers_it_and_says_so(atlas, territories) -> None:
    need = {"titre": "Un guichet", "territoire": "38185", "themes": ["action-publique"], "statut": "ouvert"}
    initiatives = {"a": fiche("FR-59", themes=["sante"]), "b": fiche("FR-59")}
    found = proven_elsewhere(atlas(initiatives=initiatives, besoins={"b": need}), territories["FR-38"])
    assert [s.initiative.id for s in found] == ["b", "a"]
    assert "répond au besoin « Un guichet »" in found[0].raisons
    closed = {"b": {**need, "statut": "pourvu"}}
    assert [
        s.initiative.id for s in proven_elsewhere(atlas(initiatives=initiatives, besoins=closed), territories["FR-38"])
    ] == ["a", "b"]


def test_every_proposal_gives_at_least_its_proof_for_a_reason(atlas, territories) -> None:
    [found] = proven_elsewhere(atlas(initiatives={"a": fiche("GB-SCT")}), territories["FR-38"])
    assert any(reason.startswith("preuve") for reason in found.raisons)
