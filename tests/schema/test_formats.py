"""Addresses and dates, truly checked, and patterns read as browsers read them."""

import pytest

from essaim.schema.formats import address_fault, encoded_address, is_address, is_date, iso_date
from essaim.schema.patterns import compiled

SCHEME = "elle doit commencer par https:// ou http://"
INVISIBLE = "elle contient un espace ou un caractère invisible"
DOT = "le nom du site doit comporter un point, comme exemple.fr"
MISWRITTEN = "le nom du site est mal écrit"
CODED = "elle contient un caractère à coder, comme une lettre accentuée"


@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.fr",
        "http://www.exemple.fr/page?q=a%20b&c=(d)#partie",
        "https://exemple.fr:8443/~moi/",
        "https://xn--conomie-9xa.gouv.fr/",
        "HTTPS://EXEMPLE.FR/",
        "https://exemple.fr./",
        "https://exemple.fr/" + "a" * 1981,
    ],
)
def test_web_addresses_are_accepted(address: str) -> None:
    assert address_fault(address) is None


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("javascript:alert(1)", SCHEME),
        ("JaVaScRiPt://exemple.fr/%0aalert(1)", SCHEME),
        ("data:text/html,x", SCHEME),
        ("vbscript:x", SCHEME),
        ("mailto:a@exemple.fr", SCHEME),
        ("ftp://exemple.fr/", SCHEME),
        ("//exemple.fr/", SCHEME),
        ("/page", SCHEME),
        ("exemple.fr", SCHEME),
        ("https:exemple.fr", SCHEME),
        ("https:/exemple.fr", SCHEME),
        ("", SCHEME),
        (" https://exemple.fr", INVISIBLE),
        ("java\tscript:alert(1)", INVISIBLE),
        ("https://exemple.fr/\n", INVISIBLE),
        ("https://exemple.fr/\x00", INVISIBLE),
        ("https://exemple.fr/\u200b", INVISIBLE),
        ("https://exemple.fr/\u202e", INVISIBLE),
        ("https:\\\\exemple.fr", "elle contient une barre oblique inversée"),
        ("https://moi:secret@exemple.fr/", "elle contient un nom d’utilisateur (« @ » avant le nom du site)"),
        ("https://", DOT),
        ("https:///page", DOT),
        ("https://localhost/", DOT),
        ("https://exemple..fr/", MISWRITTEN),
        ("https://-exemple.fr/", MISWRITTEN),
        ("https://exem_ple.fr/", MISWRITTEN),
        ("https://127.0.0.1/", MISWRITTEN),
        ("https://exemple.fr:port/", MISWRITTEN),
        ("https://exemple.fr:99999/", MISWRITTEN),
        ("https://[::1", MISWRITTEN),
        ("https://[::1]/", DOT),
        (
            "https://économie.fr/",
            "le nom du site contient un caractère accentué ou étranger ; il s’écrit sous sa forme « xn-- »",
        ),
        ("https://exemple.fr/été", CODED),
        ('https://exemple.fr/"x"', CODED),
        ("https://exemple.fr/<b>", CODED),
        ("https://exemple.fr/100%", CODED),
        ("https://exemple.fr/" + "a" * 1982, "elle dépasse 2000 caractères"),
    ],
)
def test_an_address_that_no_page_may_link_to_says_why(address: str, why: str) -> None:
    assert address_fault(address) == why


@pytest.mark.parametrize(
    ("address", "coded"),
    [
        ("https://exemple.fr/été?q=a b", "https://exemple.fr/%C3%A9t%C3%A9?q=a%20b"),
        ("https://exemple.fr/100%", "https://exemple.fr/100%25"),
        (" https://exemple.fr/a ", "https://exemple.fr/a"),
        ("https://exemple.fr/a", None),
        ("javascript:alert('é')", None),
        ("https://exemple.fr/\ud800", None),
    ],
)
def test_an_address_copied_with_its_accents_is_offered_coded(address: str, coded: str | None) -> None:
    assert encoded_address(address) == coded


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("2024-02-29", True),
        ("2023-02-29", False),
        ("2024-13-01", False),
        ("2024-1-1", False),
        ("20240101", False),
        ("2024-01-01T00:00", False),
        ("2024-W01-1", False),
        ("2024-01-01\n", False),
        ("٢٠٢٤-٠١-٠١", False),
        ("0000-01-01", False),
    ],
)
def test_a_date_is_a_day_of_the_calendar_in_iso_form(text: str, sound: bool) -> None:
    assert is_date(text) is sound


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("31/05/2024", "2024-05-31"),
        ("1.5.2024", "2024-05-01"),
        ("31/02/2024", None),
        ("05/31/2024", None),
        ("hier", None),
    ],
)
def test_a_date_written_the_french_way_is_understood(text: str, date: str | None) -> None:
    assert iso_date(text) == date


@pytest.mark.parametrize("value", [3, None, ["x"], {}])
def test_formats_judge_texts_only(value: object) -> None:
    assert is_date(value)
    assert is_address(value)


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("^a$", "a", True),
        ("^a$", "a\n", False),
        (r"^a\$$", "a$", True),
        ("^[$]$", "$", True),
        (r"^\d$", "٣", False),
        ("b", "abc", True),
    ],
)
def test_a_pattern_means_what_it_means_in_a_browser(pattern: str, text: str, found: bool) -> None:
    assert (compiled(pattern).search(text) is not None) is found
