"""« Vouliez-vous dire… »: the allowed word nearest to what was written, accents and case aside."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

_CUTOFF = 0.65  # below, suggestions are more often puzzling than right
_LONGEST = 80  # comparing is quadratic; no word of a list is longer
_SHORTEST_START = 3  # « asso » may stand for « association », « a » for nothing


def plain(text: str) -> str:
    """``text`` in lower case, without accents, its words joined by one hyphen: « Petite enfance » → petite-enfance."""
    letters = unicodedata.normalize("NFKD", text.casefold().replace("œ", "oe").replace("æ", "ae"))
    bare = "".join(c for c in letters if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")


def nearest(word: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The id nearest to ``word``, among ids each with the other names it is known by; nothing where none is near."""
    ids: dict[str, str] = {}
    for name, others in names.items():
        for known in (name, *others):
            ids.setdefault(plain(known), name)
    wanted = plain(word[:_LONGEST])
    if not wanted:
        return None
    if wanted in ids:
        return ids[wanted]
    begun = {name for known, name in ids.items() if known.startswith(wanted)}
    if len(begun) == 1 and len(wanted) >= _SHORTEST_START:
        return begun.pop()
    close = get_close_matches(wanted, ids, n=1, cutoff=_CUTOFF)
    return ids[close[0]] if close else None
