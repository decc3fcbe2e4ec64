"""Plane geometry of the maps: rings of points, simplified, measured and written as short SVG paths."""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

Point = tuple[float, float]
Ring = Sequence[Point]

_TOKEN = re.compile(r"[mz]|-?\d*\.?\d+")


def rings_of(path: str) -> list[list[Point]]:
    """The rings of an SVG path made of ``m`` and ``z`` only (relative points, as the source map writes them).

    Raises:
        ValueError: the path holds another command.
    """
    if unknown := re.sub(r"[mz\d\s.,-]", "", path):
        raise ValueError(f"unexpected commands in a path: {unknown!r}")
    rings: list[list[Point]] = []
    x = y = 0.0
    numbers: list[float] = []
    for token in _TOKEN.findall(path):
        if token == "m":
            rings.append([])
        elif token == "z":
            x, y = rings[-1][0]
        else:
            numbers.append(float(token))
            if len(numbers) == 2:
                x, y = x + numbers[0], y + numbers[1]
                rings[-1].append((x, y))
                numbers = []
    return rings


def simplified(line: Ring, tolerance: float) -> list[Point]:
    """Douglas and Peucker: ``line`` without the points nearer than ``tolerance`` to what is left; its ends stay."""
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]
    while spans:
        first, last = spans.pop()
        gaps = [(_distance(line[i], line[first], line[last]), i) for i in range(first + 1, last)]
        worst, middle = max(gaps, default=(0.0, 0))
        if worst > tolerance:
            keep.add(middle)
            spans += [(first, middle), (middle, last)]
    return [line[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy)
    if length == 0:
        return hypot(point[0] - start[0], point[1] - start[1])
    return abs(dx * (start[1] - point[1]) - dy * (start[0] - point[0])) / length


def area(ring: Ring) -> float:
    """The area a ring encloses, without sign."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))) / 2


def centre(rings: Sequence[Ring]) -> tuple[float, float]:
    """The centroid of the largest ring, to one decimal: where a mark for the place goes."""
    ring = max(rings, key=area)
    pairs = [(a, b, a[0] * b[1] - b[0] * a[1]) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True)]
    twice = sum(cross for *_, cross in pairs)
    if abs(twice) < 1e-9:
        return round(ring[0][0], 1), round(ring[0][1], 1)
    x = sum((a[0] + b[0]) * cross for a, b, cross in pairs) / (3 * twice)
    y = sum((a[1] + b[1]) * cross for a, b, cross in pairs) / (3 * twice)
    return round(x, 1), round(y, 1)


def path_text(rings: Sequence[Ring]) -> str:
    """An SVG path to one decimal, in relative points; a ring that rounding flattens is left out."""
    return "".join(filter(None, map(_ring_text, rings)))


def _ring_text(ring: Ring) -> str:
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    points = [p for i, p in enumerate(tenths) if p != tenths[i - 1]]
    if len(set(points)) < 3:
        return ""
    steps = [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))]
    written = " ".join(f"{_tenths(x)},{_tenths(y)}" for x, y in steps)
    return f"M{written.replace(' ', 'l', 1)}z"


def _tenths(value: int) -> str:
    """« -.3 », « 12 », « 1.5 »: a tenth as SVG reads it shortest."""
    sign, whole, tenth = "-" if value < 0 else "", abs(value) // 10, abs(value) % 10
    if tenth:
        return f"{sign}{whole or ''}.{tenth}"
    return f"{sign}{whole}" if whole else "0"


def fitted(rings: Sequence[Ring], frame: tuple[float, float, float, float]) -> list[list[Point]]:
    """``rings`` scaled alike in both directions and centred in ``frame`` (x, y, width, height)."""
    xs, ys = [x for ring in rings for x, _ in ring], [y for ring in rings for _, y in ring]
    left, top, width, height = frame
    scale = min(width / (max(xs) - min(xs)), height / (max(ys) - min(ys)))
    shift_x = left + (width - scale * (min(xs) + max(xs))) / 2
    shift_y = top + (height - scale * (min(ys) + max(ys))) / 2
    return [[(x * scale + shift_x, y * scale + shift_y) for x, y in ring] for ring in rings]
