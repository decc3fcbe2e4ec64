"""Codes a commune no longer bears, each with the commune of today it leads to."""

from essaim.territories.making.france import Json, current_communes
from essaim.territories.making.table import csv_text

_REASONS = {
    "commune-deleguee": "commune-deleguee",
    "commune-associee": "commune-associee",
    "arrondissement-municipal": "arrondissement-municipal",
}


def former_communes_table(communes: Json) -> str:
    """Merged, delegated and associated communes and the boroughs of Paris, Lyon and Marseille.

    A code that a commune of today still bears is left out: it is current. Where the file's two relations disagree
    (55273 and 60455 in 2026), the row of the delegated or associated commune is the COG's own and wins.
    """
    current = {commune["code"] for commune in current_communes(communes)}
    rows: dict[str, tuple[str, str, str, str]] = {}
    for commune in current_communes(communes):
        for code in commune.get("anciensCodes", ()):
            rows[code] = (code, "", commune["code"], "commune-fusionnee")
    for commune in communes:
        if commune["type"] in _REASONS:
            successor = commune.get("chefLieu") or commune["commune"]
            rows[commune["code"]] = (commune["code"], commune["nom"], successor, _REASONS[commune["type"]])
    kept = [row for code, row in rows.items() if code not in current]
    lost = sorted(row[0] for row in kept if row[2] not in current)
    if lost:
        raise ValueError(f"these former communes lead to no commune of today: {lost}")
    return csv_text(("code", "nom", "successeur", "motif"), kept)
