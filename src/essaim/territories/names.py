"""Finds a territory by what people write for it: a name without accents, a number, a code with a slip."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import cached_property

from essaim.territories.territory import Nature, Territory

_NOT_WORD = re.compile(r"[^0-9a-z]+")
_ARTICLE = re.compile(r"^(?:le|la|les|l) ")
_LEVELS = (
    Nature.PAYS,
    Nature.REGION,
    Nature.DEPARTEMENT,
    Nature.COMMUNE,
    Nature.EPCI,
    Nature.ZONE,
    Nature.SUBDIVISION,
)
_DEPARTMENT_NUMBER = re.compile(r"^(?:fr)?0*(2[ab]|[1-9][0-9]{0,2})$")


def folded(text: str) -> str:
    """``text`` in lower case, without accents, ligatures or punctuation: « L'Haÿ-les-Roses » is « l hay les roses »."""
    low = text.lower().replace("œ", "oe").replace("æ", "ae")
    bare = "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
    return _NOT_WORD.sub(" ", bare).strip()


class NameIndex:
    """Names and codes of ``places``, and former ones with the code they lead to (``former``: code → (name, code))."""

    def __init__(self, places: Sequence[Territory], former: Mapping[str, tuple[str, str]]) -> None:
        self._places = {place.code: place for place in places}
        self._former = former

    def exact(self, text: str) -> list[str]:
        """Codes of the places so named, best first."""
        return self._ranked(self._by_name.get(_without_article(folded(text)), ()))

    def starting_with(self, text: str, n: int) -> list[str]:
        """Codes of the ``n`` best places whose name, or postal code if ``text`` is digits, starts with ``text``."""
        start = _without_article(folded(text))
        if not start:
            return []
        keys = self._sorted_postal_codes if start.isdigit() else self._sorted_names
        table = self._by_postal_code if start.isdigit() else self._by_name
        found: dict[str, None] = {}
        for key in keys[bisect_left(keys, start) :]:
            if not key.startswith(start):
                break
            found |= dict.fromkeys(table[key])
        exact = set(table.get(start, ()))
        return sorted(self._ranked(found), key=lambda code: code not in exact)[:n]

    def suggest(self, text: str, n: int) -> list[str]:
        """Codes of what ``text`` may mean: a number, the same name, else a near code, a near name, its words."""
        found: dict[str, None] = {}
        for codes in (
            self._numbered(text),
            self.exact(text),
            self.starting_with(text, n) if text.strip().isdigit() else (),
        ):
            found |= dict.fromkeys(codes)
        # Likeness is only for what nothing answers: after « FR-38 » comes Isère, not a department of a near number.
        for likely in (self._near_codes, self._near_names, self._containing):
            found |= dict.fromkeys(() if found else likely(text, n))
        return list(found)[:n]

    def _numbered(self, text: str) -> list[str]:
        """« 38 », « fr 38 » and « FR-038 » for FR-38; « 1001 » for the commune 01001, whose zero a table dropped."""
        compact = folded(text).replace(" ", "")
        found = []
        if match := _DEPARTMENT_NUMBER.match(compact):
            found.append(f"FR-{match[1].upper().zfill(2)}")
        found += [compact.upper(), compact.zfill(5).upper(), _hyphenated(text), f"FR-{compact.upper()}"]
        led = (self._former[code][1] if code in self._former else code for code in found)
        return [code for code in dict.fromkeys(led) if code in self._places]

    def _near_codes(self, text: str, n: int) -> list[str]:
        wanted = _hyphenated(text)
        pool = self._codes_by_start.get(wanted[:2], ())
        near = get_close_matches(wanted, pool, n=n, cutoff=0.75) if any(c.isdigit() or c == "-" for c in wanted) else []
        return [self._former[code][1] if code in self._former else code for code in near]

    def _near_names(self, text: str, n: int) -> list[str]:
        """Names alike, looked for among those that share a first or second letter and differ little in length."""
        wanted = _without_article(folded(text))
        if len(wanted) < 3 or wanted.replace(" ", "").isdigit():
            return []
        pool = [
            name
            for name in self._sorted_names
            if abs(len(name) - len(wanted)) <= 2 and (name[0] == wanted[0] or name[1:2] == wanted[1:2])
        ]
        return [code for name in get_close_matches(wanted, pool, n=n, cutoff=0.8) for code in self.exact(name)]

    def _containing(self, text: str, n: int) -> list[str]:
        """Names that hold every word of ``text``: « Cotentin » for the park and for the agglomeration."""
        words = set(folded(text).split())
        if max(map(len, words), default=0) < 4:
            return []
        return self._ranked(
            {c: None for name in self._sorted_names if words <= set(name.split()) for c in self._by_name[name]}
        )[:n]

    def _ranked(self, codes: Sequence[str] | Mapping[str, None]) -> list[str]:
        def rank(code: str) -> tuple[int, int, str]:
            place = self._places[code]
            return _LEVELS.index(place.nature), -(place.population or 0), code

        return sorted(codes, key=rank)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for place in self._places.values():
            names.setdefault(_without_article(folded(place.nom)), []).append(place.code)
            if place.nature is Nature.ZONE:  # « pnr » is only in the code
                names.setdefault(folded(place.code), []).append(place.code)
        for name, successor in self._former.values():
            known = names.setdefault(_without_article(folded(name)), []) if name else [successor]
            if successor not in known:
                known.append(successor)
        return names

    @cached_property
    def _by_postal_code(self) -> dict[str, list[str]]:
        codes: dict[str, list[str]] = {}
        for place in self._places.values():
            for postal_code in place.codes_postaux:
                codes.setdefault(postal_code, []).append(place.code)
        return codes

    @cached_property
    def _sorted_names(self) -> list[str]:
        return sorted(self._by_name)

    @cached_property
    def _sorted_postal_codes(self) -> list[str]:
        return sorted(self._by_postal_code)

    @cached_property
    def _codes_by_start(self) -> dict[str, list[str]]:
        starts: dict[str, list[str]] = {}
        for code in sorted({*self._places, *self._former}):
            starts.setdefault(code[:2].upper(), []).append(code)
        return starts


def _without_article(name: str) -> str:
    return _ARTICLE.sub("", name)


def _hyphenated(text: str) -> str:
    return folded(text).replace(" ", "-").upper()
