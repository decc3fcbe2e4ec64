"""Prose with the syntax of real sentences and other words: each keeps its small words, its marks and its length."""

import re
from collections import Counter
from collections.abc import Iterable
from random import Random

from essaim.synthesis.urn import Letters, Urn

# An address stays whole; a word may hold hyphens, never an apostrophe: « l’eau » is two.
_WORD = re.compile(r"https?://[^\s)>\]]+|[^\W\d_]+(?:-[^\W\d_]+)*")
_SENTENCE = re.compile(r"(?<=[.!?…])[ \n]+(?=\S)")
_OPENING = frozenset('.!?…:«\n#-–—(“"')
_APOSTROPHES = frozenset("’'")
_VOWELS = frozenset("aàâeéèêëiîïoôuùûyhœæ")
_SMALL_WORDS = 150  # the most frequent forms of a text are its grammar, not its subject
_OWN = 0.3  # share of the words of subject that a fiche has already used: the study's figure
_TRIES = 8


class Prose:
    """Rewrites texts in words drawn from an urn that grows; one for a whole catalogue."""

    def __init__(self, chance: Random, texts: Iterable[str], places: Iterable[str]) -> None:
        """``texts`` teach words and grammar; ``places``, with the capitals of the texts, what names look like."""
        self._chance = chance
        common: list[str] = []
        names: list[str] = []
        for text in texts:
            for word, opens in _words(text):
                (common if opens or word.islower() else names).append(word)
        common = [word.lower() for word in common]
        self._small = frozenset(word for word, _ in Counter(common).most_common(_SMALL_WORDS))
        subject = [word for word in common if word not in self._small and len(word) > 2]
        self._subject = Urn(chance, subject, Letters(chance, subject).word)
        towns = [part for place in places for part in place.split("-") if len(part) > 3 and part[0].isupper()]
        invented = Letters(chance, [*towns, *(name for name in names if len(name) > 3)])
        self._names = Urn(chance, names, invented.word)
        self._said: list[str] = []

    @property
    def distinct(self) -> int:
        """How many different words it could use so far."""
        return self._subject.distinct + self._names.distinct

    def new_subject(self) -> None:
        """Begin another fiche: the words of the last one return no more than any others."""
        self._said = []

    def word(self) -> str:
        """A word of the subject, in lower case; three times in ten, one the fiche has already used."""
        if self._said and self._chance.random() < _OWN:
            return self._said[int(self._chance.random() * len(self._said))]
        word = self._subject.draw()
        self._said.append(word)
        return word

    def name(self) -> str:
        """A proper noun: of the catalogue, of a place, or invented."""
        return self._names.draw()

    def rewritten(self, text: str, shortest: int, longest: int, share: float = 1.0) -> str:
        """``text`` in other words: the first sentence, and the others with probability ``share``; of allowed length.

        The length stays between ``shortest`` and ``longest`` characters, whatever the words drawn.
        """
        first, *others = _SENTENCE.split(text)
        kept = [first, *(sentence for sentence in others if self._chance.random() < share)]
        written = " ".join(self._sentence(sentence) for sentence in kept)
        while len(written) < shortest:
            written = f"{written.rstrip('.')} et {self.word()}."
        if len(written) > longest:
            written = written[: longest - 1].rpartition(" ")[0].rstrip(" ,;:’'") + "."
        return written

    def story(self, text: str, share: float) -> str:
        """A Markdown narrative in other words: headings and paragraphs stay, sentences as in ``rewritten``."""
        blocks = text.strip().split("\n\n")
        return "\n\n".join(self.rewritten(block, 0, len(block) * 3, share) for block in blocks) + "\n"

    def _sentence(self, sentence: str) -> str:
        return _WORD.sub(self._other, sentence)

    def _other(self, match: re.Match[str]) -> str:
        word = match[0]
        if word.startswith("http") or word.lower() in self._small or len(word) <= 2:
            return word
        before = match.string[: match.start()].rstrip(" \u202f\u00a0*_")[-1:]
        if word[0].isupper() and before and before not in _OPENING:
            return self.name()
        other = self.word()
        if match.string[match.start() - 1 : match.start()] in _APOSTROPHES:
            for _ in range(_TRIES):  # « l’ » wants a vowel
                if other[0] in _VOWELS:
                    break
                other = self.word()
        return other[0].upper() + other[1:] if word[0].isupper() else other


def _words(text: str) -> Iterable[tuple[str, bool]]:
    """The words of ``text``, each with whether it opens a sentence, where a capital says nothing."""
    for match in _WORD.finditer(text):
        if not match[0].startswith("http"):
            before = text[: match.start()].rstrip(" \u202f\u00a0*_")[-1:] if match[0][0].isupper() else "."
            yield match[0], not before or before in _OPENING
