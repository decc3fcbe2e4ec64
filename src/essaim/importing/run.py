"""An import from end to end: rows to files, all judged together, then written together or not at all."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from essaim.canonical import CanonicalError
from essaim.catalogue import Loading
from essaim.drafting import DraftRefused, draft, merged, updated
from essaim.files import write_together
from essaim.importing.cells import fiche_of
from essaim.importing.mapping import Field, Mapping
from essaim.importing.outcome import Outcome, RowProblem, RowReport
from essaim.importing.tables import Table
from essaim.problem import Problem
from essaim.progress import SILENT, Progress
from essaim.proposal import Judgement, judge
from essaim.schema.suggestions import plain
from essaim.typography import french


@dataclass(frozen=True, slots=True)
class _Row:
    """A row on its way: its file's contents, or the problem that stops it before it has any."""

    ligne: int
    id: str
    path: PurePosixPath
    etat: str
    content: bytes | None = None
    fault: RowProblem | None = None
    refusals: tuple[Problem, ...] = ()


def bring_in(
    root: Path,
    loading: Loading,
    table: Table,
    mapping: Mapping,
    *,
    write: bool,
    all_or_nothing: bool = False,
    progress: Progress = SILENT,
) -> Outcome:
    """Make a fiche of each row, judge them with the catalogue, and (``write``) write those without an error.

    With ``all_or_nothing``, one faulty row is enough to write none. Raises ``MappingError`` if a column is missing.
    """
    mapping.check_columns(table.columns)
    rows = list(progress.over("Lecture du tableau", _rows(root, loading, table, mapping), len(table.rows)))
    kept = {row.path: row.content for row in rows if row.content is not None}
    refused: dict[str, tuple[Problem, ...]] = {}
    progress.phase("Jugement des fiches", len(kept))
    while True:  # a row may name another that is refused, and be refused in turn
        judgement = judge(loading, kept)
        faulty = [path for path in kept if judgement.refused(path)]
        refused |= {str(path): judgement.problems[str(path)] for path in faulty}
        kept = {path: content for path, content in kept.items() if path not in faulty}
        if not faulty:
            break
    reports = tuple(_report(row, refused, judgement, mapping.champs) for row in rows)
    stopped = judgement.elsewhere or (all_or_nothing and any(report.etat == "fautive" for report in reports))
    ready = {row.path for row in rows if row.etat in {"creee", "modifiee"}}
    files = {root / path: content for path, content in kept.items() if path in ready}
    if write and not stopped:
        write_together(files)
    return Outcome(reports, bool(write and not stopped and files), judgement.elsewhere)


def _rows(root: Path, loading: Loading, table: Table, mapping: Mapping) -> Iterator[_Row]:
    ids = [_identifier(cells, mapping) for _, cells in table.rows]
    twice = {identifier for identifier, count in Counter(ids).items() if count > 1}
    for (ligne, cells), identifier in zip(table.rows, ids, strict=True):
        existing = loading.catalogue.get(mapping.kind, identifier)
        path = existing.path if existing else PurePosixPath("content", mapping.kind, f"{identifier}.yml")
        if not identifier:
            yield _Row(
                ligne,
                "",
                path,
                "fautive",
                fault=_fault(mapping, "L’identifiant est vide.", "Remplissez cette colonne."),
            )
        elif identifier in twice:
            others = ", ".join(
                str(line) for (line, _), other in zip(table.rows, ids, strict=True) if other == identifier
            )
            message = f"Plusieurs lignes ont l’identifiant « {identifier} » : {others}."
            yield _Row(ligne, identifier, path, "fautive", fault=_fault(mapping, message, "N’en gardez qu’une."))
        else:
            yield _made(root, loading, ligne, path, fiche_of(cells, mapping, loading.catalogue.schemas))


def _made(root: Path, loading: Loading, ligne: int, path: PurePosixPath, data: dict[str, object]) -> _Row:
    schemas = loading.catalogue.schemas
    existing = loading.catalogue.get(path.parent.name, path.stem)
    try:
        if existing is None and path not in loading.files:
            return _Row(ligne, path.stem, path, "creee", draft(schemas, path, data))
        content = (root / path).read_bytes()
        if existing is not None and merged(existing.data, data) == existing.data:
            return _Row(ligne, path.stem, path, "inchangee", content)
        return _Row(ligne, path.stem, path, "modifiee", updated(schemas, path, content, data))
    except DraftRefused as refused:
        return _Row(ligne, path.stem, path, "fautive", refusals=refused.problems)
    except CanonicalError as error:
        fault = RowProblem("", "", "error", "forme-canonique", french(f"La fiche ne s’écrit pas : {error}."), "")
        return _Row(ligne, path.stem, path, "fautive", fault=fault)


def _identifier(cells: dict[str, str], mapping: Mapping) -> str:
    """Stable from one run to the next: it comes from one column, which the mapping names, and from nothing else."""
    named = plain(cells.get(mapping.identifiant, ""))
    return f"{mapping.prefixe}{named}" if named else ""


def _fault(mapping: Mapping, message: str, remedy: str) -> RowProblem:
    return RowProblem(mapping.identifiant, "", "error", "identifiant", french(message), french(remedy))


def _report(
    row: _Row, refused: dict[str, tuple[Problem, ...]], judgement: Judgement, champs: Sequence[Field]
) -> RowReport:
    file = str(row.path)
    problems = [*([row.fault] if row.fault else [])]
    found = row.refusals or refused.get(file) or judgement.problems.get(file, ())
    problems += [_row_problem(problem, champs) for problem in found]
    return RowReport(row.ligne, row.id, file, "fautive" if file in refused else row.etat, tuple(problems))


def _row_problem(problem: Problem, champs: Sequence[Field]) -> RowProblem:
    return RowProblem(
        _column(problem.path, champs), problem.path, problem.severity.value, problem.rule, problem.message, problem.hint
    )


def _column(path: str, champs: Sequence[Field]) -> str:
    """The column that gave the value at ``path``, or one within it."""
    covering = [each for each in champs if path == each.champ or path.startswith((f"{each.champ}[", f"{each.champ}."))]
    within = [each for each in champs if path and each.champ.startswith((f"{path}[", f"{path}."))]
    named = sorted(covering, key=lambda each: -len(each.champ)) + within
    return next((each.colonne for each in named if each.colonne), "")
