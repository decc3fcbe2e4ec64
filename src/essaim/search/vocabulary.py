"""The words of the site as they are written, for slips: looked up only when a word finds nothing.

Each term is listed once, under its most frequent spelling: the browser computes the term again from it, and has
something to show (« Vouliez-vous dire : précarité »). Lists go by first letter, and once more by second letter so
that a slip on the very first letter is mended too.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

from essaim.search.normalise import STOP_WORDS, folded, stem
from essaim.search.wire import front_code

SHORTEST_WORD = 4  # below, nearly everything is one letter away from something else
FEWEST_LETTERS = 3
_WORD = re.compile(r"[^\W_]+")


def write_vocabulary(chunks: Mapping[str, int], terms: Collection[str]) -> dict[str, bytes]:
    """One front-coded list for each first letter (``1e``…) and each second letter (``2e``…), by key.

    Args:
        chunks: what stands between blanks in the documents, in lower case, and how often.
        terms: those of the index; a word that makes another one is left out.
    """
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for spelling, letters in _most_frequent(chunks, terms):
        lists[f"1{letters[0]}"].append(spelling)
        lists[f"2{letters[1]}"].append(spelling)
    return {key: front_code(sorted(lists[key])).encode() for key in sorted(lists)}


def _most_frequent(chunks: Mapping[str, int], terms: Collection[str]) -> list[tuple[str, str]]:
    """The most frequent spelling of each term (the first in the alphabet among equals), also folded."""
    counted: Counter[str] = Counter()
    for chunk, count in chunks.items():
        for word in _WORD.findall(unicodedata.normalize("NFC", chunk.replace("\u00ad", ""))):
            counted[word] += count
    words = sorted(counted)
    best: dict[str, tuple[int, str, str]] = {}
    for word, letters in zip(words, folded(words), strict=True):
        if _may_be_misspelt(word, letters):
            term, candidate = stem(letters), (-counted[word], word, letters)
            if term not in best or candidate < best[term]:
                best[term] = candidate
    return [(word, letters) for term, (_, word, letters) in best.items() if term in terms]


def _may_be_misspelt(word: str, letters: str) -> bool:
    # The browser counts in UTF-16: letters beyond the first plane (𝐛𝐨𝐥𝐝) are left out rather than miscounted.
    sure = letters.isascii() and letters.isalnum() and max(word) <= "\uffff"
    # A year or a code one digit away is another year or code; a name such as « 1001mots » may be misspelt.
    named = letters.isalpha() or sum(map(str.isalpha, letters)) >= FEWEST_LETTERS
    return len(letters) >= SHORTEST_WORD and sure and named and letters not in STOP_WORDS
