"""What changed in a fiche, key by key, in French sentences: the keys in the schema's order, blocks known by their name.

Nothing is trusted of the shape of the data: a faulty fiche is compared as well as a sound one.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from essaim.changes.places import place_sentences
from essaim.changes.words import Words, clipped, identity_key, quoted, typeset
from essaim.problem import DataPath
from essaim.records import Record
from essaim.typography import pluriel

_LONG = 60  # characters: beyond, only the part of a text that changed is quoted
_HIDDEN = frozenset({"anciens_ids"})  # told with the fiche's address
Block = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Phrase:
    """One sentence about one key of a fiche: the key's dotted path without ranks, and the words, free of markup."""

    champ: str
    texte: str

    @property
    def entiere(self) -> str:
        """The words as a sentence that stands alone: a capital first, a stop last."""
        stop = "" if self.texte[-1:] in (".", "!", "?", "…") else "."
        return f"{self.texte[:1].upper()}{self.texte[1:]}{stop}"


def field_phrases(before: Record, after: Record, words: Words) -> tuple[Phrase, ...]:
    """Everything that differs between two versions of a fiche, in the order of its schema."""
    compared = _Comparison(after.kind, words)
    return tuple(compared.blocks((), before.data, after.data))


class _Comparison:
    """Two versions of one fiche; the methods yield the sentences of a value, a block, a list."""

    def __init__(self, kind: str, words: Words) -> None:
        self._kind = kind
        self._words = words

    def blocks(self, path: DataPath, before: Block, after: Block) -> Iterator[Phrase]:
        for key in dict.fromkeys((*after, *before)):
            if key in _HIDDEN or before.get(key) == after.get(key):
                continue
            yield from self._value((*path, key), before.get(key), after.get(key))

    def _value(self, path: DataPath, before: object, after: object) -> Iterator[Phrase]:
        if isinstance(before, Mapping | None) and isinstance(after, Mapping | None):
            yield from self.blocks(path, before or {}, after or {})
        elif isinstance(before, list | None) and isinstance(after, list | None):
            yield from self._lists(path, before or [], after or [])
        else:
            yield self._phrase(path, self._scalar(path, before, after))

    def _scalar(self, path: DataPath, before: object, after: object) -> str:
        if before is None:
            return f"(rien) → {self._said(path, after)}"
        if after is None:
            return f"{self._said(path, before)} → (rien)"
        if isinstance(before, str) and isinstance(after, str) and max(len(before), len(after)) > _LONG:
            return reworded(before, after)
        return f"{self._said(path, before)} → {self._said(path, after)}"

    def _lists(self, path: DataPath, before: Sequence[object], after: Sequence[object]) -> Iterator[Phrase]:
        gone, new = _apart(before, after)
        if not gone and not new:
            yield self._phrase(path, "ordre changé")
        elif path == ("implantations",):
            for text in place_sentences(gone, new, self._words, partial(self._within, (*path, 0))):
                yield Phrase("implantations", text)
        else:
            yield from self._items(path, gone, new)

    def _items(self, path: DataPath, gone: Sequence[object], new: Sequence[object]) -> Iterator[Phrase]:
        added, removed, changed = _paired(gone, new)
        for one, other in changed:
            name = self._words.named(self._kind, (*path, 0), other)
            yield self._phrase(path, typeset("{name} : ", name=name) + self._within((*path, 0), one, other))
        parts = []
        if added:
            parts.append(f"en plus, {self._said(path, added)}")
        if removed:
            parts.append(f"en moins, {self._said(path, removed)}")
        if parts:
            yield self._phrase(path, typeset(" ; ").join(parts))

    def _within(self, path: DataPath, before: Block, after: Block) -> str:
        return typeset(" ; ").join(phrase.texte for phrase in self.blocks(path, before, after))

    def _said(self, path: DataPath, value: object) -> str:
        if isinstance(value, list):
            shown = [self._words.value(self._kind, (*path, rank), each) for rank, each in enumerate(value[:6])]
            rest = len(value) - len(shown)
            return ", ".join(shown) + (f" et {pluriel(rest, 'autre')}" if rest else "")
        return self._words.value(self._kind, path, value)

    def _phrase(self, path: DataPath, text: str) -> Phrase:
        keys = [key for key in path if isinstance(key, str)]
        within = self._words.label(self._kind, path)
        if len(keys) > 1 and isinstance(path[-2], str):
            within = f"{self._words.label(self._kind, path[:-1])}, {within}"
        return Phrase(".".join(keys), typeset("{label} : ", label=within) + text)


def reworded(before: str, after: str) -> str:
    """Where two versions of a text part, and how: « … trois ans … » devient « … quatre ans … »."""
    old, new = before.split(), after.split()
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if old == new:
        return "mise en page seule"
    return typeset("{old} devient {new}", old=_excerpt(old, start, end), new=_excerpt(new, start, end))


def _excerpt(words: Sequence[str], start: int, end: int) -> str:
    """The words that changed, with two on each side, and how many they are when they do not fit."""
    stop = len(words) - end
    around = " ".join(words[max(0, start - 2) : min(len(words), stop + 2)])
    first = "… " if start > 2 else ""
    last = " …" if end > 2 else ""
    size = f" ({pluriel(stop - start, 'mot')})" if len(around) > 2 * _LONG else ""
    return quoted(first + clipped(around, 2 * _LONG) + last, 3 * _LONG) + size


def _apart(before: Sequence[object], after: Sequence[object]) -> tuple[list[object], list[object]]:
    """What only the first list holds, and what only the second does, each in its order."""
    rest = list(after)
    gone = []
    for item in before:
        if item in rest:
            rest.remove(item)
        else:
            gone.append(item)
    return gone, rest


def _paired(
    gone: Sequence[object], new: Sequence[object]
) -> tuple[list[object], list[object], list[tuple[Block, Block]]]:
    """Added, removed, and the blocks that bear the same name on both sides."""
    waiting: dict[object, list[Block]] = defaultdict(list)
    for item in gone:
        if isinstance(item, Mapping):
            waiting[_name(item)].append(item)
    added, changed = [], []
    for item in new:
        if isinstance(item, Mapping) and waiting[_name(item)]:
            changed.append((waiting[_name(item)].pop(0), item))
        else:
            added.append(item)
    kept = [id(one) for one, _ in changed]
    return added, [item for item in gone if id(item) not in kept], changed


def _name(item: Block) -> object:
    key = identity_key(item)
    value = item[key] if key else None
    return (key, value if isinstance(value, str | int | float) else str(value))
