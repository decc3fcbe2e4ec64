"""Files written whole or not at all: a crash leaves the old file or the new one, never half of one."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)  # Windows would otherwise change line ends


def write_atomically(path: Path, content: bytes) -> None:
    """Write ``content`` to ``path`` by way of a temporary file in the same folder."""
    temporary = path.parent / f".essaim-{os.urandom(8).hex()}"
    try:
        handle = os.open(temporary, _NEW)
    except FileNotFoundError:  # a site writes ten files a folder: asking for the folder each time costs as much as one
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(temporary, _NEW)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        temporary.chmod(0o644)  # whatever the umask is
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write ``content`` unless the file already holds it; True if it was written."""
    with suppress(OSError):  # not there yet, or not to be read: writing says what is wrong, if anything is
        if path.read_bytes() == content:
            return False
    write_atomically(path, content)
    return True


def remove_others(folder: Path, kept: set[str]) -> int:
    """Delete every file below ``folder`` whose relative name is not in ``kept``, then the folders left empty."""
    removed = 0
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(folder).as_posix() not in kept:
            path.unlink()
            removed += 1
    return removed


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write several files, all or none: staged first, then put in place; a failure puts back what was there."""
    staged: dict[Path, Path] = {}
    before: dict[Path, bytes | None] = {}
    try:
        for path, content in files.items():
            staged[path] = path.with_name(f".essaim-{path.name}")
            write_atomically(staged[path], content)
        for path, temporary in staged.items():
            before[path] = path.read_bytes() if path.is_file() else None
            temporary.replace(path)
    except BaseException:
        for path, old in before.items():
            if old is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, old)
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
