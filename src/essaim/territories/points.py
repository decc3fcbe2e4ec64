"""Where a territory is shown on a map in degrees: one point, and what it is, so that nobody takes it for more."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from essaim.territories.territory import Territory
from essaim.territories.tree import Territories

FILE = Path("data") / "territoires" / "points.csv"


@dataclass(frozen=True, slots=True)
class Point:
    """WGS 84 degrees. ``precision`` says what the point is (``commune``, ``chef-lieu``, ``capitale``,
    ``commune-la-plus-peuplee``) and ``de`` the code of the territory it stands for, which may enclose the one asked."""

    longitude: float
    latitude: float
    precision: str
    lieu: str
    de: str


class Points:
    """The points of territories, by code."""

    def __init__(self, points: Mapping[str, Point]) -> None:
        self._points = points

    @classmethod
    def load(cls, root: Path) -> "Points":
        """The points of the repository at ``root``. Raises ``OSError`` where the table is missing."""
        with (root / FILE).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        return cls(
            {
                row["code"]: Point(
                    float(row["longitude"]), float(row["latitude"]), row["precision"], row["lieu"], row["code"]
                )
                for row in rows
            }
        )

    def of(self, territory: Territory, tree: Territories) -> Point | None:
        """The point of a territory, or of the nearest one that encloses it; None where even the country has none."""
        for each in (territory, *tree.ancestors(territory.code)):
            if each.code in self._points:
                return self._points[each.code]
        return None
