"""Dit ce qui change pour les lecteurs entre deux révisions git, et ce qu’il faut regarder avant de fusionner.

Rien de ce que contiennent les révisions n’est exécuté. Sans TÊTE, la révision courante. Code de sortie : 0, ou 2 si une
révision n’existe pas ou si la commande est mal écrite ; les problèmes trouvés sont dans le rapport.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from checkout import ROOT

from essaim.review import Site, markdown, to_json
from essaim.review.comparison import compare
from essaim.review.revisions import RevisionError
from essaim.schema.references import SchemaError
from essaim.typography import french


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="review.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("base", metavar="BASE", help="la révision d’avant, par exemple main")
    parser.add_argument("head", metavar="TÊTE", nargs="?", default="HEAD", help="la révision d’après (HEAD)")
    parser.add_argument("--format", choices=("markdown", "json"), default="markdown", help="forme du rapport")
    parser.add_argument("--preview", default="", metavar="ADRESSE", help="où se lit le site de la révision d’après")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="sinon ESSAIM_DATE, sinon ce jour")
    parser.add_argument(
        "--repository", type=Path, default=ROOT, metavar="DOSSIER", help="le dépôt, si ce n’est celui-ci"
    )
    options = parser.parse_args(argv)
    if options.preview and not options.preview.startswith("https://"):
        parser.error("--preview attend une adresse qui commence par https://")
    today = options.today or date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now(tz=UTC).date()}")
    try:
        review, site_url = compare(options.repository, options.base, options.head, today)
    except RevisionError as misuse:
        parser.error(str(misuse))
    except SchemaError as missing:
        parser.error(french(f"une des deux révisions n’a pas de schémas lisibles ({missing})."))
    except OSError:
        parser.error(french("le système refuse l’écriture du dossier temporaire (disque plein, ou droits)."))
    preview = options.preview and f"{options.preview.rstrip('/')}/"
    report = to_json(review) if options.format == "json" else markdown(review, Site(site_url, preview))
    sys.stdout.write(report)
    return 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    raise SystemExit(main())
