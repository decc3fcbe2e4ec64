"""Readiness, freshness and completeness: what each says, and what each refuses to say."""

from datetime import date, timedelta

import pytest

from essaim.levels import completude, fraicheur, pret
from essaim.levels.completude import HEADINGS
from essaim.levels.pret import QUESTIONS, answers

TODAY = date(2026, 11, 23)
YES = dict.fromkeys(QUESTIONS, "oui")


def test_six_yes_is_what_the_report_calls_ready() -> None:
    assert len(QUESTIONS) == 6
    found = pret(YES)
    assert (found.oui, found.verdict, found.non, found.inconnues) == (6, "pret", (), ())


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_single_no_sends_back_to_consolidating(question) -> None:
    found = pret({**YES, question: "non"})
    assert (found.oui, found.verdict, found.non) == (5, "consolider", (question,))


def test_what_is_unknown_is_no_verdict() -> None:
    found = pret({QUESTIONS[0]: "oui"})
    assert (found.oui, found.verdict) == (1, "a-completer")
    assert found.inconnues == QUESTIONS[1:]
    assert found.reponses == ("oui", *["inconnu"] * 5)


def test_a_no_weighs_more_than_what_is_unknown() -> None:
    assert pret({QUESTIONS[0]: "non"}).verdict == "consolider"


def test_answers_are_read_from_the_fiche() -> None:
    declared = {"pret_a_essaimer": {"evalue": {"reponse": "oui", "source": "x"}}}
    assert answers(declared) == {"evalue": "oui"}
    assert answers({}) == {}


@pytest.mark.parametrize(
    ("days", "score", "state"),
    [
        (0, 1.0, "recente"),
        (183, 1.0, "recente"),
        (184, 1.0, "a-revoir"),
        (457, 0.5, "a-revoir"),
        (730, 0.0, "a-revoir"),
        (731, 0.0, "ancienne"),
        (4000, 0.0, "ancienne"),
    ],
)
def test_freshness_is_whole_for_six_months_and_gone_after_two_years(days, score, state) -> None:
    found = fraicheur((TODAY - timedelta(days=days)).isoformat(), TODAY)
    assert (found.score, found.etat) == (score, state)


def test_completeness_counts_the_headings_filled_and_names_the_others() -> None:
    found = completude({"recit": "Il était une fois.", "kit": [], "modelisation": {"coeur": [{"texte": "x"}]}})
    assert (found.remplies, found.total) == (2, len(HEADINGS))
    assert "kit" in found.manquantes
    assert "modelisation.marges" in found.manquantes
    assert not {"recit", "modelisation.coeur"} & set(found.manquantes)
