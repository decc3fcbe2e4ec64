"""The words of the site as they are written, for slips: looked up only when a word finds nothing.

Each term is listed once, under its most frequent spelling: the browser computes the term again from it, and has
something to show (« Vouliez-vous dire : précarité »). Lists go by first letter, and once more by second letter so
that a slip on the very first letter is mended too.
"""

from collections import defaultdict
from collections.abc import Mapping

from essaim.search.normalise import fold, tokens
from essaim.search.wire import front_code

SHORTEST_WORD = 4  # below, nearly everything is one letter away from something else
FEWEST_LETTERS = 3


def most_frequent(counted: Mapping[tuple[str, str], int]) -> dict[str, str]:
    """The most frequent spelling of each term (the first in the alphabet among equals), sorted by term."""
    best: dict[str, tuple[int, str]] = {}
    for (term, spelling), count in counted.items():
        candidate = (-count, spelling)
        if term not in best or candidate < best[term]:
            best[term] = candidate
    return {term: best[term][1] for term in sorted(best)}


def write_vocabulary(best: Mapping[str, str]) -> dict[str, bytes]:
    """One front-coded list for each first letter (``1e``…) and each second letter (``2e``…), by key."""
    lists: defaultdict[str, list[str]] = defaultdict(list)
    for term, spelling in best.items():
        letters = fold(spelling)
        # The browser counts in UTF-16: letters beyond the first plane (𝐛𝐨𝐥𝐝) are left out rather than miscounted.
        sure = letters.isascii() and letters.isalnum() and max(spelling) <= "\uffff"
        # A year or a code one digit away is another year or code; a name such as « 1001mots » may be misspelt.
        named = sum(map(str.isalpha, letters)) >= FEWEST_LETTERS
        if len(letters) >= SHORTEST_WORD and sure and named and tokens(spelling) == [term]:
            lists[f"1{letters[0]}"].append(spelling)
            lists[f"2{letters[1]}"].append(spelling)
    return {key: front_code(sorted(lists[key])).encode() for key in sorted(lists)}
