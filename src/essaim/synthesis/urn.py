"""Words drawn as real prose draws them: the more a word was used the likelier it returns, and new ones never stop."""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from random import Random

# Share of a word's count that goes to words never seen: corpus B of the search study, where it gave a vocabulary
# that grows a little faster than that of real French.
DISCOUNT = 0.62
_ORDER = 3  # letters that a letter depends on
_SHORTEST, _LONGEST = 4, 15
_END = "\n"


class Urn:
    """A Pitman-Yor urn over words, begun with the words of a text (Pitman and Yor, 1997)."""

    def __init__(self, chance: Random, words: Iterable[str], fresh: Callable[[], str]) -> None:
        """``words`` is the first content, repetitions included; ``fresh`` makes a word for every new place."""
        self._random = chance.random
        self._fresh = fresh
        self._words: list[str] = []
        self._numbers: dict[str, int] = {}
        self._counts: list[int] = []
        self._drawn = array("I")
        for word in words:
            self._add(word)

    @property
    def distinct(self) -> int:
        """How many different words it holds so far."""
        return len(self._words)

    def draw(self) -> str:
        """A word: a new one with probability ``DISCOUNT × distinct / drawn``, else one seen, by its count less that."""
        random, drawn, counts = self._random, self._drawn, self._counts
        if random() * len(drawn) < DISCOUNT * len(counts):
            return self._add(self._fresh())
        while True:
            number = drawn[int(random() * len(drawn))]
            if random() * counts[number] >= DISCOUNT:
                counts[number] += 1
                drawn.append(number)
                return self._words[number]

    def _add(self, word: str) -> str:
        number = self._numbers.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
            self._counts.append(0)
        self._counts[number] += 1
        self._drawn.append(number)
        return word


class Letters:
    """Words that do not exist and might: each letter follows the three before it as it does in the words given."""

    def __init__(self, chance: Random, words: Sequence[str]) -> None:
        self._chance = chance
        self._known = set(words)
        self._next: dict[str, str] = {}
        for word in sorted(self._known):
            if _SHORTEST <= len(word) <= _LONGEST and not re.search(r"[\W\d_]", word):
                ended = " " * _ORDER + word + _END
                for at in range(_ORDER, len(ended)):
                    before = ended[at - _ORDER : at]
                    self._next[before] = self._next.get(before, "") + ended[at]

    def word(self) -> str:
        """A new word of 4 to 15 letters, never one that was given nor made before."""
        while True:
            made = " " * _ORDER
            while made[-1] != _END and len(made) < _ORDER + _LONGEST + 2:
                following = self._next[made[-_ORDER:]]
                made += following[int(self._chance.random() * len(following))]
            word = made.strip()
            if made[-1] == _END and len(word) >= _SHORTEST and word not in self._known:
                self._known.add(word)
                return word
