"""The formatting of a pull request as suggestions on its lines, fit to be posted by the workflow that may write.

The pieces come from a stranger's run: each is held against the lines that GitHub itself says the pull request shows.
Where a piece is not about such lines, or does not say the same words as they do, it is left out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from essaim.review.layout import Piece, kind_at, says_the_same
from essaim.typography import french

MAX = 20  # suggestions on one pull request
_LONGEST = 20_000  # characters of one; GitHub refuses more than 65 536
_HUNK = re.compile(r"@@ -\d+(?:,\d+)? \+(\d+)(?:,\d+)? @@")
_FENCES = re.compile("`+")
INTRODUCTION = french(
    "Des lignes ne sont pas dans la forme du catalogue : « Commit suggestion » les y met sans changer un mot."
)
_WORDS = french("Mise en forme : les mots ne changent pas.")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A comment on the lines ``start`` to ``end`` of ``path``, as the pull request leaves the file."""

    path: str
    start: int
    end: int
    body: str


def suggestions(found: Iterable[Piece], patches: Mapping[str, str]) -> tuple[Suggestion, ...]:
    """At most ``MAX`` suggestions; ``patches`` are GitHub's own, by path: what the pull request shows of each file."""
    shown = {path: list(_hunks(patch)) for path, patch in patches.items() if kind_at(path)}
    made: list[Suggestion] = []
    for piece in found:
        if len(made) == MAX:
            break
        kind, lines = kind_at(piece.fichier), _shown(piece, shown.get(piece.fichier, []))
        if not kind or not lines or list(piece.lignes) == lines or not says_the_same(kind, lines, piece.lignes):
            continue
        body = _body(piece.lignes)
        if len(body) <= _LONGEST and not any("\n" in line for line in piece.lignes):
            made.append(Suggestion(piece.fichier, piece.debut, piece.fin, body))
    return tuple(made)


def _hunks(patch: str) -> Iterator[tuple[int, list[str]]]:
    """The runs of lines that a patch shows of the new file, each with the number of its first line."""
    start: int = 0
    lines: list[str] = []
    for line in patch.split("\n"):
        if head := _HUNK.match(line):
            if start:
                yield start, lines
            start, lines = int(head[1]), []
        elif line[:1] in {" ", "+"}:
            lines.append(line[1:])
    if start:
        yield start, lines


def _shown(piece: Piece, hunks: Sequence[tuple[int, list[str]]]) -> list[str]:
    """The lines of the piece, if one run shows them all: GitHub refuses a whole review for one line outside."""
    for start, lines in hunks:
        if start <= piece.debut <= piece.fin < start + len(lines):
            return lines[piece.debut - start : piece.fin - start + 1]
    return []


def _body(lines: Sequence[str]) -> str:
    """The block that GitHub offers to apply; its fence is longer than any within, so that nothing leaves it."""
    longest = max((len(run) for line in lines for run in _FENCES.findall(line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([_WORDS, "", f"{fence}suggestion", *lines, fence])
