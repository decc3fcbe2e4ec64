"""Files that someone proposes, judged with the rest of the catalogue before anything is written."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from essaim.catalogue import Loading
from essaim.problem import Problem, Severity
from essaim.reading import read_text
from essaim.records import Record
from essaim.validation import all_problems


@dataclass(frozen=True, slots=True)
class Judgement:
    """The problems of the proposed files, by file; and the errors that they would bring to files already there."""

    problems: Mapping[str, tuple[Problem, ...]]
    elsewhere: tuple[Problem, ...]

    def refused(self, path: PurePosixPath) -> bool:
        """Whether the file at ``path`` has an error."""
        return any(problem.severity is Severity.ERROR for problem in self.problems.get(str(path), ()))


def judge(loading: Loading, files: Mapping[PurePosixPath, bytes]) -> Judgement:
    """What the validator would say with ``files`` (by path relative to the root) added or put in place of others."""
    known = set(all_problems(loading))
    by_file: dict[str, list[Problem]] = defaultdict(list)
    elsewhere = []
    for problem in all_problems(with_files(loading, files)):
        if PurePosixPath(problem.file) in files:
            by_file[problem.file].append(problem)
        elif problem.severity is Severity.ERROR and problem not in known:
            elsewhere.append(problem)
    return Judgement({file: tuple(found) for file, found in by_file.items()}, tuple(elsewhere))


def with_files(loading: Loading, files: Mapping[PurePosixPath, bytes]) -> Loading:
    """What ``load`` would give if ``files`` were in the folder."""
    catalogue = loading.catalogue
    kept = catalogue.without(frozenset(map(str, files)))
    records = {kind: dict(of) for kind, of in kept.records.items()}
    problems = [problem for problem in loading.problems if PurePosixPath(problem.file) not in files]
    for path, content in files.items():
        reading = read_text(content, path)
        problems.extend(reading.problems)
        if reading.document is not None:
            kind = path.parent.name
            problems.extend(catalogue.schemas.check(kind, reading.document))
            record = Record.of(kind, reading.document)
            records[kind][record.id] = record
    ordered = {kind: dict(sorted(of.items())) for kind, of in records.items()}
    paths = tuple(sorted({*loading.files, *files}))
    return Loading(replace(catalogue, records=ordered), tuple(sorted(problems)), paths)
