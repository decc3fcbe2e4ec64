"""Écrit un projet de mesure : N initiatives tirées au hasard, de la forme des vraies, valides, toujours les mêmes.

Les sortes de référence (modèles, dispositifs, glossaire…) sont les vraies, avec les initiatives qu’elles citent,
comptées dans N. Rien n’y est à publier. Code de sortie : 0, ou 2 si la commande est mal écrite.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from essaim.progress import progress_on
from essaim.synthesis import write_project
from essaim.synthesis.catalogue import RICHNESS

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 26)  # one day for every catalogue, so that the same seed gives the same bytes on any other


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="generate.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", type=int, metavar="N", help="nombre d’initiatives")
    parser.add_argument("--out", type=Path, required=True, metavar="DOSSIER", help="où écrire le projet")
    parser.add_argument("--seed", type=int, default=7, metavar="GRAINE", help="ce dont le hasard part (7)")
    parser.add_argument(
        "--richness", type=float, default=RICHNESS, metavar="PART", help="part gardée du facultatif, 0 à 1"
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    try:
        with progress_on(sys.stderr, os.environ, time.monotonic) as progress:
            write_project(
                options.root,
                options.out,
                options.number,
                seed=options.seed,
                today=DAY,
                richness=options.richness,
                progress=progress,
            )
    except (ValueError, FileExistsError) as misuse:
        parser.error(str(misuse))
    return 0


if __name__ == "__main__":
    sys.exit(main())
