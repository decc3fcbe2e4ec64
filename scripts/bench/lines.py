"""The lines of the bench: what was measured, of us and of a peer, the target and whether it is held."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

HELD, MISSED, UNKNOWN = "tenu", "manqué", "non mesuré"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table, at one size.

    ``cible`` is the most that ``sur`` may be: the ``ratio`` of us to the peer, or our own figure (``nous``); with
    « au moins », the least that the ratio may be. Without a target the line is there to be read. ``borne`` says what
    bounds a target missed.
    """

    taille: int
    ligne: str
    nous: float | None
    unite: str
    nom_du_pair: str = ""
    pair: float | None = None
    cible: float | None = None
    sur: str = "ratio"
    note: str = ""
    borne: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over the peer's; nothing where one of them is not known."""
        return self.nous / self.pair if self.nous is not None and self.pair else None

    @property
    def verdict(self) -> str:
        """``tenu``, ``manqué`` or ``non mesuré``; empty without a target."""
        if self.cible is None:
            return ""
        if self.nous is None or (self.sur != "nous" and self.pair is None):
            return UNKNOWN
        if self.sur == "au moins":
            return HELD if self.nous >= self.cible * (self.pair or 0) else MISSED
        return HELD if self.nous <= self.cible * (1 if self.sur == "nous" else self.pair or 0) else MISSED

    @property
    def remark(self) -> str:
        """The note, and for a target missed what bounds it."""
        bound = f"Bound by: {self.borne or 'not analysed'}." if self.verdict == MISSED else ""
        return " ".join(filter(None, (self.note, bound)))

    def written(self) -> dict[str, object]:
        """The line as the JSON files hold it."""
        return {**asdict(self), "ratio": self.ratio, "verdict": self.verdict}


BUILD = "full build"
_GROWTH = 1.05


def growths(lines: Sequence[Line]) -> Iterator[Line]:
    """How our full build grows from each size to the next: 1 where twice the fiches take twice the time."""
    seconds = {line.taille: line.nous for line in lines if line.ligne == BUILD and line.nous}
    for (small, before), (large, after) in pairwise(sorted(seconds.items())):
        exponent = math.log(after / before) / math.log(large / small)
        borne = "whatever grows faster than the fiches: see the lines of both sizes"
        yield Line(large, f"growth exponent from {small:,}", exponent, "", cible=_GROWTH, sur="nous", borne=borne)


def save(path: Path, lines: Iterable[Line]) -> None:
    """Write the lines of one part of the bench."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps([line.written() for line in lines], ensure_ascii=False, indent=1) + "\n", "utf-8")


def read(path: Path) -> list[Line]:
    """The lines of one part, as ``save`` wrote them; ratio and verdict are worked out anew."""
    known = set(Line.__dataclass_fields__)
    return [
        Line(**{key: value for key, value in line.items() if key in known})
        for line in json.loads(path.read_text("utf-8"))
    ]
