"""Countries of ISO 3166-1, named by the CLDR (through babel), corrected where a French reader says otherwise."""

from collections.abc import Mapping, Sequence

from essaim.territories.making.table import csv_text
from essaim.territories.wording import genitive, starts_with_vowel

# ISO gives these parts of the French Republic a country code of their own; the tree knows them under FR-97x, FR-98x.
FRENCH = frozenset({"BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"})
NOT_ISO = frozenset({"XK"})  # Kosovo: a user-assigned code, in the list for convenience

_NAMES = {
    "BQ": "Bonaire, Saint-Eustache et Saba",
    "CD": "République démocratique du Congo",
    "CG": "République du Congo",
    "FM": "États fédérés de Micronésie",
    "GS": "Géorgie du Sud et îles Sandwich du Sud",
    "HK": "Hong Kong",
    "MM": "Birmanie",
    "MO": "Macao",
    "PS": "Palestine",
    "SH": "Sainte-Hélène, Ascension et Tristan da Cunha",
    "SX": "Sint Maarten",
    "VA": "Vatican",
}
# Liaisons as the INSEE counts them: 0 and 1 no article, 2 le, 3 la, 4 les, 5 l'. What the ending does not tell:
_NO_ARTICLE = frozenset(
    {
        "AD",
        "AG",
        "AI",
        "AW",
        "BH",
        "BQ",
        "CU",
        "CW",
        "CY",
        "DJ",
        "GG",
        "GI",
        "GU",
        "HK",
        "HT",
        "IL",
        "JE",
        "KI",
        "KN",
        "LC",
        "MC",
        "MG",
        "MO",
        "MS",
        "MT",
        "MU",
        "NF",
        "NR",
        "NU",
        "OM",
        "PR",
        "SG",
        "SH",
        "SJ",
        "SM",
        "ST",
        "SX",
        "TK",
        "TO",
        "TT",
        "TV",
        "TW",
        "VC",
        "VU",
        "WS",
    }
)
_PLURAL = frozenset(
    {
        "AE",
        "AS",
        "AX",
        "BM",
        "BS",
        "CC",
        "CK",
        "FJ",
        "FK",
        "FM",
        "FO",
        "HM",
        "KM",
        "KY",
        "MH",
        "MP",
        "MV",
        "NL",
        "PH",
        "PN",
        "PW",
        "SB",
        "SC",
        "TC",
        "UM",
        "US",
        "VG",
        "VI",
    }
)
_MASCULINE_IN_E = frozenset({"BZ", "CV", "KH", "LS", "MX", "MZ", "SR", "TL", "ZW"})
_FEMININE_OTHERWISE = frozenset({"BA", "CD", "CF", "CG", "DO", "FR", "GN", "GS", "GW", "KP", "KR", "MK", "NZ", "PG"})
_FULL_PLACES = {
    "AD": "en Andorre",
    "BB": "à la Barbade",
    "BV": "sur l'île Bouvet",
    "CX": "sur l'île Christmas",
    "DM": "à la Dominique",
    "FM": "dans les États fédérés de Micronésie",
    "GD": "à la Grenade",
    "GS": "en Géorgie du Sud et dans les îles Sandwich du Sud",
    "HT": "en Haïti",
    "IL": "en Israël",
    "IM": "sur l'île de Man",
    "IO": "dans le Territoire britannique de l'océan Indien",
    "NF": "sur l'île Norfolk",
    "SJ": "au Svalbard et à Jan Mayen",
}
_FULL_GENITIVES = {
    "BV": "de l'île Bouvet",
    "CX": "de l'île Christmas",
    "GS": "de la Géorgie du Sud et des îles Sandwich du Sud",
    "HT": "d'Haïti",
    "IM": "de l'île de Man",
    "NF": "de l'île Norfolk",
    "SJ": "du Svalbard et de Jan Mayen",
}
_PLACES = {0: "à ", 1: "à ", 2: "au ", 3: "en ", 4: "aux ", 5: "en "}


def liaison(code: str, nom: str) -> int:
    """The INSEE liaison code of a country's name."""
    vowel = starts_with_vowel(nom)
    if code in _NO_ARTICLE:
        return 1 if vowel else 0
    if code in _PLURAL:
        return 4
    if vowel:
        return 5
    if code in _FEMININE_OTHERWISE or (nom.endswith("e") and code not in _MASCULINE_IN_E):
        return 3
    return 2


def countries_table(iso: Sequence[Sequence[str]], names: Mapping[str, str]) -> str:
    """The countries of ``iso`` (alpha-2, alpha-3, number…) under their French ``names`` (alpha-2 → name)."""
    rows = []
    for alpha2, alpha3, number, *_ in iso:
        if alpha2 in FRENCH or alpha2 in NOT_ISO:
            continue
        nom = _NAMES.get(alpha2, names[alpha2]).replace("’", "'")
        link = liaison(alpha2, nom)
        spoken = nom.replace("Îles ", "îles ", 1) if link == 4 else nom
        dans = _FULL_PLACES.get(alpha2, _PLACES[link] + spoken)
        owner = _FULL_GENITIVES.get(alpha2, genitive(spoken, link))
        rows.append((alpha2, alpha3, number, nom, link, dans, owner))
    return csv_text(("code", "alpha3", "numero", "nom", "liaison", "dans", "de"), rows)
