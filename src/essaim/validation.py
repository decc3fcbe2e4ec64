"""The whole check of content: reading, schema and rules, as one sorted list of problems."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from essaim.catalogue import Catalogue, Loading
from essaim.problem import Problem, Severity, shown
from essaim.progress import SILENT, Progress
from essaim.reading import Marks, capped
from essaim.records import Record
from essaim.rules import RULES
from essaim.typography import french

_SHAPE = frozenset({"forme", "longueur"})
_MEANING = frozenset({"territoire-inconnu", "reference-inconnue", "sources"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The files that a person asks about: some files and folders under ``content/``, or all of it."""

    places: frozenset[PurePosixPath]

    @classmethod
    def of(cls, root: Path, paths: Sequence[Path]) -> "Scope":
        """The scope of ``paths``, each absolute or relative to the working folder; without any, everything.

        Raises ``ValueError``, with a message in French, on a path that does not exist or lies elsewhere.
        """
        home = root.resolve()
        places = set()
        for path in paths or (root / "content",):
            place = path.parent.resolve() / path.name if path.name else path.resolve()
            if not place.exists() and not place.is_symlink():
                raise ValueError(french(f"{shown(str(path))} n’existe pas ; donnez un fichier ou un dossier."))
            if not place.is_relative_to(home / "content"):
                raise ValueError(french(f"{shown(str(path))} n’est pas sous « content/ », où sont les fiches."))
            places.add(PurePosixPath(place.relative_to(home).as_posix()))
        return cls(frozenset(places))

    def holds(self, file: str) -> bool:
        """Whether ``file``, relative to the root, is asked about."""
        path = PurePosixPath(file)
        return not self.places.isdisjoint((path, *path.parents))


def all_problems(loading: Loading, progress: Progress = SILENT) -> tuple[Problem, ...]:
    """Every problem of what was loaded, in the order of files and lines, each file capped at ``MAX_PROBLEMS``."""
    catalogue = _with_unreadable(loading)
    found = (problem for rule in progress.over("Application des règles", RULES) for problem in rule.check(catalogue))
    told = [*loading.problems, *found]
    by_file = groupby(sorted(_once(told)), key=lambda problem: problem.file)
    return tuple(problem for _, problems in by_file for problem in capped(problems))


@dataclass(frozen=True)
class _Judged(Catalogue):
    """A catalogue of which the rules see some records only; the others are there to be referred to."""

    judged: frozenset[PurePosixPath] = frozenset()

    def of(self, kind: str) -> tuple[Record, ...]:
        return tuple(record for record in super().of(kind) if record.path in self.judged)


def own_problems(catalogue: Catalogue, records: Iterable[Record]) -> tuple[Problem, ...]:
    """What the rules say of ``records`` alone, among the others of ``catalogue``: for who cannot wait for them all.

    What only two records together make wrong (a title that both bear, a loop) may be left unsaid.
    """
    paths = frozenset(record.path for record in records)
    alone = _Judged(
        catalogue.records, catalogue.schemas, catalogue.territories, catalogue.today, catalogue.kinds, judged=paths
    )
    return tuple(problem for rule in RULES for problem in rule.check(alone))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of ``problems`` stops publication."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def _with_unreadable(loading: Loading) -> Catalogue:
    """The catalogue with an empty record for each file that could not be read.

    Its name is checked like the others', and a fiche that names it is not told that it does not exist.
    """
    records = {kind: dict(records) for kind, records in loading.catalogue.records.items()}
    for path in loading.files:
        empty = Record(path.parent.name, path.stem, PurePosixPath(path), {}, Marks({}, {}), "")
        records[empty.kind].setdefault(empty.id, empty)
    return replace(loading.catalogue, records={kind: dict(sorted(of.items())) for kind, of in records.items()})


def _once(problems: list[Problem]) -> Iterable[Problem]:
    """``problems`` without the shape of what names nothing: the rule says it too, with what was probably meant."""
    unknown = {(problem.file, problem.path) for problem in problems if problem.rule in _MEANING}
    return (each for each in problems if each.rule not in _SHAPE or (each.file, each.path) not in unknown)
