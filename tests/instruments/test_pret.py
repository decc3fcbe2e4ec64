"""The six questions give one verdict, wherever it is worked out: on a fiche, in an export, on the page."""

from itertools import product

from essaim.levels import pret
from essaim.levels.pret import QUESTIONS

ANSWERS = [dict(zip(QUESTIONS, given, strict=True)) for given in product(("oui", "non", "inconnu"), repeat=6)]


def as_told(found) -> dict:
    return {
        "reponses": list(found.reponses),
        "oui": found.oui,
        "non": list(found.non),
        "inconnues": list(found.inconnues),
        "verdict": found.verdict,
    }


def test_the_page_and_the_fiches_agree_on_all_729_sets_of_answers(twin) -> None:
    assert len(ANSWERS) == 729
    assert twin("pret", "pret", [[answers] for answers in ANSWERS]) == [as_told(pret(answers)) for answers in ANSWERS]


def test_a_missing_answer_is_an_unknown_one(twin) -> None:
    assert twin("pret", "pret", [[{}], [{"evalue": "oui"}]]) == [as_told(pret({})), as_told(pret({"evalue": "oui"}))]


def test_only_six_yes_are_ready_and_any_no_sends_back_to_consolidating() -> None:
    verdicts = [pret(answers).verdict for answers in ANSWERS]
    assert verdicts.count("pret") == 1
    assert verdicts.count("a-completer") == 2**6 - 1  # yes or unknown everywhere, six yes aside
    assert verdicts.count("consolider") == 729 - 2**6
