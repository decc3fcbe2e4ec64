"""Cut the sorted vocabulary into shards by term prefix, each about one small download."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

TARGET = 12_000  # bytes of a shard once compressed: a query takes one or two a word; halving costs 2–3 % in all
_SLACK = 1.2
_BYTES_A_TERM = 4.0  # measured on real French with the wire format of wire.py, gzip -9
_BYTES_A_POSTING = 1.7


@dataclass(frozen=True, slots=True)
class Shard:
    """Consecutive terms; ``start`` is the shortest prefix that is not above the first of them."""

    start: str
    terms: tuple[str, ...]


def partition(document_frequencies: Mapping[str, int], target: int = TARGET) -> list[Shard]:
    """Shards in alphabetical order, covering every term once; a heavy prefix is split, light neighbours are joined."""
    terms = sorted(document_frequencies)
    shards: list[Shard] = []
    room = 0.0
    for prefix, group in _groups(terms, 1, document_frequencies, target):
        weight = _weight(group, document_frequencies)
        if shards and weight <= room:
            shards[-1] = Shard(shards[-1].start, (*shards[-1].terms, *group))
            room -= weight
        else:
            shards.append(Shard(prefix, tuple(group)))
            room = target - weight
    return shards


def _groups(
    terms: Sequence[str], size: int, frequencies: Mapping[str, int], target: int
) -> Iterator[tuple[str, list[str]]]:
    for prefix, members in groupby(terms, key=lambda term: term[:size]):
        group = list(members)
        if len(group) > 1 and _weight(group, frequencies) > _SLACK * target:
            yield from _groups(group, size + 1, frequencies, target)
        else:
            yield prefix, group


def _weight(terms: Sequence[str], frequencies: Mapping[str, int]) -> float:
    return _BYTES_A_TERM * len(terms) + _BYTES_A_POSTING * sum(frequencies[term] for term in terms)
