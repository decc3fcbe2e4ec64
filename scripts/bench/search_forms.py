"""How readers type a word: the rows of the study's table on French (as written, unaccented, elided… and slips).

A query is drawn for a word that some documents hold; those documents are what it should find.
"""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from essaim.search.normalise import STOP_WORDS, fold

ALPHABET = "abcdefghijklmnopqrstuvwxyz"
GENDERS = (("", "e"), ("if", "ive"), ("eur", "euse"), ("teur", "trice"), ("el", "elle"), ("s", "es"))
Form = Callable[[str, random.Random], str]


def holders_of(texts: Iterable[str]) -> Mapping[str, set[int]]:
    """Each written word of five letters or more (accents kept) → the numbers of the texts that hold it, folded."""
    written: dict[str, str] = {}
    held: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for word in re.findall(r"[^\W\d_]{5,}", text.lower()):
            written.setdefault(fold(word), word)
            held.setdefault(fold(word), set()).add(number)
    return {written[key]: held[key] for key in sorted(held) if key not in STOP_WORDS and key.isascii()}


def slip(at: range, word: str, rng: random.Random) -> str:
    """One letter lost, added, changed or swapped with the next one, at one of the places ``at`` (0 is the first)."""
    word = fold(word)
    place = rng.choice([position for position in at if position < len(word) - 1])
    letter = rng.choice([other for other in ALPHABET if other != word[place]])
    return rng.choice(
        [
            word[:place] + word[place + 1 :],
            word[:place] + letter + word[place:],
            word[:place] + letter + word[place + 1 :],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        ]
    )


FORMS: Mapping[str, Form] = {
    "telle qu’écrite": lambda word, _: word,
    "sans accents": lambda word, _: fold(word),
    "en capitales": lambda word, _: word.upper(),
    "élidée (l’, d’)": lambda word, rng: rng.choice(("l’", "d'")) + word,
    "singulier ↔ pluriel": lambda word, _: word[:-1] if word.endswith("s") else f"{word}s",
    "trois lettres manquent": lambda word, _: word[: max(4, len(word) - 3)],
    "quatre premières lettres": lambda word, _: word[:4],
    "faute à la 3e lettre ou après": partial(slip, range(2, 20)),
    "faute à la 2e lettre": partial(slip, range(1, 2)),
    "faute à la 1re lettre": partial(slip, range(1)),
}
SLIPS = tuple(form for form in FORMS if form.startswith("faute"))
GENDER = "masculin ↔ féminin"


def queries(
    form: str, holders: Mapping[str, set[int]], number: int, among: Sequence[str] = ()
) -> list[tuple[str, str]]:
    """At most ``number`` pairs (word, what is typed for it), always the same; from all words or some of them.

    A slip that makes another real word is another word: it is left out.
    """
    rng = random.Random(form)
    if form == GENDER:
        pairs = genders(holders)
        return rng.sample(pairs, min(number, len(pairs)))
    known = {fold(word) for word in holders}
    words = among or sorted(holders)
    pairs = [(word, FORMS[form](word, rng)) for word in rng.sample(words, min(2 * number, len(words)))]
    if form in SLIPS:
        pairs = [(word, query) for word, query in pairs if query not in known]
    return pairs[:number]


def genders(holders: Mapping[str, set[int]]) -> list[tuple[str, str]]:
    """Words of which the texts have both genders, each asked by the other."""
    pairs = []
    for word in holders:
        for masculine, feminine in GENDERS:
            other = word.removesuffix(masculine) + feminine
            if word.endswith(masculine) and other in holders:
                pairs += [(word, other), (other, word)]
    return pairs
