"""Base maps: the outlines of France's departments and of the world's countries, and where each territory stands.

Drawn once by scripts/territories.py into data/carte/; coordinates are those of the picture, not longitudes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from essaim.territories import Nature, Territories, Territory

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn territory: its SVG path and the point where a mark stands for it."""

    d: str
    centre: Point


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around an inset: x, y, width, height; ``titre`` says what is inside."""

    box: tuple[float, float, float, float]
    titre: str


@dataclass(frozen=True, slots=True)
class Basemap:
    """A base map: its size, its shapes by territory code, its insets, and the credit that its licence asks for.

    ``close`` are shapes drawn a second time, larger, in an inset (Paris and its suburbs); marks stand there.
    """

    width: int
    height: int
    shapes: Mapping[str, Shape]
    close: Mapping[str, Shape]
    frames: tuple[Frame, ...]
    credit: str

    def centre(self, territory: Territory, territories: Territories) -> Point | None:
        """Where a territory's mark stands: its own shape, the nearest ancestor drawn, or the middle of its children."""
        for place in (territory, *territories.ancestors(territory.code)):
            shape = self.close.get(place.code) or self.shapes.get(place.code)
            if shape is not None:
                return shape.centre
            if place.nature is Nature.REGION:
                below = territories.children(place.code, Nature.DEPARTEMENT)
                drawn = [self.shapes[each.code].centre for each in below if each.code in self.shapes]
                if drawn:
                    return (sum(x for x, _ in drawn) / len(drawn), sum(y for _, y in drawn) / len(drawn))
        return None


@lru_cache(maxsize=4)
def france(root: Path) -> Basemap:
    """France by department, overseas in insets, Paris and its suburbs enlarged."""
    data = json.loads((root / "data" / "carte" / "france.json").read_text(encoding="utf-8"))
    insets = data["encarts"]
    shapes = {code: _shape(drawn) for code, drawn in {**data["departements"], **insets}.items()}
    close = {code: _shape(drawn) for code, drawn in data["petite_couronne"]["departements"].items()}
    frames = [Frame(tuple(data["petite_couronne"]["cadre"]), "Paris et petite couronne")]
    frames += [Frame(tuple(inset["cadre"]), inset["etendue"]) for inset in insets.values()]
    return Basemap(data["largeur"], data["hauteur"], shapes, close, tuple(frames), data["source"])


@lru_cache(maxsize=4)
def world(root: Path) -> Basemap:
    """The world by country."""
    data = json.loads((root / "data" / "carte" / "monde.json").read_text(encoding="utf-8"))
    shapes = {code: _shape(drawn) for code, drawn in data["pays"].items()}
    return Basemap(data["largeur"], data["hauteur"], shapes, {}, (), data["source"])


def _shape(drawn: Mapping[str, object]) -> Shape:
    centre = drawn["centre"]
    assert isinstance(centre, list)
    return Shape(str(drawn["d"]), (float(centre[0]), float(centre[1])))
