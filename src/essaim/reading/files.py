"""From a path to bytes: only a regular file inside the root, reached without a symbolic link, and never a huge one."""

import os
import stat
from pathlib import Path, PurePosixPath

from essaim.reading.faults import Faults
from essaim.reading.text import MAX_FILE_BYTES, add_too_big


def file_bytes(root: Path, relative: PurePosixPath, faults: Faults) -> bytes | None:
    """The bytes of ``root / relative``, or None with a fault noted; nothing is read past the size cap."""
    if relative.is_absolute() or ".." in relative.parts:
        _add(faults, "chemin-interdit", "Le chemin sort du dossier de contenu.", "Donnez un chemin sous ce dossier.")
        return None
    try:
        if _through_link(root, relative):
            _add(
                faults,
                "lien-symbolique",
                "Le chemin passe par un lien symbolique ; le contenu est fait de fichiers ordinaires.",
                "Remplacez le lien par une copie du fichier.",
            )
            return None
        path = root / relative
        if not stat.S_ISREG(path.lstat().st_mode):
            _add(faults, "pas-un-fichier", "Ce n’est pas un fichier ordinaire.", "Mettez à sa place un fichier texte.")
            return None
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            raw = stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        _add(faults, "fichier-illisible", "Le fichier n’existe pas.", "Vérifiez le chemin et le nom du fichier.")
        return None
    except PermissionError:
        _add(faults, "fichier-illisible", "Le droit de lire le fichier manque.", "Rendez le fichier lisible.")
        return None
    except (OSError, ValueError):  # ValueError: a null character in the name
        _add(faults, "fichier-illisible", "Le système n’a pas pu lire le fichier.", "Vérifiez le disque et le nom.")
        return None
    if len(raw) > MAX_FILE_BYTES:
        add_too_big(faults, max(size, len(raw)))
        return None
    return raw


def _through_link(root: Path, relative: PurePosixPath) -> bool:
    return any((root / part).is_symlink() for part in (relative, *relative.parents[:-1]))


def _add(faults: Faults, rule: str, message: str, hint: str) -> None:
    faults.add(rule, (1, 1), message, hint)
