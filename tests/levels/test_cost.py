"""The cost per beneficiary, reckoned by hand beside the code; nothing is converted, nothing invented."""

import pytest

from essaim.levels import cout
from essaim.levels.cout import band

AGENT = {"montant": 30_000, "unite": "monnaie-par-an", "annee": 2014}
OTHER = {"montant": 12_000, "unite": "monnaie-par-an", "annee": 2014}


def data(beneficiaries: float | None = None, **lines: list[dict[str, object]]) -> dict[str, object]:
    grid: dict[str, object] = {"couts": lines}
    if beneficiaries is not None:
        grid["beneficiaires_par_an"] = {"valeur": beneficiaries}
    return {"modelisation": grid}


@pytest.mark.parametrize(
    ("each", "expected"),
    [
        (None, None),
        (0, 1),
        (100, 1),
        (100.01, 2),
        (500, 2),
        (501, 3),
        (2_000, 3),
        (2_001, 4),
        (10_000, 4),
        (10_001, 5),
    ],
)
def test_the_bands_have_the_bounds_that_are_documented(each, expected) -> None:
    assert band(each) == expected


def test_a_case_worked_by_hand() -> None:
    """30 000 € of agents and 12 000 € besides, each year, for 280 households: 42 000 / 280 = 150 €, band 2."""
    found = cout(
        data(
            280,
            temps_agent_fonctionnement=[AGENT],
            autres_depenses=[OTHER],
            investissements=[{"montant": 8_000, "unite": "monnaie"}],
            couts_evites=[{"montant": 5_000, "unite": "monnaie-par-an"}],
        )
    )
    assert (found.par_an, found.demarrage, found.evite) == (42_000, 8_000, 5_000)
    assert (found.par_beneficiaire, found.bande, found.base) == (150, 2, "division")
    assert found.manquantes == ("temps_agent_mise_en_oeuvre", "financements_exceptionnels")


def test_avoided_costs_and_exceptional_funds_are_not_taken_off() -> None:
    lines = {"temps_agent_fonctionnement": [AGENT]}
    funded = {
        **lines,
        "couts_evites": [{"montant": 29_000, "unite": "monnaie-par-an"}],
        "financements_exceptionnels": [{"montant": 29_000, "unite": "monnaie-par-an"}],
    }
    assert cout(data(100, **funded)).par_beneficiaire == cout(data(100, **lines)).par_beneficiaire == 300


def test_a_cost_given_per_beneficiary_is_preferred_to_a_division() -> None:
    given = {"montant": 90, "unite": "monnaie-par-beneficiaire-et-par-an"}
    found = cout(data(280, temps_agent_fonctionnement=[AGENT], autres_depenses=[given]))
    assert (found.par_beneficiaire, found.bande, found.base) == (90, 1, given["unite"])


UNKNOWN = {
    "nothing said": {},
    "no beneficiaries": data(temps_agent_fonctionnement=[AGENT]),
    "nobody": data(0, temps_agent_fonctionnement=[AGENT]),
    "only investments": data(280, investissements=[{"montant": 8_000, "unite": "monnaie"}]),
    "another currency": data(280, autres_depenses=[{**OTHER, "devise": "CAD"}]),
    "days of work": data(280, temps_agent_fonctionnement=[{"montant": 200, "unite": "jours-par-an"}]),
    "a forecast": data(280, autres_depenses=[{**OTHER, "reserves": ["prevision"]}]),
    "uncertain": data(280, autres_depenses=[{**OTHER, "reserves": ["incertain"]}]),
    "no amount": data(280, autres_depenses=[{"unite": "monnaie-par-an", "note": "des bénévoles"}]),
}


@pytest.mark.parametrize("fiche", UNKNOWN.values(), ids=UNKNOWN)
def test_what_cannot_be_reckoned_is_unknown_never_zero(fiche) -> None:
    found = cout(fiche)
    assert (found.bande, found.par_beneficiaire, found.base) == (None, None, "inconnu")


def test_what_is_left_out_of_the_sum_is_counted() -> None:
    dollars = {"montant": 700, "unite": "monnaie-par-an", "devise": "CAD"}
    days = {"montant": 12, "unite": "jours-par-an"}
    assert cout(data(280, temps_agent_fonctionnement=[AGENT, days], autres_depenses=[dollars])).hors_calcul == 2


def test_of_several_dates_the_latest_counts_and_of_a_range_the_top() -> None:
    older, range_ = {**AGENT, "annee": 2010, "montant": 90_000}, {**OTHER, "montant_max": 18_000}
    assert cout(data(temps_agent_fonctionnement=[older, AGENT], autres_depenses=[range_])).par_an == 48_000
