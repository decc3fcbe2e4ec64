"""Add the ids of the content to `data/identifiants.json`: from then on, their addresses are promised for good."""

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime

from checkout import ROOT

from essaim.catalogue import load
from essaim.exports.identifiers import FILE, Identifiers


def main(argv: Sequence[str] | None = None) -> int:
    """0: done, or nothing to add; 1: ``--check`` found ids to add."""
    parser = argparse.ArgumentParser(description="Ajoute les identifiants du contenu à la liste des adresses promises.")
    parser.add_argument("--check", action="store_true", help="compare sans écrire ; 1 s’il en manque")
    arguments = parser.parse_args(argv)
    catalogue = load(ROOT, datetime.now(tz=UTC).date()).catalogue
    before = Identifiers.load(ROOT)
    after = before.grown(catalogue)
    if after != before and not arguments.check:
        (ROOT / FILE).write_text(after.text(), encoding="utf-8")
    added = sum(len(ids) - len(before.publies.get(kind, ())) for kind, ids in after.publies.items())
    print(f"{added} identifiants à ajouter." if arguments.check else f"{added} identifiants ajoutés.")
    return 1 if arguments.check and added else 0


if __name__ == "__main__":
    raise SystemExit(main())
