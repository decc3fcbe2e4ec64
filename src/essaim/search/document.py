"""What is searched: a page as the search sees it, and the same page weighed in index terms."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from essaim.search.normalise import tokens

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page of the site.

    ``url`` is relative to the site's root (``initiatives/accorderie/``). ``kind`` is the label shown beside the title
    (« Initiative »). ``texte`` is all that is indexed, in pieces of an integer weight each: title and summary are
    searched only if they are among them. ``extra`` is carried to the result card as it is, and must be JSON.
    """

    url: str
    titre: str
    resume: str
    kind: str
    texte: tuple[tuple[int, str], ...]
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WeighedDocument:
    """The index terms of one document: depends on that document only, so that a build may keep it.

    ``frequencies`` are weighted counts, ``length`` their sum; ``spellings`` counts how each term was written.
    """

    frequencies: Mapping[str, int]
    length: int
    spellings: Mapping[tuple[str, str], int]


def weigh(document: SearchDocument) -> WeighedDocument:
    """Count the terms of ``document``, each piece counting as often as its weight.

    Raises:
        ValueError: a weight is below 1.
    """
    frequencies: Counter[str] = Counter()
    spellings: Counter[tuple[str, str]] = Counter()
    for weight, text in document.texte:
        if weight < 1:
            raise ValueError(f"a weight is an integer from 1 up, not {weight} ({document.url})")
        # Cutting at blanks first changes no term (a blank is a separator) and lets each chunk be folded only once.
        for chunk, count in Counter(text.split()).items():
            terms, written = _chunk(chunk)
            for term in terms:
                frequencies[term] += weight * count
            for pair in written:
                spellings[pair] += count
    return WeighedDocument(frequencies, frequencies.total(), spellings)


@lru_cache(maxsize=200_000)
def _chunk(chunk: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
    """The terms of a chunk without blanks, and (term, spelling) for each of its words that is one term."""
    written = []
    for word in _WORD.findall(unicodedata.normalize("NFC", chunk.replace("\u00ad", "")).lower()):
        terms = tokens(word)
        if len(terms) == 1:
            written.append((terms[0], word))
    return tuple(tokens(chunk)), tuple(written)
