"""Intercommunal bodies (EPCI with own taxes, and the EPT of Greater Paris), placed by the communes they hold."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from essaim.territories.making.france import Json
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
    """Every body with the departments its communes lie in, the one with most of its inhabitants first."""
    department = {commune["code"]: commune["departement"] for commune in communes if "departement" in commune}
    rows = [
        (
            group["code"],
            plain_name(group["nom"]),
            _TYPES.get(group["type"], group["type"]),
            " ".join(_departments(group, department)),
            group["populationMunicipale"],
            len(group["membres"]),
        )
        for group in (*epci, *ept)
    ]
    return csv_text(("code", "nom", "type", "departements", "population", "communes"), rows)


def _departments(group: Mapping[str, Any], department: Mapping[str, str]) -> list[str]:
    weight: Counter[str] = Counter()
    for member in group["membres"]:
        weight[f"FR-{department[member['code']]}"] += member["populationMunicipale"] or 0
    return sorted(weight, key=lambda code: (-weight[code], code))
