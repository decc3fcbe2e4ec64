"""Intercommunal bodies (EPCI with own taxes, and the EPT of Greater Paris), placed by the communes they hold."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from essaim.territories.making.france import Json, current_communes
from essaim.territories.making.table import csv_text

_TYPES = {"MET69": "METRO"}  # Métropole de Lyon: its own statute, a metropolis to the reader
_PREFIXES = {
    "CC ": "Communauté de communes ",
    "CA ": "Communauté d'agglomération ",
    "CU ": "Communauté urbaine ",
}
_QUOTED = re.compile(r"''(.+?)''|\"(.+?)\"")


def plain_name(nom: str) -> str:
    """The name in full words: « CC du Perche » is « Communauté de communes du Perche »."""
    for short, full in _PREFIXES.items():
        if nom.startswith(short):
            nom = full + nom[len(short) :]
    nom = _QUOTED.sub(lambda found: f"« {found[1] or found[2]} »", nom)
    return " ".join(nom.split())


def groupings_table(epci: Json, ept: Json, communes: Json) -> str:
    """Every body with the departments its communes lie in, the one with most of its inhabitants first.

    Inhabitants are those of the communes' table: the bodies' file counts an earlier year, and the two must add up.
    """
    today = {commune["code"]: commune for commune in current_communes(communes)}
    rows = [
        (
            group["code"],
            plain_name(group["nom"]),
            _TYPES.get(group["type"], group["type"]),
            " ".join(_departments(group, today)),
            sum(_inhabitants(group, today).values()),
            len(group["membres"]),
        )
        for group in (*epci, *ept)
    ]
    return csv_text(("code", "nom", "type", "departements", "population", "communes"), rows)


def _departments(group: Mapping[str, Any], communes: Mapping[str, Mapping[str, Any]]) -> list[str]:
    inhabitants = _inhabitants(group, communes)
    return sorted(inhabitants, key=lambda code: (-inhabitants[code], code))


def _inhabitants(group: Mapping[str, Any], communes: Mapping[str, Mapping[str, Any]]) -> Counter[str]:
    """Department → those of the group's inhabitants who live there."""
    inhabitants: Counter[str] = Counter()
    for member in group["membres"]:
        commune = communes[member["code"]]
        inhabitants[f"FR-{commune['departement']}"] += commune.get("population") or 0
    return inhabitants
