"""Fait des fiches d’un tableau CSV ou XLSX, selon une correspondance entre ses colonnes et les clés du schéma.

Sans --write, rien n’est écrit : le rapport dit ce qui le serait. Les lignes sans erreur sont écrites ensemble, ou pas
du tout. Relancé, il met à jour les mêmes fiches. Code de sortie : 0 sans faute, 1 si une ligne est fautive, 2 si la
commande, le tableau ou la correspondance est mal écrit.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from checkout import ROOT

from essaim.catalogue import load
from essaim.importing import MappingError, TableError, as_json, as_text, bring_in, read_mapping, read_table
from essaim.progress import progress_on
from essaim.typography import french


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="import_table.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("table", type=Path, metavar="TABLEAU", help="fichier .csv ou .xlsx")
    parser.add_argument("--mapping", type=Path, required=True, metavar="FICHIER", help="la correspondance (.yml)")
    parser.add_argument("--write", action="store_true", help="écrire les fiches")
    parser.add_argument("--tout-ou-rien", action="store_true", help="ne rien écrire si une ligne est fautive")
    parser.add_argument("--report", choices=("text", "json"), default="text", help="forme du rapport")
    parser.add_argument("--today", type=date.fromisoformat, metavar="DATE", help="sinon ESSAIM_DATE, sinon ce jour")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    today = options.today or date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now(tz=UTC).date()}")
    try:
        with progress_on(sys.stderr, os.environ, time.monotonic) as progress:
            loading = load(options.root, today, progress=progress)
            mapping = read_mapping(options.mapping, loading.catalogue.schemas)
            table = read_table(options.table, mapping.feuille, mapping.separateur, mapping.encodage)
            how = {"write": options.write, "all_or_nothing": options.tout_ou_rien}
            outcome = bring_in(options.root, loading, table, mapping, **how, progress=progress)
    except (MappingError, TableError) as misuse:
        parser.error(french(str(misuse)))
    except OSError:
        refused = "le système refuse l’écriture (disque plein, ou droits) : aucune fiche n’a changé, relancez ensuite."
        print(french(f"import_table.py : {refused}"), file=sys.stderr)
        return 1
    sys.stdout.write(as_json(outcome) if options.report == "json" else as_text(outcome))
    return 1 if outcome.failed else 0


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    raise SystemExit(main())
