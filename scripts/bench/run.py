"""Mesure Essaim à côté de ses pairs, en une fois : construction, reprise, service, validation, recherche.

Un banc entier s’écrit dans docs/benchmarks.md ; un banc partiel, dans build/bench/benchmarks.md. Un pair absent est dit
sur sa ligne. Code de sortie : 0 si toutes les cibles sont tenues, 1 sinon, 2 si la commande est mal écrite.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import lines
import report
from parts import FOLDER, ROOT, project

from essaim.files import write_atomically
from essaim.progress import Progress, progress_on

HERE = Path(__file__).resolve().parent
PARTS = ("building", "validating", "serving", "search")
SIZES = (1000, 10_000)
SEED = "7"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--parts", type=_parts, default=PARTS, metavar="A,B…", help=f"parmi {', '.join(PARTS)}")
    parser.add_argument(
        "--sizes", type=_sizes, default=SIZES, metavar="N,N…", help="tailles des catalogues (1000,10000)"
    )
    parser.add_argument("--material-up-to", type=int, default=1000, metavar="N", help="plus grand essai de MkDocs seul")
    options = parser.parse_args(argv)
    load = os.getloadavg()[0]
    with progress_on(sys.stderr, os.environ, time.monotonic) as progress:
        for size in options.sizes:
            progress.phase(f"Catalogue de {size} initiatives")
            _generate(size)
        found = [line for part in options.parts for line in _measured(part, options, progress)]
    found += lines.growths(found)
    text = report.table(found, load)
    whole = set(options.parts) == set(PARTS) and options.sizes == SIZES
    target = ROOT / "docs" / "benchmarks.md" if whole else FOLDER / "benchmarks.md"
    write_atomically(target, text.encode())
    print(text)
    return int(any(line.verdict in (lines.MISSED, lines.UNKNOWN) for line in found))


def _generate(size: int) -> None:
    command = (sys.executable, HERE / "generate.py", str(size), "--seed", SEED, "--out", project(size).folder)
    subprocess.run(command, check=True)


def _measured(part: str, options: argparse.Namespace, progress: Progress) -> list[lines.Line]:
    """The lines of one part, measured by a process of its own: nothing of one weighs on another."""
    found = []
    for size in options.sizes:
        progress.phase(f"Mesure « {part} » à {size} initiatives")
        out = FOLDER / f"{part}-{size}.json"
        out.unlink(missing_ok=True)
        command = (sys.executable, str(HERE / f"{part}.py"), *_arguments(part, size, options), "--out", str(out))
        code = subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode
        found += lines.read(out) if out.is_file() else []
        if code > 1 or not out.is_file():
            found.append(lines.Line(size, f"{part}: unfinished", None, "", cible=0, note=f"It ended with code {code}."))
    return found


def _arguments(part: str, size: int, options: argparse.Namespace) -> list[str]:
    if part == "search":
        site = project(size).folder / "site"
        if not site.is_dir():  # run apart from the builds
            project(size).draw(images=False)
            project(size).build()
        return ["--site", str(site), "--size", str(size), *(["--recall"] if size == options.sizes[0] else [])]
    return ["--sizes", f"{size}", "--material-up-to", f"{options.material_up_to}"]


def _parts(text: str) -> tuple[str, ...]:
    asked = tuple(text.split(","))
    if not set(asked) <= set(PARTS):
        raise argparse.ArgumentTypeError(f"parts inconnues ; on attend {', '.join(PARTS)}")
    return asked


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(size) for size in text.split(",")))


if __name__ == "__main__":
    sys.exit(main())
