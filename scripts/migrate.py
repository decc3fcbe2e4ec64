"""Applique une migration : un même changement à beaucoup de fiches, vérifiées ensemble, écrites toutes ou aucune.

Sans numéro, la liste des migrations. Sans --write, rien n’est écrit. Code de sortie : 0 si tout va, 1 si une fiche
résiste ou si une erreur apparaîtrait, 2 si la commande est mal écrite.
"""

import argparse
import importlib.util
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

from checkout import ROOT

from essaim.catalogue import load
from essaim.migration import migrate
from essaim.typography import french, pluriel

FOLDER = Path(__file__).resolve().parent / "migrations"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="migrate.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", nargs="?", metavar="NUMÉRO", help="les quatre chiffres de la migration")
    parser.add_argument("--write", action="store_true", help="écrire les fiches changées")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    known = {path.name[:4]: path for path in sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]_*.py"))}
    if options.number is None:
        for number, path in known.items():
            print(french(f"{number} : {(_module(path).__doc__ or '').splitlines()[0]}"))
        return 0
    if options.number not in known:
        parser.error(f"pas de migration « {options.number} » ; il y a : {', '.join(known)}")
    return _applied(_module(known[options.number]), options.root, write=options.write)


def _applied(module: ModuleType, root: Path, *, write: bool) -> int:
    today = date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now(tz=UTC).date()}")
    done = migrate(root, load(root, today), module.KINDS, module.change, write=write)
    for path, reason in done.failed:
        print(french(f"{path} : {reason}"))
    for problem in done.problems:
        print(french(f"{problem.file}:{problem.line} : {problem.message} [{problem.rule}]"))
    for path in done.changed:
        print(path)
    state = "écrites" if done.written else "à écrire"
    print(french(f"{pluriel(len(done.changed), 'fiche')}, {state}"))
    return 1 if done.failed or done.problems else 0


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"migration_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    raise SystemExit(main())
