"""One build at a time in a site folder: two at once would delete each other's files.

The system frees the lock when the process ends, even killed: nothing is left to clean up. Within one process (`make
serve` builds again and again), a lock that a failed build did not give back is simply kept.
"""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has no such locks: two builds must not be started together there
    fcntl = None  # type: ignore[assignment]

_HELD: dict[Path, int] = {}


class BusyError(Exception):
    """Another process is building into the same folder."""


def take(path: Path) -> None:
    """Take the lock that the file ``path`` stands for; raises ``BusyError`` if another process holds it."""
    if path in _HELD or fcntl is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise BusyError(path.name) from None
    _HELD[path] = handle


def release(path: Path) -> None:
    """Let another process build."""
    handle = _HELD.pop(path, None)
    if handle is not None:
        os.close(handle)
