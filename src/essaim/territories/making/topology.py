"""Reads TopoJSON (`world-atlas`): shapes that share their borders as arcs, in degrees."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from essaim.territories.making.geometry import Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One country of the file: its ISO number (none for a disputed area), its English name, its outer rings."""

    number: str | None
    name: str
    rings: list[list[Point]]


def shapes(topology: Mapping[str, Any], arc: Callable[[list[Point]], list[Point]]) -> list[Shape]:
    """The countries of ``topology``. ``arc`` transforms each shared arc once, so neighbours keep the same border.

    Only outer rings are kept: at this size a lake or an enclave is drawn over, not cut out.
    """
    arcs = [arc(_degrees(steps, topology["transform"])) for steps in topology["arcs"]]
    return [
        Shape(
            number=geometry.get("id"),
            name=geometry["properties"]["name"],
            rings=[_ring(polygon[0], arcs) for polygon in _polygons(geometry)],
        )
        for geometry in topology["objects"]["countries"]["geometries"]
    ]


def _polygons(geometry: Mapping[str, Any]) -> Sequence[Sequence[Sequence[int]]]:
    arcs: Sequence[Any] = geometry["arcs"]
    return [arcs] if geometry["type"] == "Polygon" else arcs


def _degrees(steps: Sequence[Sequence[int]], transform: Mapping[str, Sequence[float]]) -> list[Point]:
    (scale_x, scale_y), (left, bottom) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in steps:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + left, y * scale_y + bottom))
    return points


def _ring(indexes: Sequence[int], arcs: Sequence[Sequence[Point]]) -> list[Point]:
    """Arcs end to end; a negative index is an arc read backwards, and each arc starts where the last one ended."""
    ring: list[Point] = []
    for index in indexes:
        points = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring.extend(points[1:] if ring else points)
    return ring[:-1]
