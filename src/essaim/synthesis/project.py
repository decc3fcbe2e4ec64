"""A working tree that builds: the project's code, templates and reference kinds, around a catalogue of chance."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from essaim.catalogue import Catalogue, load
from essaim.exports.identifiers import FILE, Identifiers
from essaim.progress import SILENT, Progress
from essaim.rules.fields import references
from essaim.synthesis.catalogue import RICHNESS, synthetic

_COPIED = ("schemas", "data", "overrides", "hooks", "src", "scripts")
_SETTINGS = ("mkdocs.yml", "Makefile", "pyproject.toml")
_NOTE = "LISEZ-MOI.txt"
_WARNING = (
    "Catalogue de mesure, tiré au hasard (scripts/bench/generate.py, graine {seed}) : aucune des initiatives\n"
    "écrites ici n’existe, hors celles que citent les modèles et les dispositifs. Ne rien en publier.\n"
)


def write_project(
    root: Path,
    target: Path,
    number: int,
    *,
    seed: int,
    today: date,
    richness: float = RICHNESS,
    progress: Progress = SILENT,
) -> None:
    """Write into ``target`` a project of ``number`` initiatives, built from the one at ``root``; what was there goes.

    The reference kinds are the real ones, with the real initiatives that they name, which count in ``number``; the
    others are of chance. Raises ``ValueError`` if ``number`` is too small for them, ``FileExistsError`` if ``target``
    holds something else than such a project.
    """
    catalogue = load(root, today).catalogue
    kept = sorted(_referred(catalogue))
    if number < len(kept):
        raise ValueError(f"a project needs at least {len(kept)} initiatives: its reference kinds name as many")
    _emptied(target)
    (target / _NOTE).write_text(_WARNING.format(seed=seed), encoding="utf-8")
    for name in _COPIED:
        shutil.copytree(root / name, target / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in _SETTINGS:
        shutil.copy2(root / name, target)
    shutil.copytree(root / "content" / "pages", target / "content" / "pages")
    for kind in catalogue.kinds:
        (target / "content" / kind.name).mkdir()
    others = [record.path for record in catalogue if record.kind != "initiatives"]
    for path in (*others, *kept):
        shutil.copy2(root / path, target / path)
    made = synthetic(catalogue, number - len(kept), seed, richness)
    for path, content in progress.over("Écriture des fiches", made, number - len(kept)):
        (target / path).write_bytes(content)
    promised = Identifiers({}).grown(load(target, today).catalogue)
    (target / FILE).write_text(promised.text(), encoding="utf-8")


def _referred(catalogue: Catalogue) -> Iterator[PurePosixPath]:
    """The files of the initiatives that reference kinds name, and of those that these name."""
    names: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for record, _, kind, identifier in references(catalogue):
        names.setdefault((record.kind, record.id), []).append((kind, identifier))
    waiting = [(record.kind, record.id) for record in catalogue if record.kind != "initiatives"]
    seen: set[tuple[str, str]] = set()
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += names.get(one, ())
    for kind, identifier in seen:
        named = catalogue.get(kind, identifier)
        if kind == "initiatives" and named:
            yield named.path


def _emptied(target: Path) -> None:
    if target.exists() and any(target.iterdir()):
        if not (target / _NOTE).is_file():
            raise FileExistsError(f"{target} holds something else than a project of the bench")
        shutil.rmtree(target)
    target.mkdir(parents=True, exist_ok=True)
