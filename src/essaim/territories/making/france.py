"""Regions, departments and communes of the COG, from the JSON files of `@etalab/decoupage-administratif`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from essaim.territories.making.table import csv_text
from essaim.territories.wording import genitive

Json = Sequence[Mapping[str, Any]]

# ISO 3166-2 knows an overseas region and its department as one territory (FR-971…); Corsica is FR-20R since 2018.
REGION_CODES = {
    "01": "FR-971",
    "02": "FR-972",
    "03": "FR-973",
    "04": "FR-974",
    "06": "FR-976",
    "11": "FR-IDF",
    "24": "FR-CVL",
    "27": "FR-BFC",
    "28": "FR-NOR",
    "32": "FR-HDF",
    "44": "FR-GES",
    "52": "FR-PDL",
    "53": "FR-BRE",
    "75": "FR-NAQ",
    "76": "FR-OCC",
    "84": "FR-ARA",
    "93": "FR-PAC",
    "94": "FR-20R",
}

# Usage, not grammar, decides between « en Isère » and « dans l'Oise »; these take « en » though they bear an article.
_TAKES_EN = frozenset(
    {
        "07",
        "09",
        "12",
        "16",
        "17",
        "19",
        "21",
        "23",
        "24",
        "2A",
        "2B",
        "31",
        "33",
        "38",
        "43",
        "44",
        "48",
        "52",
        "53",
        "57",
        "70",
        "73",
        "74",
        "76",
        "85",
        "87",
        "91",
        "93",
        "971",
        "972",
        "973",
    }
)
_TAKES_A = frozenset({"75", "974", "975", "976", "977", "978", "986"})
_REGION_PLACES = {"32": "dans les", "44": "dans le", "52": "dans les", "04": "à", "06": "à"}
_ARTICLES = {2: "dans le ", 3: "dans la ", 4: "dans les ", 5: "dans l'"}
_OWN_PLACES = {"984": "dans les Terres australes et antarctiques françaises", "989": "sur l'île de Clipperton"}
_OWN_GENITIVES = {
    "984": "des Terres australes et antarctiques françaises",
    "987": "de la Polynésie française",
    "988": "de la Nouvelle-Calédonie",
    "989": "de l'île de Clipperton",
}
_STATUSES = {
    "75": "collectivité à statut particulier",
    "972": "collectivité territoriale unique",
    "973": "collectivité territoriale unique",
    "984": "territoire d'outre-mer",
    "988": "collectivité à statut particulier",
    "989": "domaine public de l'État",
}
_ZONE_STATUSES = {
    "metro": "département",
    "drom": "département et région d'outre-mer",
    "com": "collectivité d'outre-mer",
}


def current_communes(communes: Json) -> Json:
    """The communes of today, without the delegated, associated and borough rows the file mixes in."""
    return [commune for commune in communes if commune["type"] == "commune-actuelle"]


def _place(code: str, nom: str, liaison: int) -> str:
    if code in _OWN_PLACES:
        return _OWN_PLACES[code]
    if code in _TAKES_A:
        return f"à {nom}"
    if code in _TAKES_EN or liaison not in _ARTICLES:
        return f"en {nom}"
    return _ARTICLES[liaison] + nom


def regions_table(regions: Json, communes: Json) -> str:
    """The 18 regions: the five overseas ones bear the code of their department, as in ISO 3166-2."""
    population = _population(communes, "region")
    rows = []
    for region in regions:
        insee, nom, liaison = region["code"], region["nom"], region["typeLiaison"]
        if region["zone"] == "com":
            continue  # the file repeats each overseas collectivity as a region; it stands among the departments
        dans = f"{_REGION_PLACES.get(insee, 'en')} {nom}"
        outre_mer = "oui" if region["zone"] == "drom" else "non"
        rows.append(
            (REGION_CODES[insee], insee, nom, liaison, dans, genitive(nom, liaison), outre_mer, population[insee])
        )
    header = ("code", "insee", "nom", "liaison", "dans", "de", "outre_mer", "population")
    return csv_text(header, rows)


def departments_table(departments: Json, communes: Json) -> str:
    """The 101 departments and the eight overseas collectivities; ``region`` is empty for the latter."""
    population = _population(communes, "departement")
    rows = []
    for department in departments:
        insee, nom, liaison, zone = (department[key] for key in ("code", "nom", "typeLiaison", "zone"))
        region = "" if zone == "com" else REGION_CODES[department["region"]]
        statut = _STATUSES.get(insee, _ZONE_STATUSES[zone])
        owner = _OWN_GENITIVES.get(insee) or genitive(nom, liaison)
        outre_mer = "non" if zone == "metro" else "oui"
        place = _place(insee, nom, liaison)
        rows.append(
            (f"FR-{insee}", insee, nom, region, statut, liaison, place, owner, outre_mer, population.get(insee))
        )
    header = ("code", "insee", "nom", "region", "statut", "liaison", "dans", "de", "outre_mer", "population")
    return csv_text(header, rows)


def communes_table(communes: Json, epci: Json, ept: Json) -> str:
    """Today's communes with the bodies they belong to, which the source only records from the other side."""
    body = {member["code"]: group["code"] for group in epci for member in group["membres"]}
    territorial = {member["code"]: group["code"] for group in ept for member in group["membres"]}
    rows = []
    for commune in current_communes(communes):
        code = commune["code"]
        rows.append(
            (
                code,
                commune["nom"],
                f"FR-{commune['departement']}",
                commune.get("typeLiaison"),
                body.get(code, ""),
                territorial.get(code, ""),
                commune.get("population"),
                " ".join(commune.get("codesPostaux", ())),
            )
        )
    header = ("code", "nom", "departement", "liaison", "epci", "ept", "population", "codes_postaux")
    return csv_text(header, rows)


def _population(communes: Json, key: str) -> Counter[str]:
    total: Counter[str] = Counter()
    for commune in current_communes(communes):
        if commune.get("population") is not None:
            total[commune[key]] += commune["population"]
    return total
