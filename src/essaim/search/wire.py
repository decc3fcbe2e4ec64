"""The compact form in which shards and word lists travel; ``wire.js`` is its reader.

Terms are front-coded: a capital letter says how many letters are shared with the term before (A = 0), then comes the
rest. A shard adds, term after term, the number of postings, the gaps between document numbers and one character a
posting for the step of its score.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

_MOST_SHARED = 25  # one capital letter
_LEVELS = tuple(map(chr, range(ord("0"), ord("0") + 64)))  # of which only the backslash needs escaping in JSON

Posting = tuple[int, int]
"""A document's number and the step of the score there."""


def front_code(words: Sequence[str]) -> str:
    """``words``, sorted and free of A–Z, in one string."""
    coded = [f"A{words[0]}"] if words else []
    for previous, word in pairwise(words):
        shared = _shared_letters(previous, word)
        coded.append(chr(ord("A") + shared) + word[shared:])
    return "".join(coded)


def _shared_letters(one: str, other: str) -> int:
    for position, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right or position == _MOST_SHARED:
            return position
    return min(len(one), len(other), _MOST_SHARED)


def encode_shard(terms: Iterable[tuple[str, Iterable[Posting]]]) -> bytes:
    """The shard of ``terms``, sorted; each term's postings are in the order of the document numbers."""
    names: list[str] = []
    counts: list[int] = []
    gaps: list[int] = []
    levels: list[str] = []
    for term, postings in terms:
        before = len(gaps)
        previous = 0
        for document, level in postings:
            gaps.append(document - previous)
            levels.append(_LEVELS[level])
            previous = document
        names.append(term)
        counts.append(len(gaps) - before)
    return compact({"t": front_code(names), "n": counts, "d": gaps, "s": "".join(levels)})


def compact(value: Mapping[str, object] | Sequence[object]) -> bytes:
    """``value`` as JSON without blanks, keys in the given order, UTF-8."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()


def chunks(items: Sequence[Mapping[str, object]], size: int) -> Iterable[Sequence[Mapping[str, object]]]:
    """``items`` by ``size``, the last chunk possibly shorter."""
    return (items[start : start + size] for start in range(0, len(items), size))
