"""A change made to many fiches at once: each rewritten in place with its comments, all judged, all written or none.

A migration is a module of ``scripts/migrations`` (its README tells the convention); who finds and imports it is the
command line's business.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ruamel.yaml.comments import CommentedMap

from essaim.canonical import CanonicalError, canonical
from essaim.catalogue import Catalogue, Loading
from essaim.drafting import rewritten
from essaim.files import write_together
from essaim.problem import Problem, Severity
from essaim.proposal import judge
from essaim.records import Record

Change = Callable[[Record, CommentedMap, Catalogue], None]


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did, or would do: the files it changes, those it cannot, the errors it would bring."""

    changed: tuple[PurePosixPath, ...]
    failed: tuple[tuple[PurePosixPath, str], ...]
    problems: tuple[Problem, ...]
    written: bool


def migrate(root: Path, loading: Loading, kinds: tuple[str, ...], change: Change, *, write: bool) -> Migrated:
    """Apply ``change`` to every fiche of ``kinds``; written only if nothing fails and no new error appears.

    ``change`` receives the record as read, its data to alter in place, and the catalogue; a fiche that it leaves as it
    was is not touched, so that a second run does nothing.
    """
    catalogue = loading.catalogue
    files: dict[PurePosixPath, bytes] = {}
    failed = []
    for record in (record for kind in kinds for record in catalogue.of(kind)):
        before = (root / record.path).read_bytes()
        try:
            after = rewritten(catalogue.schemas, record.path, before, _bound(change, record, catalogue))
            same = canonical(catalogue.schemas, record.path, before)
        except CanonicalError as fault:
            failed.append((record.path, str(fault)))
            continue
        if after != same:
            files[record.path] = after
    problems = _new_errors(loading, files)
    ready = write and not failed and not problems
    if ready:
        write_together({root / path: content for path, content in files.items()})
    return Migrated(tuple(files), tuple(failed), problems, ready)


def _bound(change: Change, record: Record, catalogue: Catalogue) -> Callable[[CommentedMap], None]:
    return lambda data: change(record, data, catalogue)


def _new_errors(loading: Loading, files: dict[PurePosixPath, bytes]) -> tuple[Problem, ...]:
    """The errors that the changed files would have, and those they would bring elsewhere."""
    judgement = judge(loading, files)
    own = [problem for found in judgement.problems.values() for problem in found if problem.severity is Severity.ERROR]
    return (*own, *judgement.elsewhere)
