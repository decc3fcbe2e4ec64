"""Met les fiches en forme canonique : clés dans l’ordre du schéma, guillemets doubles, commentaires gardés.

Sans chemin, tout « content/ ». Avec --check, rien n’est écrit : la sortie dit ce qui changerait. Code de sortie : 0 si
tout est en forme, 1 si un fichier ne l’est pas (ou ne peut pas l’être), 2 si la commande est mal écrite.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from checkout import ROOT

from essaim.formatting import reformat
from essaim.schema import Schemas
from essaim.validation import Scope


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="format.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", type=Path, metavar="CHEMIN", help="fichiers ou dossiers sous content/")
    parser.add_argument("--check", action="store_true", help="ne rien écrire, dire ce qui changerait")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    try:
        scope = Scope.of(options.root, options.paths)
    except ValueError as misuse:
        parser.error(str(misuse))
    report = reformat(options.root, Schemas.load(options.root), scope, write=not options.check)
    print(report.text, end="")
    return 1 if report.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
