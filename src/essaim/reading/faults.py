"""The problems of one file while it is read: gathered, put in French typography, sorted, and capped."""

from collections.abc import Collection, Iterable
from functools import lru_cache
from pathlib import PurePosixPath

from essaim.problem import DataPath, Problem, Severity, dotted
from essaim.reading.documents import Place
from essaim.typography import french

MAX_PROBLEMS = 20
_typeset = lru_cache(maxsize=256)(french)  # a hostile file repeats one fault thousands of times


class Faults:
    """Collects the problems of the file ``relative``."""

    def __init__(self, relative: PurePosixPath) -> None:
        self._file = relative.as_posix()
        self._found: list[Problem] = []

    def add(
        self,
        rule: str,
        place: Place,
        message: str,
        hint: str,
        *,
        path: DataPath = (),
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Notes one problem at ``place``; ``message`` and ``hint`` are French, with ordinary spaces allowed."""
        line, column = place
        self._found.append(
            Problem(self._file, line, column, severity, rule, dotted(path), _typeset(message), _typeset(hint))
        )

    def __bool__(self) -> bool:
        """Whether one of the problems is an error."""
        return any(problem.severity is Severity.ERROR for problem in self._found)

    def on_line(self, line: int) -> bool:
        """Whether a problem is already noted on ``line``."""
        return any(problem.line == line for problem in self._found)

    def told(self, rules: Collection[str]) -> bool:
        """Whether a problem of one of ``rules`` is already noted."""
        return any(problem.rule in rules for problem in self._found)

    def problems(self) -> tuple[Problem, ...]:
        """Every problem in the order of the file, at most :data:`MAX_PROBLEMS`."""
        return capped(self._found)


def capped(problems: Iterable[Problem], limit: int = MAX_PROBLEMS) -> tuple[Problem, ...]:
    """The problems of one file, sorted by place; past ``limit``, the last one says how many are not shown."""
    ordered = sorted(problems)
    if len(ordered) <= limit:
        return tuple(ordered)
    kept, hidden = ordered[: limit - 1], ordered[limit - 1 :]
    first = hidden[0]
    severity = Severity.ERROR if any(p.severity is Severity.ERROR for p in hidden) else Severity.WARNING
    rest = Problem(
        first.file,
        first.line,
        first.column,
        severity,
        "trop-de-problemes",
        "",
        french(f"… et {len(hidden)} autres problèmes dans ce fichier, à partir de cette ligne."),
        french("Corrigez les premiers, puis relancez la vérification."),
    )
    return (*kept, rest)
