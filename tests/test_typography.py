"""French typography: spaces, quotation marks, apostrophes, dates, numbers, plurals; set once or ten times, the same."""

import pytest

from essaim.typography import date_fr, french, lowered, nombre, pluriel

SET = {
    "Pourquoi ?": "Pourquoi\u202f?",
    "Oui ; non : si !": "Oui\u202f; non\u202f: si\u202f!",
    "« bon »": "«\u202fbon\u202f»",
    "«bon»": "«\u202fbon\u202f»",
    "«\u00a0bon\u00a0»": "«\u202fbon\u202f»",
    "10 000 habitants": "10\u202f000 habitants",
    "1 298 990": "1\u202f298\u202f990",
    "l'eau d'ici": "l’eau d’ici",
}
LEFT = [
    "https://essaim.invalid/?a=b:c",
    "12:30",
    "en 2015 3000 personnes",
    "l’eau",
    "5' 30\"",
    "'bon'",
    "",
    "01 23 45 67 89",
]


@pytest.mark.parametrize(("plain", "expected"), SET.items())
def test_text_is_set_in_french_and_only_once(plain, expected) -> None:
    assert french(plain) == expected
    assert french(expected) == expected


@pytest.mark.parametrize("text", LEFT)
def test_what_is_not_a_sentence_is_left_alone(text) -> None:
    assert french(text) == text


def test_the_first_capital_goes_but_not_an_acronym_s() -> None:
    words = ("Association", "Élu", "L’agent", "CCAS ou CIAS", "BBC", "A", "")
    assert [lowered(word) for word in words] == ["association", "élu", "l’agent", "CCAS ou CIAS", "BBC", "A", ""]


def test_the_first_of_the_month_is_premier() -> None:
    assert date_fr("2026-11-01") == "1er novembre 2026"
    assert date_fr("2026-08-23") == "23 août 2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [(0, "0"), (1234, "1\u202f234"), (1234567, "1\u202f234\u202f567"), (1234.5, "1\u202f234,5"), (-3, "−3")],
)
def test_numbers_have_a_comma_and_narrow_spaces(value, expected) -> None:
    assert nombre(value) == expected


def test_french_is_plural_from_two() -> None:
    assert [pluriel(count, "fiche") for count in (0, 1, 2, 1500)] == [
        "0 fiche",
        "1 fiche",
        "2 fiches",
        "1\u202f500 fiches",
    ]
    assert pluriel(1.5, "jour") == "1,5 jour"
    assert pluriel(2, "œil", "yeux") == "2 yeux"
