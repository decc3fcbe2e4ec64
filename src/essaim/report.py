"""Problems as people and machines read them: lines of text, JSON, or annotations on a pull request.

Nothing a contributor wrote can act on a terminal or on GitHub's runner: what is not printable is written as an escape,
and no line begins with « :: » but our own annotations.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from essaim.problem import Problem, Severity
from essaim.typography import pluriel

_KEYS = ("file", "line", "column", "severity", "rule", "path", "message", "hint")


def text(problems: Sequence[Problem], files: int) -> str:
    """``file:line:column: message``, the remedy and the rule below, then a summary of the ``files`` checked."""
    lines = []
    for each in problems:
        kind = ", avertissement" if each.severity is Severity.WARNING else ""
        lines += [f"{each.file}:{each.line}:{each.column}: {each.message}", f"    {each.hint} [{each.rule}{kind}]"]
    return "".join(f"{_printable(line)}\n" for line in (*lines, summary(problems, files)))


def as_json(problems: Sequence[Problem], _files: int) -> str:
    """One array of objects, whose keys are those of design section 8."""
    objects = []
    for each in problems:
        values = {**asdict(each), "severity": each.severity.value}
        objects.append({key: _encodable(values[key]) for key in _KEYS})
    return json.dumps(objects, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def github(problems: Sequence[Problem], files: int) -> str:
    """One annotation a problem, on its line of the pull request, then the summary.

    Source of the escapes: ``command.ts`` of GitHub's ``@actions/core``.
    """
    lines = []
    for each in problems:
        place = {"file": each.file, "line": each.line, "col": each.column, "title": each.rule}
        properties = ",".join(f"{key}={_property(str(value))}" for key, value in place.items())
        lines.append(f"::{each.severity.value} {properties}::{_data(f'{each.message} {each.hint}')}")
    return "".join(f"{line}\n" for line in (*lines, _printable(summary(problems, files))))


def summary(problems: Sequence[Problem], files: int) -> str:
    """« 26 fichiers, 2 erreurs, 1 avertissement »."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    counts = ((files, "fichier"), (errors, "erreur"), (warnings, "avertissement"))
    return ", ".join(pluriel(count, noun) for count, noun in counts)


FORMATS: Mapping[str, Callable[[Sequence[Problem], int], str]] = {"text": text, "json": as_json, "github": github}


def _printable(line: str) -> str:
    """``line`` with control characters and halves of characters (names that are not UTF-8) written as escapes."""
    return "".join(c if c.isprintable() or c in _SPACES else c.encode("unicode_escape").decode("ascii") for c in line)


_SPACES = "\u00a0\u202f"  # French needs them, and Python does not call them printable


def _encodable(value: object) -> object:
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value


def _data(value: str) -> str:
    escaped = value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _printable(escaped)


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
