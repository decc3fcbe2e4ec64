"""lunr's BM25, computed over the whole collection, and the 64-step scale in which scores are sent."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

K1 = 1.2
B = 0.75
LEVELS = 64
_WIDEST = 500  # ratio of the best to the worst score told apart: weaker ones belong to words found on every page


def inverse_document_frequency(documents_with_term: int, documents: int) -> float:
    """lunr's idf (``lunr/idf.py``) of a term of a one-field index."""
    return math.log(1 + abs((documents - documents_with_term + 0.5) / (documents_with_term + 0.5)))


def length_factors(lengths: NDArray[np.int64]) -> NDArray[np.float64]:
    """BM25's length normalisation of each document, from weighted lengths; the average is over all documents."""
    average = int(lengths.sum()) / len(lengths) or 1.0
    return K1 * (1 - B + B * lengths.astype(np.float64) / average)


def scores(idf: NDArray[np.float64], frequencies: NDArray[np.int64], factors: NDArray[np.float64]) -> NDArray[np.int64]:
    """The scores lunr's Builder gives to postings, in thousandths: from idf, weighted frequency and length factor.

    Rounded as it does, or one posting in a thousand would fall on the next step of the scale.
    """
    return np.rint(1000 * (idf * (K1 + 1) * frequencies / (factors + frequencies))).astype(np.int64)


@dataclass(frozen=True, slots=True)
class Scale:
    """A logarithmic scale: a score is sent as the number of its nearest step (at most 5 % away, as a rule)."""

    lowest: float
    ratio: float

    @classmethod
    def around(cls, lowest: float, highest: float) -> "Scale":
        """The scale from ``lowest`` (or from what can still be told apart) to ``highest``."""
        bottom = max(lowest, highest / _WIDEST)
        return cls(bottom, (highest / bottom) ** (1 / (LEVELS - 1)) if highest > bottom else 2.0)

    def levels(self, values: Iterable[float]) -> list[int]:
        """The step nearest to each of ``values``, from 0 to ``LEVELS - 1``."""
        log, start, step, lowest = math.log, math.log(self.lowest), math.log(self.ratio), self.lowest
        return [0 if value <= lowest else min(LEVELS - 1, round((log(value) - start) / step)) for value in values]

    def values(self) -> list[float]:
        """What each step is worth; rounded so that both sides read the very same numbers."""
        return [round(self.lowest * self.ratio**level, 4) for level in range(LEVELS)]
