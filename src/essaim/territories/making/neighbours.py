"""Which mainland departments touch, read off the map: two that share two vertices share a border."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from essaim.territories.making.geometry import Ring
from essaim.territories.making.table import csv_text

# The map writes relative points to two decimals, so one vertex drifts apart by some hundredths along two paths. In its
# units (about 2 km), 0.15 and 0.3 give the same answer.
_TOLERANCE = 0.3


def neighbours(shapes: Mapping[str, Sequence[Ring]]) -> dict[str, list[str]]:
    """Code → codes of the shapes that share a border with it, sorted; a single common point is not a border."""
    cells: dict[tuple[int, int], list[tuple[str, float, float]]] = defaultdict(list)
    for code, rings in shapes.items():
        for x, y in (point for ring in rings for point in ring):
            cells[int(x // _TOLERANCE), int(y // _TOLERANCE)].append((code, x, y))
    shared: Counter[tuple[str, str]] = Counter()
    for (column, row), points in cells.items():
        around = [p for i in (-1, 0, 1) for j in (-1, 0, 1) for p in cells.get((column + i, row + j), ())]
        for code, x, y in points:
            close = {other for other, a, b in around if other != code and (a - x) ** 2 + (b - y) ** 2 <= _TOLERANCE**2}
            shared.update((code, other) for other in close)
    touching = {(a, b) for a, b in shared if min(shared[a, b], shared[b, a]) >= 2}
    return {code: sorted(b for a, b in touching if a == code) for code in sorted(shapes)}


def neighbours_table(shapes: Mapping[str, Sequence[Ring]]) -> str:
    """The table ``code, voisins`` of departments given under their INSEE code."""
    found = neighbours(shapes)
    rows = [(f"FR-{code}", " ".join(f"FR-{other}" for other in others)) for code, others in found.items()]
    return csv_text(("code", "voisins"), rows)
