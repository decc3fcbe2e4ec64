"""Vérifie les fiches : schéma et sens, tous les problèmes à la fois, chacun avec sa ligne et son remède.

Sans chemin, tout « content/ » est vérifié. Avec des chemins, seuls leurs problèmes sont montrés, mais les règles qui
comparent les fiches entre elles les voient toutes. Code de sortie : 0 sans erreur (avertissements admis), 1 avec, 2 si
la commande est mal écrite.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

from checkout import ROOT

from essaim.catalogue import load
from essaim.problem import shown
from essaim.progress import progress_on
from essaim.report import FORMATS
from essaim.typography import french
from essaim.validation import Scope, all_problems, has_errors


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code says what was found, 2 being raised by the parser."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        today = _day(options.today or os.environ.get("ESSAIM_DATE") or f"{date.today()}")  # noqa: DTZ011
        report = FORMATS[_known(options.format)]
        scope = Scope.of(options.root, options.paths)
    except ValueError as misuse:
        parser.error(str(misuse))
    with progress_on(sys.stderr, os.environ, time.monotonic) as progress:
        loading = load(options.root, today, progress=progress)
        problems = [problem for problem in all_problems(loading, progress) if scope.holds(problem.file)]
    sys.stdout.write(report(problems, sum(scope.holds(str(path)) for path in loading.files)))
    return 1 if has_errors(problems) else 0


class _Parser(argparse.ArgumentParser):
    """Tells a misuse in French."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how the command is written; exit 2."""
        said = message.replace("unrecognized arguments", "option inconnue").replace("expected one argument", "valeur ?")
        self.exit(2, french(f"validate.py : {said}\n{self.format_usage()}"))


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="validate.py",
        usage="validate.py [CHEMIN…] [--format text|json|github] [--today AAAA-MM-JJ]",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="CHEMIN", help="fichiers ou dossiers sous content/")
    parser.add_argument("--format", default="text", help="forme du rapport : text, json ou github")
    parser.add_argument("--today", metavar="DATE", help="date de la vérification ; sinon ESSAIM_DATE, sinon ce jour")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{shown(text)} n’est pas une date ; on attend année-mois-jour.") from None


def _known(name: str) -> str:
    if name not in FORMATS:
        raise ValueError(f"{shown(name)} n’est pas une forme de rapport ; on attend {', '.join(FORMATS)}.")
    return name


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):  # French and the names of files, whatever the terminal's language
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:  # « validate.py | head »: whoever reads has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    raise SystemExit(code)
