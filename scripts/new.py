"""Écrit un fichier à remplir : toutes les rubriques d’une sorte de fiche, chacune expliquée, les obligatoires vides.

Le titre et la date de vérification (ESSAIM_DATE, sinon ce jour) y sont. Le nom du fichier vient du titre. Un fichier
qui existe n’est jamais récrit. Code de sortie : 0 si le fichier est écrit, 1 si son nom est déjà pris ou réservé, ou si
le disque refuse, 2 si la commande est mal écrite.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from checkout import ROOT

from essaim.catalogue import EXTENSIONS
from essaim.files import write_atomically
from essaim.rules.identifier import RESERVED
from essaim.schema import Schemas
from essaim.schema.suggestions import nearest
from essaim.typography import french
from essaim.views.contribute.blank import blank, identifier


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        prog="new.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", metavar="SORTE", help="initiatives, dispositifs, besoins…")
    parser.add_argument("title", metavar="TITRE", help="le nom de la fiche, entre guillemets")
    parser.add_argument("--root", type=Path, default=ROOT, help="racine du dépôt, si ce n’est celle de ce script")
    options = parser.parse_args(argv)
    schemas = Schemas.load(options.root)
    if options.kind not in schemas.kinds:
        near = nearest(options.kind, dict.fromkeys(schemas.kinds, ()))
        meant = f" Vouliez-vous dire « {near} » ?" if near else ""
        parser.error(
            french(f"« {options.kind} » n’est pas une sorte de fiche.{meant} Sortes : {', '.join(schemas.kinds)}.")
        )
    name = identifier(options.title)
    if len(name) < 2:
        parser.error(french("le titre ne donne pas de nom de fichier : il y faut des lettres ou des chiffres."))
    folder = options.root / "content" / options.kind
    if why := _refused(folder, name):
        print(
            french(f"new.py : {why}. Donnez un titre qui distingue cette fiche, par le lieu ou le porteur."),
            file=sys.stderr,
        )
        return 1
    today = date.fromisoformat(os.environ.get("ESSAIM_DATE") or f"{datetime.now().astimezone():%Y-%m-%d}")
    path = folder / f"{name}{'.md' if options.kind == 'initiatives' else '.yml'}"
    try:
        write_atomically(path, blank(schemas, options.kind, options.title, today).encode())
    except OSError:
        print(
            french("new.py : le système refuse l’écriture (disque plein, ou droits) : relancez ensuite."),
            file=sys.stderr,
        )
        return 1
    shown = path.relative_to(options.root)
    print(french(f"{shown} est écrit. Remplissez-le, puis : python scripts/validate.py {shown}"))
    return 0


def _refused(folder: Path, name: str) -> str:
    """Why no file of ``folder`` may be made under ``name``; empty where one may."""
    taken = [path for path in (folder / f"{name}{suffix}" for suffix in sorted(EXTENSIONS)) if path.exists()]
    if taken:
        return f"content/{folder.name}/{taken[0].name} existe déjà"
    return f"« {name} » est un nom réservé" if name in RESERVED else ""


if __name__ == "__main__":
    raise SystemExit(main())
