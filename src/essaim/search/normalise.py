"""French text → index terms: the twin of ``overrides/assets/essaim/search/normalise.js``, token for token.

The index is written in Python and asked in JavaScript, so a term that differs by one letter is a page that cannot be
found. Both sides read the same stop words and endings (``french.json``, copied verbatim in ``french.js``), and a test
compares them on thousands of words.
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final, TypedDict, cast


class _French(TypedDict):
    mots_vides: list[str]
    mots_faibles: list[str]  # the browser's alone: how much they count is decided when a query is asked
    racine_minimale: int
    terminaisons: list[list[list[str]]]


_FRENCH: Final = cast(_French, json.loads(files("essaim.search").joinpath("french.json").read_text("utf-8")))
STOP_WORDS: Final = frozenset(_FRENCH["mots_vides"])
SHORTEST_STEM: Final = _FRENCH["racine_minimale"]
_STEPS: Final = tuple(tuple((ending, kept) for ending, kept in step) for step in _FRENCH["terminaisons"])

# Marks of decomposed letters, and characters that sit inside a word without being seen (soft hyphen, joiners).
_DROPPED: Final = re.compile("[\u0300-\u036f\u00ad\u200c\u200d\u2060\ufeff]")
_SEPARATORS: Final = re.compile("[^a-z0-9]+")
_VOWELS: Final = "aeiouy"


def fold(text: str) -> str:
    """``text`` in lower case, without accents, ligatures or invisible characters; separators are left in place."""
    plain = _DROPPED.sub("", unicodedata.normalize("NFKD", text)).lower()
    return plain.replace("œ", "oe").replace("æ", "ae")


def folded(texts: Sequence[str]) -> list[str]:
    """Each of ``texts``, which hold no line break, folded: thousands at the cost of one."""
    return fold("\n".join(texts)).split("\n") if texts else []


def words(text: str) -> list[str]:
    """The folded words that count, in order: no one-letter word (so ``l’`` and ``d’`` go), no stop word."""
    return _words(fold(text))


def _words(plain: str) -> list[str]:
    return [word for word in _SEPARATORS.split(plain) if len(word) > 1 and word not in STOP_WORDS]


def tokens(text: str) -> list[str]:
    """The index terms of ``text``, in order, repeated as often as they occur."""
    return [stem(word) for word in words(text)]


def folded_tokens(texts: Sequence[str]) -> list[list[str]]:
    """The index terms of each of ``texts``, which hold no line break."""
    return [[stem(word) for word in _words(plain)] for plain in folded(texts)]


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A folded ``word`` without plural, feminine and doubled final consonant, never cut under four letters.

    Deliberately light: wildcards are put on what the reader typed, so a stem that stays close to the written word
    keeps them useful. Kinship such as *rénover* and *rénovation* is a matter for the query (``families.js``).
    """
    for step in _STEPS:
        for ending, kept in step:
            if word.endswith(ending) and len(word) - len(ending) + len(kept) >= SHORTEST_STEM:
                word = word.removesuffix(ending) + kept
                break
    if len(word) > SHORTEST_STEM and word[-1] == word[-2] and word[-1] not in _VOWELS and not word[-1].isdigit():
        return word[:-1]
    return word
