"""A record: one content file once read, known by its kind and its id, still able to say where each value stands.

Rules run on every readable file, the faulty ones included, so that all problems come at once: ``Record.texts`` and
``Record.items`` walk the data without trusting its shape.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from essaim.problem import DataPath, Problem, Severity, dotted
from essaim.reading import Document, Marks
from essaim.typography import french


@dataclass(frozen=True, slots=True)
class Record:
    """One content file. ``path`` is relative to the root; ``data`` is plain data, the narrative under ``recit``."""

    kind: str
    id: str
    path: PurePosixPath
    data: Mapping[str, object]
    marks: Marks
    digest: str

    @classmethod
    def of(cls, kind: str, document: Document) -> "Record":
        """The record that a read document holds; its id is the file's name."""
        return cls(kind, document.path.stem, document.path, document.data, document.marks, document.digest)

    @property
    def titre(self) -> str:
        """The title, or the id while the title is missing."""
        titre = self.data.get("titre")
        return titre if isinstance(titre, str) else self.id

    def items(self, *pattern: str) -> Iterator[tuple[DataPath, object]]:
        """Every value whose path fits ``pattern``, where ``"*"`` stands for any index of a list.

        >>> list(record.items("implantations", "*", "territoire"))
        [(("implantations", 0, "territoire"), "CA-QC")]
        """
        yield from _walk(self.data, pattern, ())

    def texts(self, *pattern: str) -> Iterator[tuple[DataPath, str]]:
        """Like ``items``, texts only."""
        return ((path, value) for path, value in self.items(*pattern) if isinstance(value, str))

    def leaves(self) -> Iterator[tuple[DataPath, object]]:
        """Every scalar of the data, with its path."""
        found: list[tuple[DataPath, object]] = []
        _add_leaves(self.data, (), found)
        return iter(found)

    def problem(
        self, path: DataPath, rule: str, message: str, hint: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        """A problem at the place where the value of ``path`` stands."""
        mark = self.marks.of(path)
        return Problem(
            str(self.path), mark.line, mark.column, severity, rule, dotted(path), french(message), french(hint)
        )


def _walk(value: object, pattern: tuple[str, ...], path: DataPath) -> Iterator[tuple[DataPath, object]]:
    if not pattern:
        yield path, value
    elif pattern[0] == "*":
        if isinstance(value, list):
            for index, item in enumerate(value):
                yield from _walk(item, pattern[1:], (*path, index))
    elif isinstance(value, dict) and pattern[0] in value:
        yield from _walk(value[pattern[0]], pattern[1:], (*path, pattern[0]))


def _add_leaves(value: object, path: DataPath, found: list[tuple[DataPath, object]]) -> None:
    if isinstance(value, Mapping):
        for key, item in value.items():
            if isinstance(item, dict | list):
                _add_leaves(item, (*path, key), found)
            else:
                found.append(((*path, key), item))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict | list):
                _add_leaves(item, (*path, index), found)
            else:
                found.append(((*path, index), item))
    else:
        found.append((path, value))
