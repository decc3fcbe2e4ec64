"""What reading a file gives: plain data whose every value and key knows its place, or the problems found."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from essaim.problem import DataPath, Mark, Problem

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marks:
    """The place of every value and of every key, by data path; lines are those of the whole file."""

    values: dict[DataPath, Place]
    keys: dict[DataPath, Place]

    def of(self, path: DataPath) -> Mark:
        """Where the value at ``path`` starts; where that path is absent, where its nearest ancestor starts."""
        while path and path not in self.values:
            path = path[:-1]
        return Mark(*self.values.get(path, (1, 1)))

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
