"""Dit les fiches que personne n’a vérifiées depuis deux ans. Code de sortie : 0 s’il n’y en a pas, 1 sinon."""

import argparse
import os
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from checkout import ROOT

from essaim.catalogue import load
from essaim.upkeep import stale, stale_markdown


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="check_freshness.py", description=__doc__)
    parser.add_argument("--output", type=Path, metavar="FICHIER", help="écrire le rapport là (vide s’il n’y a rien)")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    today = date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now(tz=UTC).date()}")
    records = stale(load(options.root, today).catalogue)
    text = stale_markdown(records)
    if options.output:
        options.output.write_text(text, encoding="utf-8")
    print(text or "Toutes les fiches ont été vérifiées depuis moins de deux ans.")
    return 1 if records else 0


if __name__ == "__main__":
    raise SystemExit(main())
