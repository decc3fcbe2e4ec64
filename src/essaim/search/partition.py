"""Cut the sorted vocabulary into shards by term prefix, each about one small download."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

TARGET = 12_000  # bytes of a shard once compressed: a query takes one or two a word; halving costs 2–3 % in all
_SLACK = 1.2
_BYTES_A_TERM = 4.0  # measured on real French with the wire format of wire.py, gzip -9
_BYTES_A_POSTING = 1.7
_AFTER = "\x7f"  # sorts after every letter and digit of a term


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive terms; ``start`` is the shortest prefix that is not above the first of them."""

    start: str
    terms: tuple[str, ...]


def partition(document_frequencies: Mapping[str, int], target: int = TARGET) -> list[Shard]:
    """Shards in alphabetical order, covering every term once; a heavy prefix is split, light neighbours are joined."""
    terms = sorted(document_frequencies)
    weights = (_BYTES_A_TERM + _BYTES_A_POSTING * document_frequencies[term] for term in terms)
    before = list(accumulate(weights, initial=0.0))
    starts: list[tuple[str, int]] = []
    room = 0.0
    for prefix, first, end in _groups(terms, (0, len(terms)), 1, before, _SLACK * target):
        weight = before[end] - before[first]
        if starts and weight <= room:
            room -= weight
        else:
            starts.append((prefix, first))
            room = target - weight
    ends = [*(first for _, first in starts), len(terms)][1:]
    return [Shard(prefix, tuple(terms[first:end])) for (prefix, first), end in zip(starts, ends, strict=True)]


def _groups(
    terms: Sequence[str], span: tuple[int, int], size: int, before: Sequence[float], most: float
) -> Iterator[tuple[str, int, int]]:
    """The groups of terms that share a prefix of ``size`` letters, or of more where they weigh over ``most``."""
    first, last = span
    while first < last:
        prefix = terms[first][:size]
        end = bisect_left(terms, prefix + _AFTER, first, last) if len(prefix) == size else first + 1
        if end - first > 1 and before[end] - before[first] > most:
            yield from _groups(terms, (first, end), size + 1, before, most)
        else:
            yield prefix, first, end
        first = end
