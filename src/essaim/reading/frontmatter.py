"""The two parts of a ``.md`` file: the front matter between lines of three dashes, and the narrative below."""

import re
from dataclasses import dataclass
from enum import Enum, auto

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)


class Missing(Enum):
    """Why a ``.md`` file could not be split."""

    FIRST_LINE = auto()
    PRECEDED = auto()
    CLOSING = auto()


@dataclass(frozen=True, slots=True)
class Parts:
    """The YAML of a file and its narrative, each with the number of its first line in the file."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split(text: str) -> Parts | Missing:
    """The parts of ``text``, the content of a ``.md`` file with ``\\n`` line ends.

    Only a whole line of three dashes delimits: dashes in a value, in a table or in the narrative do not count. The
    closing line may be the last of the file, without an end of line.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return Missing.PRECEDED if _FENCE.match(text.lstrip()) else Missing.FIRST_LINE
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        return Missing.CLOSING
    yaml = text[opening.end() + 1 : closing.start()]
    after = text[closing.end() + 1 :]
    skipped, body = narrative(after)
    return Parts(yaml, 2, body, 3 + yaml.count("\n") + skipped)


def narrative(text: str) -> tuple[int, str]:
    """``text`` without the blank lines around it, and how many lines were dropped before it."""
    kept = text.rstrip()
    first = len(kept) - len(kept.lstrip())
    start = kept.rfind("\n", 0, first) + 1  # the indentation of the first line of text is part of it
    return kept.count("\n", 0, start), kept[start:]
