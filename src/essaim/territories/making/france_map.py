"""The map of France: mainland departments, the Paris region enlarged, and the overseas in insets."""

import re
from collections.abc import Mapping
from math import cos, radians
from typing import Any

from essaim.territories.making.geometry import Point, Ring, area, centre, fitted, path_text, rings_of, simplified
from essaim.territories.making.topology import shapes

_PATH = re.compile(r'<path\s+id="([^"]+)"\s+aria-label="[^"]+"\s+d="([^"]+)"')
_VIEW_BOX = re.compile(r'viewBox="0 0 (\d+) (\d+)"')
_INNER_PARIS = ("75", "92", "93", "94")
_PARIS_FRAME = (492.0, 2.0, 118.0, 90.0)
# Insets: two rows under the mainland. Box: west, south, east, north, in degrees; the shape's ISO number; what is drawn.
_FRANCE = "250"
_OVERSEAS: tuple[tuple[str, str, tuple[float, float, float, float], str], ...] = (
    ("971", _FRANCE, (-62.0, 15.7, -60.9, 16.6), "Guadeloupe"),
    ("972", _FRANCE, (-61.4, 14.3, -60.7, 15.0), "Martinique"),
    ("973", _FRANCE, (-55.0, 2.0, -51.0, 6.0), "Guyane"),
    ("974", _FRANCE, (55.0, -21.6, 56.0, -20.7), "La Réunion"),
    ("976", _FRANCE, (44.9, -13.1, 45.4, -12.5), "Mayotte"),
    ("975", "666", (-57.0, 46.5, -56.0, 47.3), "Saint-Pierre-et-Miquelon"),
    ("977", "652", (-63.0, 17.8, -62.7, 18.0), "Saint-Barthélemy"),
    ("978", "663", (-63.3, 18.0, -62.9, 18.2), "Saint-Martin"),
    ("986", "876", (-176.4, -13.5, -176.0, -13.1), "Wallis"),
    ("987", "258", (-150.0, -18.0, -149.0, -17.3), "Tahiti et Moorea"),
    ("988", "540", (163.0, -23.0, 169.0, -19.0), "Nouvelle-Calédonie"),
)
_COLUMNS, _CELL, _GAP, _LABEL = 6, (94.0, 72.0), 8.0, 14.0
_TOLERANCE = 0.25


def france_map(svg: str, topology: Mapping[str, Any]) -> dict[str, Any]:
    """The map's data, from the SVG of the mainland and the world's shapes at the finest scale.

    Raises:
        ValueError: the sources are not those the insets were cut for.
    """
    size = _VIEW_BOX.search(svg)
    if size is None:
        raise ValueError("the mainland's map has no viewBox")
    width, height = int(size[1]), int(size[2])
    mainland = mainland_rings(svg)
    insets = _insets(topology, height)
    bottom = max(y + tall for _, y, _, tall in (inset["cadre"] for inset in insets.values()))
    return {
        "largeur": width,
        "hauteur": round(bottom + _LABEL + _GAP),
        "departements": {f"FR-{code}": _drawn(rings) for code, rings in sorted(mainland.items())},
        "petite_couronne": _inner_paris(mainland),
        "encarts": insets,
    }


def mainland_rings(svg: str) -> dict[str, list[list[Point]]]:
    """INSEE code → rings of the 96 mainland departments."""
    return {code: rings_of(path) for code, path in _PATH.findall(svg)}


def _drawn(rings: list[list[Point]]) -> dict[str, Any]:
    return {"d": path_text(rings), "centre": centre(rings)}


def _inner_paris(mainland: Mapping[str, list[list[Point]]]) -> dict[str, Any]:
    """Paris and its three neighbours, enlarged together so that they keep their places."""
    together = [ring for code in _INNER_PARIS for ring in mainland[code]]
    enlarged = iter(fitted(together, _shrunk(_PARIS_FRAME)))
    return {
        "cadre": _PARIS_FRAME,
        "departements": {f"FR-{code}": _drawn([next(enlarged) for _ in mainland[code]]) for code in _INNER_PARIS},
    }


def _insets(topology: Mapping[str, Any], top: int) -> dict[str, Any]:
    drawn = {shape.number: shape.rings for shape in shapes(topology, list)}
    insets = {}
    for index, (code, number, box, extent) in enumerate(_OVERSEAS):
        row, column = divmod(index, _COLUMNS)
        x = _GAP + column * (_CELL[0] + _GAP)
        y = top + _GAP + row * (_CELL[1] + _LABEL + _GAP)
        frame = (x, y, *_CELL)
        rings = [_flat(ring, box) for ring in drawn[number] if _inside(ring, box)]
        if not rings:
            raise ValueError(f"nothing of FR-{code} lies in {box}")
        placed = [_thinned(ring) for ring in fitted(rings, _shrunk(frame))]
        insets[f"FR-{code}"] = {"cadre": frame, "etendue": extent, **_drawn(placed)}
    return insets


def _inside(ring: Ring, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box
    return all(west <= x <= east and south <= y <= north for x, y in ring)


def _flat(ring: Ring, box: tuple[float, float, float, float]) -> list[Point]:
    """Degrees to a plane that is true around the middle of ``box``; y down."""
    narrowing = cos(radians((box[1] + box[3]) / 2))
    return [(x * narrowing, -y) for x, y in ring]


def _thinned(ring: list[Point]) -> list[Point]:
    """A closed ring simplified in two halves: Douglas and Peucker wants two ends apart."""
    if area(ring) < 1:
        return ring
    half = len(ring) // 2
    return simplified(ring[: half + 1], _TOLERANCE)[:-1] + simplified([*ring[half:], ring[0]], _TOLERANCE)[:-1]


def _shrunk(frame: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    x, y, width, height = frame
    return x + 4, y + 4, width - 8, height - 8
