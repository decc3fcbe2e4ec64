"""The map of the world: countries of Natural Earth in the Equal Earth projection, as paths under their alpha-2 code."""

from collections.abc import Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Any

from essaim.territories.making.geometry import Point, area, centre, path_text, simplified
from essaim.territories.making.topology import shapes

WIDTH = 1000
_TOLERANCE = 0.5  # of the map's units: below what a reader sees at this width
_TINY = 0.6  # area under which an island is left out, unless it is all its country has
_ANTARCTICA = "010"  # nobody lives there, and it would take a fifth of the picture
# Šavrič, Patterson, Jenny, « The Equal Earth map projection », 2018.
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = sqrt(3) / 2
_HALF_WIDTH = radians(180) / (_M * _A1)
_TOP, _BOTTOM = 84.0, -56.0


def projected(point: Point) -> Point:
    """Degrees to the map's units: x to the right, y down, the date line at both edges."""
    longitude, latitude = radians(point[0]), radians(point[1])
    scale = WIDTH / (2 * _HALF_WIDTH)
    angle = asin(_M * sin(latitude))
    square = angle * angle
    sixth = square**3
    x = longitude * cos(angle) / (_M * (_A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)))
    return (x + _HALF_WIDTH) * scale, (_north() - _height(latitude)) * scale


def _height(latitude: float) -> float:
    angle = asin(_M * sin(latitude))
    square = angle * angle
    return angle * (_A1 + _A2 * square + square**3 * (_A3 + _A4 * square))  # A1θ + A2θ³ + A3θ⁷ + A4θ⁹


def _north() -> float:
    return _height(radians(_TOP))


def map_height() -> int:
    """The height of the picture, in the map's units."""
    return round((_north() - _height(radians(_BOTTOM))) * WIDTH / (2 * _HALF_WIDTH))


def world_map(topology: Mapping[str, Any], codes: Mapping[str, str]) -> dict[str, Any]:
    """The map's data; ``codes`` leads from a shape's ISO number to the code it is drawn under (French overseas: FR)."""
    drawn: dict[str, list[list[Point]]] = {}
    uncoded: list[list[Point]] = []
    for shape in shapes(topology, _coarser):
        if shape.number == _ANTARCTICA:
            continue
        rings = [[projected(point) for point in part] for ring in shape.rings for part in cut_at_date_line(ring)]
        if shape.number is not None and shape.number in codes:
            drawn.setdefault(codes[shape.number], []).extend(rings)
        else:
            uncoded += [ring for ring in rings if area(ring) >= _TINY]
    return {
        "largeur": WIDTH,
        "hauteur": map_height(),
        "pays": {code: _country(rings) for code, rings in sorted(drawn.items())},
        "sans_code": path_text(uncoded),
    }


def _coarser(arc: list[Point]) -> list[Point]:
    """The arc's points, still in degrees, that the map at its width cannot do without."""
    kept = set(simplified([projected(point) for point in arc], _TOLERANCE))
    return [point for point in arc if projected(point) in kept]


def cut_at_date_line(ring: list[Point]) -> list[list[Point]]:
    """``ring`` (degrees) as one ring, or as two when it crosses the date line: Russia, Fiji.

    The source joins what lies on both sides; drawn flat, such a ring would strike through the whole picture.
    """
    unrolled: list[Point] = []
    turn = 0.0
    for index, (longitude, latitude) in enumerate(ring):
        if index and abs(longitude - ring[index - 1][0]) > 180:
            turn += 360 if longitude < 0 else -360
        unrolled.append((longitude + turn, latitude))
    parts = []
    for shift in (-360.0, 0.0, 360.0):
        moved = [(longitude + shift, latitude) for longitude, latitude in unrolled]
        part = _clipped(_clipped(moved, 180.0, -1), -180.0, 1)
        if part:  # an islet may be down to one point: its country keeps a place on the map
            parts.append(part)
    return parts


def _clipped(ring: list[Point], limit: float, side: int) -> list[Point]:
    """What of ``ring`` lies west (``side`` -1) or east (1) of a meridian (Sutherland and Hodgman)."""
    kept: list[Point] = []
    for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], *ring[:1]), strict=True):
        inside, next_inside = side * (x1 - limit) >= 0, side * (x2 - limit) >= 0
        if inside:
            kept.append((x1, y1))
        if inside != next_inside:
            kept.append((limit, y1 + (y2 - y1) * (limit - x1) / (x2 - x1)))
    return kept


def _country(rings: list[list[Point]]) -> dict[str, Any]:
    """The country's path, empty when it is too small to be drawn, and the point that stands for it."""
    largest = max(rings, key=area)
    return {"d": path_text([r for r in rings if area(r) >= _TINY or r is largest]), "centre": centre([largest])}
