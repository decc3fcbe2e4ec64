"""What reading a file gives: plain data whose every value and key knows its place, or the problems found."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from essaim.problem import DataPath, Mark, Problem

Place = tuple[int, int]


class Marks:
    """The place of every value and of every key, by data path; lines are those of the whole file.

    Only what is told of a file needs them, and they weigh more than the data: they may be made at the first question.
    """

    __slots__ = ("_later", "_places")

    def __init__(self, values: dict[DataPath, Place], keys: dict[DataPath, Place]) -> None:
        self._places: tuple[dict[DataPath, Place], dict[DataPath, Place]] | None = (values, keys)
        self._later: Callable[[], Marks] | None = None

    @classmethod
    def later(cls, make: "Callable[[], Marks]") -> "Marks":
        """The marks that ``make`` gives, once someone asks."""
        marks = cls({}, {})
        marks._places, marks._later = None, make
        return marks

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Marks) and self._made() == other._made()

    @property
    def values(self) -> dict[DataPath, Place]:
        """The place of each value."""
        return self._made()[0]

    @property
    def keys(self) -> dict[DataPath, Place]:
        """The place of each key."""
        return self._made()[1]

    def _made(self) -> tuple[dict[DataPath, Place], dict[DataPath, Place]]:
        if self._places is None:
            made = self._later() if self._later else Marks({}, {})
            self._places, self._later = (made.values, made.keys), None
        return self._places

    def of(self, path: DataPath) -> Mark:
        """Where the value at ``path`` starts; where that path is absent, where its nearest ancestor starts."""
        values = self.values
        while path and path not in values:
            path = path[:-1]
        return Mark(*values.get(path, (1, 1)))

    def key(self, path: DataPath) -> Mark:
        """Where the key naming ``path`` stands; for an item of a list, or an absent path, as :meth:`of`."""
        place = self.keys.get(path)
        return Mark(*place) if place else self.of(path)


@dataclass(frozen=True, slots=True)
class Document:
    """One file as plain data.

    ``data`` holds only dict, list, str, int, float, bool and None, its text in NFC. ``body`` is the narrative in
    Markdown, also under ``data["recit"]``, without the blank lines around it ("" when there is none). ``digest`` is the
    BLAKE2b of the file's bytes, in hexadecimal.
    """

    path: PurePosixPath
    data: dict[str, object]
    body: str
    marks: Marks
    digest: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome for one file: ``document`` is None as soon as one of the ``problems`` is an error."""

    document: Document | None
    problems: tuple[Problem, ...]
