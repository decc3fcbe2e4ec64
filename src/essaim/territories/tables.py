"""Reads `data/territoires/` into territories; communes stay lines of text until someone asks for one."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from essaim.territories.territory import Nature, Territory
from essaim.territories.wording import commune_wording, grouping_wording

GROUPING_STATUSES = {
    "CC": "communauté de communes",
    "CA": "communauté d'agglomération",
    "CU": "communauté urbaine",
    "METRO": "métropole",
    "EPT": "établissement public territorial",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """``areas``: all but communes; ``communes``: code → line of text; ``former``: code → (name, successor).

    ``neighbours``: mainland department → the departments it touches.
    """

    areas: Mapping[str, Territory]
    communes: Mapping[str, str]
    former: Mapping[str, tuple[str, str]]
    neighbours: Mapping[str, tuple[str, ...]]


def read_tables(folder: Path) -> Tables:
    """Read every table of ``folder``; the order of the areas is that of the files, hence always the same.

    Raises:
        OSError: a table is missing.
    """
    regions = list(_rows(folder / "regions.csv"))
    areas = [
        *_countries(folder, sum(int(row["population"]) for row in regions)),
        *(_region(row) for row in regions if not row["code"].removeprefix("FR-").isdigit()),
        *_departments(folder),
        *_groupings(folder),
        *_subdivisions(folder),
        *_zones(folder),
    ]
    former: dict[str, tuple[str, str]] = {}
    for name in ("anciens.csv", "anciens_saisis.csv"):
        former |= {row["code"]: (row["nom"], row["successeur"]) for row in _rows(folder / name)}
    # Only codes are read here: parsing 35 000 rows would cost more than all the rest. A code is never quoted.
    lines = (folder / "communes.csv").read_text(encoding="utf-8").split("\n")[1:-1]
    return Tables(
        areas={area.code: area for area in areas},
        communes={line[:5]: line for line in lines},
        former=former,
        neighbours={row["code"]: tuple(row["voisins"].split()) for row in _rows(folder / "voisins.csv")},
    )


def commune(line: str, departments: Mapping[str, Territory]) -> Territory:
    """The commune a line of ``communes.csv`` describes."""
    code, nom, department, link, epci, ept, population, postal_codes = next(csv.reader([line]))
    liaison = int(link) if link else None
    dans, de = commune_wording(nom, liaison)
    return Territory(
        code=code,
        nom=nom,
        nature=Nature.COMMUNE,
        parents=(department,),
        statut="commune",
        dans=dans,
        de=de,
        insee=code,
        population=_number(population),
        liaison=liaison,
        outre_mer=departments[department].outre_mer,
        groupements=tuple(group for group in (epci, ept) if group),
        codes_postaux=tuple(postal_codes.split()),
    )


def _countries(folder: Path, french_population: int) -> Iterator[Territory]:
    for row in _rows(folder / "pays.csv"):
        yield Territory(
            code=row["code"],
            nom=row["nom"],
            nature=Nature.PAYS,
            parents=(),
            statut="pays",
            dans=row["dans"],
            de=row["de"],
            population=french_population if row["code"] == "FR" else None,
            liaison=int(row["liaison"]),
        )


def _region(row: Mapping[str, str]) -> Territory:
    return Territory(
        code=row["code"],
        nom=row["nom"],
        nature=Nature.REGION,
        parents=("FR",),
        statut="région",
        dans=row["dans"],
        de=row["de"],
        insee=row["insee"],
        population=_number(row["population"]),
        liaison=int(row["liaison"]),
    )


def _departments(folder: Path) -> Iterator[Territory]:
    for row in _rows(folder / "departements.csv"):
        # An overseas department is its own region, and a collectivity has none: both lie directly in France.
        above = row["region"] if row["region"] not in ("", row["code"]) else "FR"
        yield Territory(
            code=row["code"],
            nom=row["nom"],
            nature=Nature.DEPARTEMENT,
            parents=(above,),
            statut=row["statut"],
            dans=row["dans"],
            de=row["de"],
            insee=row["insee"],
            population=_number(row["population"]),
            liaison=int(row["liaison"]),
            outre_mer=row["outre_mer"] == "oui",
        )


def _groupings(folder: Path) -> Iterator[Territory]:
    for row in _rows(folder / "epci.csv"):
        dans, de = grouping_wording(row["nom"])
        parents = tuple(row["departements"].split())
        yield Territory(
            code=row["code"],
            nom=row["nom"],
            nature=Nature.EPCI,
            parents=parents,
            statut=GROUPING_STATUSES[row["type"]],
            dans=dans,
            de=de,
            population=_number(row["population"]),
            outre_mer=_overseas(parents),
        )


def _subdivisions(folder: Path) -> Iterator[Territory]:
    for row in _rows(folder / "subdivisions.csv"):
        yield _plain(row, Nature.SUBDIVISION, (row["parent"],))


def _zones(folder: Path) -> Iterator[Territory]:
    for row in _rows(folder / "declares.csv"):
        yield _plain(row, Nature.ZONE, tuple(row["departements"].split()))


def _plain(row: Mapping[str, str], nature: Nature, parents: tuple[str, ...]) -> Territory:
    return Territory(
        code=row["code"],
        nom=row["nom"],
        nature=nature,
        parents=parents,
        statut=row["statut"],
        dans=row["dans"],
        de=row["de"],
        outre_mer=_overseas(parents),
    )


def _overseas(departments: Sequence[str]) -> bool:
    """Departments beyond the mainland are the ones with a three-digit code."""
    return all(code.startswith("FR-9") and len(code) == 6 for code in departments)


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _number(cell: str) -> int | None:
    return int(cell) if cell else None
