"""Everything `data/territoires/` holds that a machine made: package files in, file texts out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import babel
from babel import Locale

from essaim.territories.making.countries import countries_table
from essaim.territories.making.former import former_communes_table
from essaim.territories.making.france import communes_table, departments_table, regions_table
from essaim.territories.making.groupings import groupings_table
from essaim.territories.making.package import DECOUPAGE, PAYS, Package

COG_VINTAGE = 2026  # the package's README: version 6.x is the COG of 2026
EPT_VINTAGE = 2025


def territory_tables(decoupage: Path, pays: Path) -> Mapping[str, str]:
    """File name → text, from the unpacked packages' folders."""
    regions, departements, communes, epci, ept = (
        _json(decoupage / "data" / f"{name}.json") for name in ("regions", "departements", "communes", "epci", "ept")
    )
    return {
        "anciens.csv": former_communes_table(communes),
        "communes.csv": communes_table(communes, epci, ept),
        "departements.csv": departments_table(departements, communes),
        "epci.csv": groupings_table(epci, ept, communes),
        "millesime.json": vintage_text(),
        "pays.csv": countries_table(_json(pays / "codes.json"), dict(Locale("fr").territories)),
        "regions.csv": regions_table(regions, communes),
    }


def vintage_text() -> str:
    """What the tables were made from; the site's credits and the data dictionary read it."""
    vintage = {
        "cog": COG_VINTAGE,
        "epci": COG_VINTAGE,
        "ept": EPT_VINTAGE,
        "paquets": [_described(DECOUPAGE), _described(PAYS)],
        "babel": babel.__version__,
        "script": "scripts/territories.py",
    }
    return json.dumps(vintage, ensure_ascii=False, indent=2) + "\n"


def _described(package: Package) -> Mapping[str, str]:
    return {
        "nom": package.name,
        "version": package.version,
        "integrite": package.integrity,
        "licence": package.licence,
    }


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
