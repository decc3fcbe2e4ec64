"""What the canonical form would change in the files of a pull request, in pieces that each say the same words.

A piece is proposed to its author as a suggestion of one click. ``says_the_same`` is the promise that makes this safe:
whoever wrote the pieces, one that adds, removes or alters a word is none of ours.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePosixPath

from essaim.canonical import HEADER, MARK, CanonicalError, canonical
from essaim.catalogue import EXTENSIONS
from essaim.kinds import KINDS
from essaim.schema import Schemas

MAX_PIECES = 300  # of one review
MAX_LINES = 200  # of one piece
_ROOM = 100_000  # characters of all the pieces of one review
_KINDS = frozenset(kind.name for kind in KINDS)
_PARTS = len(("content", "kind", "file"))
_SPACES = re.compile(r"[ \t\n]+")  # no other: a narrow space is a sign of its own
_QUOTES = str.maketrans("", "", "\"'")


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines ``debut`` to ``fin`` of a file (from 1, both included), and the lines to put in their place."""

    fichier: str
    debut: int
    fin: int
    lignes: tuple[str, ...]


def pieces(schemas: Schemas, files: Mapping[str, bytes]) -> tuple[Piece, ...]:
    """The pieces of every file of content (by path), in order, ``MAX_PIECES`` at most.

    A file that cannot be put in form, or whose lines do not end as ours do, gives none.
    """
    found: list[Piece] = []
    room = _ROOM
    for path, content in sorted(files.items()):
        if b"\r" in content:
            continue
        try:
            after = canonical(schemas, PurePosixPath(path), content)
        except CanonicalError:
            continue
        for piece in _of(path, _lines(content), _lines(after)):
            room -= sum(map(len, piece.lignes))
            if room < 0 or len(found) == MAX_PIECES:
                return tuple(found)
            found.append(piece)
    return tuple(found)


def kind_at(path: str) -> str:
    """The kind of the fiche whose file may stand at ``path``; nothing where none can."""
    place = PurePosixPath(path)
    parts = place.parts
    fits = len(parts) == _PARTS and parts[0] == "content" and parts[1] in _KINDS and place.suffix in EXTENSIONS
    return parts[1] if fits else ""


def says_the_same(kind: str, before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether ``after`` holds the words of ``before``, each as often: quotes, spaces and order apart.

    The first line that tells editors where the schema of ``kind`` is may come or be mended; no other word may.
    """
    header = HEADER.format(kind=kind).rstrip()
    if any(line.startswith(MARK) and line != header for line in after):
        return False
    return _words(before) == _words(after)


def _of(path: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    """The smallest runs of changed lines that can be applied one without the other."""
    kind = PurePosixPath(path).parent.name
    start: tuple[int, int] | None = None
    for tag, a, a_end, b, b_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        start = start or (a, b)
        old, new = before[start[0] : a_end], after[start[1] : b_end]
        if says_the_same(kind, old, new):
            yield from _piece(path, before, start[0], a_end, new)
            start = None


def _piece(path: str, before: Sequence[str], start: int, end: int, lines: Sequence[str]) -> Iterator[Piece]:
    """Lines to insert are given with a neighbour, since a suggestion replaces at least one line."""
    if start == end:
        start, end, lines = (start - 1, end, [before[start - 1], *lines]) if start else (0, 1, [*lines, before[0]])
    if max(len(lines), end - start) <= MAX_LINES:
        yield Piece(path, start + 1, end, tuple(lines))


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8").removesuffix("\n").split("\n")


def _words(lines: Sequence[str]) -> Counter[str]:
    text = "\n".join(line for line in lines if not line.startswith(MARK))
    written = unicodedata.normalize("NFC", text.removeprefix("\ufeff")).translate(_QUOTES)
    return Counter(word for word in _SPACES.split(written) if word)
