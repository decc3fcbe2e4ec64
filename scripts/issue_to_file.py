"""Fait une fiche du texte d’un ticket rempli avec le formulaire de GitHub ; ne lance rien de ce qu’il contient.

Code de sortie : 0 si la fiche est bonne, 1 s’il y manque quelque chose (dit sur la sortie d’erreur), 2 si la commande
est mal écrite.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from checkout import ROOT

from essaim.catalogue import load
from essaim.issues import proposed


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="issue_to_file.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("body", type=Path, metavar="TEXTE", help="le texte du ticket, dans un fichier")
    parser.add_argument("--kind", default="initiatives", metavar="SORTE", help="la sorte de fiche (initiatives)")
    parser.add_argument("--day", type=date.fromisoformat, metavar="DATE", help="jour du ticket (ce jour)")
    options = parser.parse_args(argv)
    day = options.day or datetime.now(tz=UTC).date()
    loading = load(ROOT, day)
    if options.kind not in loading.catalogue.schemas.kinds:
        parser.error(f"sorte inconnue « {options.kind} » ; il y a : {', '.join(loading.catalogue.schemas.kinds)}")
    try:
        body = options.body.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        parser.error(str(error))
    result = proposed(body, options.kind, loading, day)
    sys.stdout.write((result.content or b"").decode())
    sys.stderr.write("".join(f"{line}\n" for line in (*result.faults, *result.warnings)))
    return 0 if result.ready else 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    raise SystemExit(main())
