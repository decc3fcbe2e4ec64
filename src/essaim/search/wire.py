"""The compact form in which shards and word lists travel; ``wire.js`` is its reader.

Terms are front-coded: a capital letter says how many letters are shared with the term before (A = 0), then comes the
rest. A shard adds, term after term, the number of postings, the gaps between document numbers and one character a
posting for the step of its score.
"""

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise

_MOST_SHARED = 25  # one capital letter
FIRST_LEVEL = ord("0")  # of 64 characters, of which only the backslash needs escaping in JSON


def front_code(words: Sequence[str]) -> str:
    """``words``, sorted and free of A–Z, in one string."""
    coded = [f"A{words[0]}"] if words else []
    for previous, word in pairwise(words):
        shared = _shared_letters(previous, word)
        coded.append(chr(ord("A") + shared) + word[shared:])
    return "".join(coded)


def _shared_letters(one: str, other: str) -> int:
    shared = min(len(one), len(other), _MOST_SHARED)
    if other.startswith(one[:shared]):
        return shared
    position = 0
    while one[position] == other[position]:
        position += 1
    return position


def encode_shard(terms: Sequence[str], counts: Sequence[int], gaps: Sequence[int], levels: bytes) -> bytes:
    """The shard of ``terms``, sorted.

    Args:
        counts: of each term, the number of its postings.
        gaps: of each posting, the document's number less that of the term's posting before it.
        levels: of each posting, the step of its score, as the character from ``FIRST_LEVEL`` up.
    """
    shard = {"t": front_code(terms), "n": counts, "d": gaps, "s": levels.decode("ascii")}
    return compact(shard).encode()


def compact(value: Mapping[str, object] | Sequence[object]) -> str:
    """``value`` as JSON without blanks, keys in the given order."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
