"""Puts files of content in canonical form, each whole or left as it was, and says in French what was done."""

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from essaim.canonical import CanonicalError, canonical
from essaim.catalogue import EXTENSIONS
from essaim.files import write_atomically
from essaim.schema import Schemas
from essaim.typography import french, pluriel
from essaim.validation import Scope

UNREADABLE = "le système n’a pas pu lire le fichier : vérifiez ses droits"
UNWRITABLE = "le système refuse l’écriture (disque plein, ou droits) : le fichier est laissé tel quel"


@dataclass(frozen=True, slots=True)
class FormatReport:
    """What to print, and whether the command must fail."""

    text: str
    failed: bool


def reformat(root: Path, schemas: Schemas, scope: Scope, *, write: bool) -> FormatReport:
    """Format every content file that ``scope`` holds; without ``write``, only say what would change."""
    lines, changed, faulty, seen = [], 0, 0, 0
    for file in sorted(path for path in (root / "content").glob("*/*") if path.suffix in EXTENSIONS):
        path = PurePosixPath(file.relative_to(root).as_posix())
        if path.parent.name not in schemas.kinds or not scope.holds(str(path)):
            continue
        seen += 1
        try:
            before = file.read_bytes()
            after = canonical(schemas, path, before)
        except (OSError, CanonicalError) as fault:
            lines.append(french(f"{path} : {fault if isinstance(fault, CanonicalError) else UNREADABLE}"))
            faulty += 1
            continue
        if after == before:
            continue
        try:
            if write:
                write_atomically(file, after)
        except OSError:
            lines.append(french(f"{path} : {UNWRITABLE}"))
            faulty += 1
            continue
        changed += 1
        lines.append(french(f"{path} : {'mis' if write else 'à mettre'} en forme"))
    state = "mis en forme" if write else "à mettre en forme"
    lines.append(french(f"{pluriel(seen, 'fichier')}, {changed} {state}, {faulty} en faute"))
    return FormatReport("".join(f"{line}\n" for line in lines), bool(faulty or (changed and not write)))
