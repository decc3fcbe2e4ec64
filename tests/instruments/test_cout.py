"""What the grid comes to: worked out by hand, the same on the fiche and on the page."""

from dataclasses import asdict

import pytest

from essaim.levels import avec_journees, cout
from essaim.typography import french, nombre
from essaim.views.instruments.grille import EXAMPLE, cost_grid

EURO, YEAR, EACH = "monnaie", "monnaie-par-an", "monnaie-par-beneficiaire"
CASES = [
    {},
    {"couts": {}},
    {"couts": {"investissements": [{"note": "rien de chiffré"}]}},
    {
        "couts": {
            "autres_depenses": [
                {"montant": 100, "unite": YEAR, "annee": 2010},
                {"montant": 50, "unite": YEAR, "annee": 2015},
            ]
        }
    },
    {
        "couts": {"autres_depenses": [{"montant": 100, "unite": YEAR}, {"montant": 50, "unite": YEAR}]},
        "beneficiaires_par_an": {"valeur": 3},
    },
    {"couts": {"autres_depenses": [{"montant": 100, "montant_max": 300, "unite": EACH}]}},
    {"couts": {"autres_depenses": [{"montant": 0, "unite": YEAR}]}, "beneficiaires_par_an": {"valeur": 10}},
    {"couts": {"autres_depenses": [{"montant": 10, "unite": YEAR}]}, "beneficiaires_par_an": {"valeur": 0}},
    {"couts": {"investissements": [{"montant": 10, "unite": EURO, "devise": "USD"}, {"montant": 4, "unite": "etp"}]}},
    {"couts": {"investissements": [{"montant": 10, "unite": EURO, "reserves": ["prevision"]}]}},
    {
        "couts": {"temps_agent_fonctionnement": [{"montant": 30, "unite": "jours-par-an"}]},
        "beneficiaires_par_an": {"valeur": 7},
    },
    {
        "couts": {
            "couts_evites": [{"montant": 0.1, "unite": YEAR}],
            "temps_agent_fonctionnement": [{"montant": 0.2, "unite": YEAR}],
        }
    },
]


def as_told(found) -> dict:
    return asdict(found) | {"manquantes": list(found.manquantes)}


def grids(catalogue) -> list[dict]:
    known = [r.data["modelisation"] for r in catalogue.initiatives if "modelisation" in r.data]
    assert len(known) > 20
    return [*CASES, *known]


def test_the_worked_example_comes_to_what_the_page_says() -> None:
    """12 000 + 25 000 to start; 38 000 + 22 000 a year; 60 000 over 240 people is 250 each, hence the second band."""
    found = cout(EXAMPLE)
    assert (found.demarrage, found.par_an, found.evite) == (37_000, 60_000, 45_000)
    assert (found.par_beneficiaire, found.bande, found.base) == (250, 2, "division")
    assert found.manquantes == ("financements_exceptionnels",)
    assert found.hors_calcul == 0


def test_days_are_counted_only_at_the_price_one_gives() -> None:
    data = {
        "modelisation": {
            "couts": {"temps_agent_fonctionnement": [{"montant": 40, "unite": "jours-par-an"}]},
            "beneficiaires_par_an": {"valeur": 20},
        }
    }
    assert (cout(data).par_an, cout(data).hors_calcul) == (None, 1)
    priced = cout(avec_journees(data, 200))
    assert (priced.par_an, priced.par_beneficiaire, priced.hors_calcul) == (8_000, 400, 0)
    assert data["modelisation"]["couts"]["temps_agent_fonctionnement"][0]["unite"] == "jours-par-an"


def test_the_page_counts_as_the_fiches_do(twin, catalogue) -> None:
    known = grids(catalogue)
    expected = [as_told(cout({"modelisation": grid})) for grid in known]
    assert twin("cout", "cout", [[grid] for grid in known]) == expected


def test_the_page_prices_days_as_python_does(twin, catalogue) -> None:
    known = grids(catalogue)
    expected = [avec_journees({"modelisation": grid}, 310.5)["modelisation"] for grid in known]
    assert [dict(grid) for grid in twin("cout", "withDays", [[grid, 310.5] for grid in known])] == [
        {**grid, "couts": grid.get("couts", {})} for grid in expected
    ]


def test_the_page_writes_numbers_as_french_does(twin) -> None:
    values = [0, 1, -3, 12, 999, 1000, 1234.5, 12_000, -45_000.25, 0.1, 250.25]
    assert twin("nombres", "nombre", [[value] for value in values]) == [nombre(value) for value in values]


def test_the_page_sets_texts_in_french_typography_as_the_fiches_are(twin, catalogue) -> None:
    texts = sorted({value for record in catalogue for _, value in record.leaves() if isinstance(value, str)})
    texts += ["Quoi ?! « dit-il »: 12 000 € à l'été, 12:30, https://a.example/?b=c;d", "50 % de 1 234 567"]
    assert len(texts) > 1_000
    assert twin("typographie", "french", [[text] for text in texts]) == [french(text) for text in texts]


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ({"montant": 3500, "unite": EURO}, "3500;monnaie"),
        (
            {"montant": 3500, "montant_max": 5000, "unite": EACH, "annee": 2015},
            "3500..5000;monnaie-par-beneficiaire;2015",
        ),
        (
            {"montant": 12.5, "unite": YEAR, "devise": "CAD", "reserves": ["prevision"]},
            "12.5;monnaie-par-an;;CAD;prevision",
        ),
    ],
)
def test_an_amount_comes_back_from_the_address_as_it_went(twin, entry, text) -> None:
    assert twin("montants", "encoded", [[entry]]) == [text]
    assert twin("montants", "decoded", [[text, [EURO, YEAR, EACH]]]) == [entry]


def test_an_address_that_names_no_amount_is_not_believed(twin) -> None:
    hostile = ["", ";", "abc;monnaie", "1;<b>", "-5;monnaie", "1e9;monnaie", "1..x;monnaie", "NaN;monnaie", "1"]
    assert twin("montants", "decoded", [[text, [EURO]] for text in hostile]) == [None] * len(hostile)


def test_what_people_write_is_read_as_a_number(twin) -> None:
    written = {"12 000": 12000, "12 000,50 €": 12000.5, "1234.5": 1234.5, "": None, "douze": None, "1,2,3": None}
    assert twin("montants", "written", [[text] for text in written]) == list(written.values())


def test_a_spreadsheet_never_runs_what_a_cell_holds(twin) -> None:
    [text] = twin("tableur", "csv", [[[["=1+1", "a;b", 'dit "oui"', 12.5, None]]]])
    assert text == '\ufeff\'=1+1;"a;b";"dit ""oui""";12,5;\r\n'


def test_the_page_has_the_six_lines_of_the_report(scope) -> None:
    assert [line.id for line in cost_grid(scope).lignes] == [
        "temps_agent_mise_en_oeuvre",
        "temps_agent_fonctionnement",
        "investissements",
        "autres_depenses",
        "financements_exceptionnels",
        "couts_evites",
    ]
