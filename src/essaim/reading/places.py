"""From offsets in a text to lines and columns, in one pass over the text."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from essaim.reading.documents import Place


class Located(Protocol):
    """Something found in a text."""

    @property
    def offset(self) -> int:
        """Its offset in that text."""


Found = TypeVar("Found", bound=Located)


class SourceMark(Protocol):
    """A place as libyaml gives it; all three numbers start at 0."""

    index: int
    line: int
    column: int


def known(mark: SourceMark | None) -> SourceMark:
    """``mark``, which libyaml's parser always gives, though the types of its events allow for none."""
    if mark is None:
        raise TypeError("an event of libyaml's parser without a mark")
    return mark


def by_line(text: str, found: Iterable[Found], first_line: int = 1) -> dict[Place, list[Found]]:
    """``found``, in order of offset, grouped by line under the place of the first of each line.

    ``first_line`` is the number of the first line of ``text`` in its file.
    """
    groups: dict[Place, list[Found]] = {}
    group: list[Found] | None = None
    line, start = first_line, 0
    for item in found:
        breaks = text.count("\n", start, item.offset)
        if group is None or breaks:
            line += breaks
            group = groups.setdefault((line, item.offset - text.rfind("\n", 0, item.offset)), [])
        start = item.offset
        group.append(item)
    return groups


def place_of(text: str, offset: int, first_line: int = 1) -> Place:
    """The place of ``offset`` in ``text``, whose first line is ``first_line`` of its file."""
    return text.count("\n", 0, offset) + first_line, offset - text.rfind("\n", 0, offset)


def and_others(count: int) -> str:
    """What a message adds when ``count`` faults of a kind share a line and only the first is named."""
    if count == 1:
        return ""
    return " (et un autre sur la ligne)" if count == 2 else f" (et {count - 1} autres sur la ligne)"
