"""No contribution crashes the checker, honest text passes, and a refusal says where and how to mend it."""

from collections import Counter

import pytest
from hostile.cases import Fate
from hostile.judgement import LINES_RIGHT, labels
from hostile.mutations import mutations
from hostile.signs import as_it_is
from hostile.variants import sampled, variants

SHARE = 400  # of the variants of every fiche, one in so many of three families: the whole is tried by `make fuzz`
MUTATIONS = 2_000


@pytest.fixture(scope="module")
def judged(court, examples, fiches):
    """Every variant of the example in both forms, some of every valid example and real fiche."""
    cases = [case for example in examples for case in variants(example)]
    return court([*cases, *sampled(fiches, SHARE)])


def test_the_table_of_threats_is_covered(judged) -> None:
    families = Counter(each.case.family for each in judged)
    assert len(judged) >= 600
    assert {
        "YAML", "encodage", "caractères cachés", "structure", "types", "dates", "bombes", "imbrication",
        "noms et chemins", "liens", "scripts", "évasions", "Markdown lent", "clés réservées", "textes actifs",
        "données personnelles",
        "texte honnête",
    } == set(families)  # fmt: skip
    assert {each.case.fate for each in judged} == {Fate.REFUSED, Fate.NEUTRALISED, Fate.ACCEPTED}


def test_nothing_crashes_the_command_or_costs_it_more_than_promised(judged) -> None:
    assert [(each.label, each.verdict.code, each.verdict.errors) for each in judged if each.crashed()] == []
    assert labels(each for each in judged if each.costly()) == []


def test_what_must_be_refused_is_and_honest_text_never(judged) -> None:
    assert [(each.label, each.told) for each in judged if each.wrong_fate()] == []


def test_a_refusal_gives_file_line_fault_and_remedy(judged) -> None:
    assert labels(each for each in judged if each.poor_message()) == []
    assert labels(each for each in judged if each.wrong_rule()) == []


def test_the_line_is_that_of_the_fault(judged) -> None:
    placed = [each for each in judged if each.case.line is not None]
    wrong = [each for each in placed if each.wrong_line()]
    assert len(wrong) <= (1 - LINES_RIGHT) * len(placed), labels(wrong)


def test_what_is_accepted_is_read_as_it_was_written(judged) -> None:
    assert labels(each for each in judged if each.changed()) == []


def test_no_report_commands_a_terminal_or_a_runner(judged) -> None:
    assert [(each.label, each.commands()) for each in judged if each.commands()] == []


def test_every_valid_example_and_real_fiche_is_accepted_as_it_is(court, fiches) -> None:
    """In the data and in the form that their files have: the false refusals of real text are none."""
    run = court([as_it_is(fiche) for fiche in fiches])
    assert [(each.label, each.told, each.verdict) for each in run if each.crashed() or each.wrong_fate()] == []


def test_damage_by_chance_crashes_nothing(court, fiches) -> None:
    run = court(list(mutations(fiches, MUTATIONS)))
    assert [(each.label, each.verdict.code, each.verdict.errors) for each in run if each.crashed()] == []
    assert labels(each for each in run if each.costly() or each.poor_message() or each.commands()) == []
    assert {each.verdict.code for each in run} == {0, 1}
