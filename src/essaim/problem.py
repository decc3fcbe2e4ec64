"""A fault found in content, as a value: where it is, what was found, what is expected, how to mend it.

Everything that reads or judges content yields problems instead of raising, so that one bad file never hides another.
"""

from dataclasses import dataclass
from enum import StrEnum

PathKey = str | int
DataPath = tuple[PathKey, ...]


class Severity(StrEnum):
    """How much a problem matters: an error stops publication, a warning asks for a look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a file; both numbers start at 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. ``file`` is relative to the root, ``path`` is written ``implantations[0].territoire``."""

    file: str
    line: int
    column: int
    severity: Severity
    rule: str
    path: str
    message: str
    hint: str


def dotted(path: DataPath) -> str:
    """The written form of a data path: ``("a", 0, "b")`` gives ``a[0].b``."""
    written = ""
    for key in path:
        written += f"[{key}]" if isinstance(key, int) else (f".{key}" if written else key)
    return written


SPACES = "\u00a0\u202f"


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


def shown(value: object, limit: int = 80, *, spaces: bool = False) -> str:
    """A value from content as a message quotes it: between « », on one line, cut at ``limit`` characters.

    Characters that a terminal or a runner would obey (control characters) are written as escapes; no-break spaces
    are honest French and stay, unless ``spaces`` are what the message is about.
    """
    text = value if isinstance(value, str) else repr(value)
    text = "".join(c if c.isprintable() or (c in SPACES and not spaces) else _escaped(c) for c in text)
    if len(text) > limit:
        text = text[: limit - 1] + "…"
    return f"«\u202f{text}\u202f»"
