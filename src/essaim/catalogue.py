"""The catalogue: every record of every kind, beside the schemas and the territories they refer to.

``load`` is the only assembly, shared by the validator, the site, the exports and the tests.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path, PurePosixPath

from essaim.kinds import KINDS, Kind
from essaim.problem import Problem, Severity
from essaim.progress import SILENT, Progress
from essaim.reading import read
from essaim.records import Record
from essaim.schema import Schemas, Vocabulary
from essaim.territories import Territories
from essaim.typography import french

EXTENSIONS = (".md", ".yml")


@dataclass(frozen=True)
class Catalogue:
    """Records by kind, then by id, in the order of ids. ``today`` is the one date of a build or of a check."""

    records: Mapping[str, Mapping[str, Record]]
    schemas: Schemas
    territories: Territories
    today: date
    kinds: tuple[Kind, ...] = KINDS

    def of(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind, sorted by id."""
        return tuple(self.records.get(kind, {}).values())

    def get(self, kind: str, identifier: str) -> Record | None:
        """One record, or None."""
        return self.records.get(kind, {}).get(identifier)

    def __iter__(self) -> Iterator[Record]:
        for kind in self.kinds:
            yield from self.of(kind.name)

    def vocabulary(self, name: str) -> Vocabulary:
        """A vocabulary of the schemas, by the name of its definition."""
        return self.schemas.vocabulary(name)

    @cached_property
    def initiatives(self) -> tuple[Record, ...]:
        """The initiatives, sorted by id."""
        return self.of("initiatives")

    def without(self, paths: frozenset[str]) -> "Catalogue":
        """The same catalogue without the records that stand in these files."""
        kept = {
            kind: {i: record for i, record in records.items() if str(record.path) not in paths}
            for kind, records in self.records.items()
        }
        return replace(self, records=kept)


@dataclass(frozen=True)
class Loading:
    """What ``load`` gives: the catalogue of every readable file, and every problem of reading and of schema."""

    catalogue: Catalogue
    problems: tuple[Problem, ...]
    files: tuple[PurePosixPath, ...]


def renamings(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """By kind, the id of today for each former id; a former id that a record bears today is that record's."""
    found: dict[str, dict[str, str]] = {kind.name: {} for kind in catalogue.kinds}
    for record in catalogue:
        for _, former in record.texts("anciens_ids", "*"):
            if catalogue.get(record.kind, former) is None:
                found[record.kind].setdefault(former, record.id)
    return found


def load(root: Path, today: date, kinds: Sequence[Kind] = KINDS, progress: Progress = SILENT) -> Loading:
    """Read, check and assemble everything under ``root/content`` but the prose pages.

    Never raises for a fault in content: each becomes a problem, and the other files are still read.
    """
    schemas = Schemas.load(root)
    problems: list[Problem] = []
    files: list[PurePosixPath] = []
    records: dict[str, dict[str, Record]] = {kind.name: {} for kind in kinds}
    for path in progress.over("Lecture des fiches", list(_content_files(root, records, problems))):
        files.append(path)
        reading = read(root, path)
        problems.extend(reading.problems)
        if reading.document is None:
            continue
        kind = path.parent.name
        problems.extend(schemas.check(kind, reading.document))
        record = Record.of(kind, reading.document)
        twin = records[kind].setdefault(record.id, record)
        if twin is not record:
            problems.append(_twins(record, twin))
    catalogue = Catalogue(records, schemas, Territories.load(root), today, tuple(kinds))
    return Loading(catalogue, tuple(sorted(problems)), tuple(files))


def _content_files(root: Path, kinds: Mapping[str, object], problems: list[Problem]) -> Iterator[PurePosixPath]:
    """Every file that may hold a record, sorted; whatever else stands under content/ is a problem, never ignored."""
    content = root / "content"
    for path in sorted(
        content.rglob("*"), key=lambda path: (path.parent, path.stem, path.suffix)
    ):  # by id, not by name
        relative = PurePosixPath(path.relative_to(root).as_posix())
        folder = relative.parts[1]
        if folder == "pages" or (path.is_dir() and not path.is_symlink()) or path.name == ".gitkeep":
            continue
        if len(relative.parts) == 3 and folder in kinds and path.suffix in EXTENSIONS:
            yield relative
        else:
            problems.append(_unexpected(relative, kinds))


def _unexpected(path: PurePosixPath, kinds: Mapping[str, object]) -> Problem:
    folders = ", ".join(kinds)
    return Problem(
        str(path),
        1,
        1,
        Severity.ERROR,
        "fichier-inattendu",
        "",
        french("Ce fichier n’est pas une fiche : on attend content/<sorte>/<identifiant>.md ou .yml."),
        french(f"Déplacez-le dans l’un de ces dossiers : {folders} ; ou retirez-le."),
    )


def _twins(record: Record, twin: Record) -> Problem:
    return record.problem(
        (),
        "identifiant-en-double",
        f"Deux fichiers portent l’identifiant « {record.id} » : {twin.path} et {record.path}.",
        "Gardez un seul des deux fichiers, ou donnez à l’autre son propre nom.",
    )
