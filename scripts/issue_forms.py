"""Écrit les formulaires de tickets de GitHub d’après les schémas. Avec --check, dit s’ils ne sont plus à jour (1)."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

from checkout import ROOT

from essaim.files import write_if_changed
from essaim.issues import FOLDER, forms
from essaim.schema import Schemas


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="issue_forms.py", description=__doc__)
    parser.add_argument("--check", action="store_true", help="ne rien écrire")
    options = parser.parse_args(argv)
    site = re.search(r"^site_url: *(\S+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    written = forms(Schemas.load(ROOT), site[1] if site else "/")
    stale = [path for path, text in written.items() if not _holds(ROOT / path, text)]
    stale += [FOLDER / path.name for path in (ROOT / FOLDER).glob("*") if FOLDER / path.name not in written]
    for path in stale:
        print(path)
        if not options.check and path in written:
            write_if_changed(ROOT / path, written[path].encode())
        elif not options.check:
            (ROOT / path).unlink()
    return 1 if options.check and stale else 0


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    raise SystemExit(main())
