"""The rank of the six models: the same in Python and in the browser, and countable by hand."""

from dataclasses import asdict
from itertools import combinations

import pytest

from essaim.levels import ModeleCompare, Souhaits, classement
from essaim.views.instruments.choix import choice, compared
from essaim.views.models import ordered

ONE = ModeleCompare("un", 1, {"a": (True, "A"), "b": (False, "C")}, (), ("argent",))
TWO = ModeleCompare("deux", 2, {"a": (True, "C"), "b": (True, "B")}, (1, 2), ("argent", "temps"))


@pytest.fixture(scope="module")
def models(scope) -> list[ModeleCompare]:
    return [compared(scope, record) for record in ordered(scope)]


def wishes(models) -> list[Souhaits]:
    """Every set of objectives, with every place wanted, and means none, all, or one."""
    objectives = sorted(models[0].objectifs)
    means = sorted({m for model in models for m in model.moyens})
    held = [None, (), tuple(means), *((m,) for m in means)]
    sets = [chosen for size in range(6) for chosen in combinations(objectives, size)]
    return [Souhaits(chosen, place, m) for chosen in sets for place in (None, 1, 2, 3, 4) for m in held]


def test_the_browser_ranks_as_python_does_for_every_wish(twin, models) -> None:
    asked = wishes(models)
    assert len(asked) == 32 * 5 * 9
    described = [asdict(model) for model in models]
    expected = [
        [asdict(rank) | {"raisons": [asdict(r) for r in rank.raisons]} for rank in classement(w, models)] for w in asked
    ]
    assert twin("modele", "classement", [[asdict(w), described] for w in asked]) == expected


def test_points_are_those_that_the_page_explains() -> None:
    ranks = {r.modele: r for r in classement(Souhaits(("a", "b"), 3, ("temps",)), [TWO, ONE])}
    # « un »: 3 for a (attested), 0 for b, off the line, −1 for the means that is missing.
    assert [(r.nuance, r.points) for r in ranks["un"].raisons] == [
        ("A", 3),
        ("non", 0),
        ("hors-axe", 0),
        ("a-reunir", -1),
    ]
    # « deux »: 1 for a, 2 for b, 1 for the next place (3 is one step from 2), −1 for money, time is at hand.
    assert [r.points for r in ranks["deux"].raisons] == [1, 2, 1, -1, 0]
    assert (ranks["un"].points, ranks["deux"].points) == (2, 3)
    assert (ranks["deux"].rang, ranks["un"].rang) == (1, 2)


def test_without_a_wish_no_model_stands_before_another(models) -> None:
    ranks = classement(Souhaits(), models)
    assert {r.rang for r in ranks} == {1}
    assert [r.modele for r in ranks] == [m.id for m in models]


def test_means_count_only_once_answered(models) -> None:
    assert all(not r.raisons for r in classement(Souhaits(moyens=None), models))
    assert all(r.points == -len(r.raisons) < 0 for r in classement(Souhaits(moyens=()), models))


def test_the_report_s_own_example_of_each_line_is_attested(models) -> None:
    """Spread to other territories is what duplication and fertilisation are for, by the report's own example."""
    ranks = classement(Souhaits(("nombre-de-territoires",)), models)
    assert {r.modele for r in ranks if r.rang == 1} == {"duplication", "fertilisation"}


def test_every_model_shows_the_fiches_that_followed_it(scope, catalogue) -> None:
    shown = {m.carte.modele.id: {f.libelle for f in m.fiches} for m in choice(scope).modeles}
    for record in catalogue.initiatives:
        for followed in record.data["modeles"]:
            assert record.titre in shown[followed["modele"]]
