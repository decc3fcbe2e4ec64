"""The table of points: a commune's own, and for a larger territory that of its chief town, said as such.

No package in reach holds official centroids, and a chief town is what a reader expects a mark to stand on.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from essaim.territories.making.france import REGION_CODES
from essaim.territories.making.places import Place
from essaim.territories.making.table import csv_text

HEADER = ("code", "longitude", "latitude", "precision", "lieu")
# GeoNames' own codes of the Canadian provinces; American states and British nations bear the letters of the ISO.
CANADA = {
    "01": "AB",
    "02": "BC",
    "03": "MB",
    "04": "NB",
    "05": "NL",
    "07": "NS",
    "08": "ON",
    "09": "PE",
    "10": "QC",
    "11": "SK",
    "12": "YT",
    "13": "NT",
    "14": "NU",
}
LETTERED = {"US", "GB", "BE"}
_RANKS = ("PPLC", "PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLA5", "PPL")
PARIS = "75056"  # GeoNames gives the capital no commune

Row = tuple[str, float, float, str, str]
Json = Sequence[Mapping[str, Any]]


def points_table(found: Iterable[Place], decoupage: Mapping[str, Json], countries: set[str]) -> str:
    """The text of `points.csv`; ``decoupage`` holds the package's tables by name, ``countries`` the codes of ours."""
    every = list(found)
    communes = _communes(every)
    rows: list[Row] = [_row(code, place, "commune") for code, place in communes.items()]
    for code, seat in _seats(decoupage):
        if seat in communes:
            rows.append(_row(code, communes[seat], "chef-lieu"))
    for grouping in (*decoupage["epci"], *decoupage["ept"]):
        members = sorted(grouping["membres"], key=lambda member: -int(member.get("populationTotale", 0)))
        largest = next((m["code"] for m in members if m["code"] in communes), None)
        if largest is not None:
            rows.append(_row(grouping["code"], communes[largest], "commune-la-plus-peuplee"))
    for place in every:
        if place.feature == "PPLC" and place.pays in countries:
            rows.append(_row(place.pays, place, "capitale"))
        subdivision = _subdivision(place)
        if subdivision is not None:
            rows.append(_row(subdivision, place, "chef-lieu"))
    written = [(code, str(x), str(y), precision, lieu) for code, x, y, precision, lieu in _one_each(rows)]
    return csv_text(HEADER, written)


def _one_each(rows: Iterable[Row]) -> list[Row]:
    """Two seats for one code (Bolivia has two capitals): the first by name, so that the table never wavers."""
    kept: dict[str, Row] = {}
    for row in sorted(rows, key=lambda row: (row[0], row[4])):
        kept.setdefault(row[0], row)
    return list(kept.values())


def _communes(every: Iterable[Place]) -> dict[str, Place]:
    """The place that bears each French commune: the highest in GeoNames' ranks, then the most populated."""
    best: dict[str, Place] = {}
    for place in every:
        code = PARIS if (place.pays, place.feature) == ("FR", "PPLC") else place.commune
        if len(code) != 5 or place.feature not in _RANKS or not _french(place, code):
            continue
        if code not in best or _rank(place) < _rank(best[code]):
            best[code] = place
    return best


def _french(place: Place, code: str) -> bool:
    """Overseas, GeoNames names the ISO's own country (RE, GP…), and the code still is the INSEE's."""
    return place.pays == "FR" or (place.pays in {"GP", "MQ", "GF", "RE", "YT", "PM"} and code.startswith("97"))


def _rank(place: Place) -> tuple[int, int, str]:
    return _RANKS.index(place.feature), -place.population, place.nom


def _seats(decoupage: Mapping[str, Json]) -> Iterable[tuple[str, str]]:
    for departement in decoupage["departements"]:
        if "chefLieu" in departement:
            yield f"FR-{departement['code']}", departement["chefLieu"]
    for region in decoupage["regions"]:
        if region["code"] in REGION_CODES:
            yield REGION_CODES[region["code"]], region["chefLieu"]


def _subdivision(place: Place) -> str | None:
    if place.feature not in {"PPLA", "PPLC"}:
        return None
    if place.pays == "CA":
        return f"CA-{CANADA[place.region]}" if place.feature == "PPLA" else None
    capital = (place.pays, place.region) in {("GB", "ENG"), ("BE", "BRU"), ("US", "DC")}
    if place.pays not in LETTERED or (place.feature == "PPLC") != capital:
        return None
    return f"{place.pays}-{place.region}"


def _row(code: str, place: Place, precision: str) -> Row:
    return code, round(place.longitude, 4), round(place.latitude, 4), precision, place.nom
