"""Commands measured: seconds, processor time, and the most memory that they held."""

import os
import resource
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

_EVERY = 0.2  # seconds between two looks at the memory
_LONG = 30.0  # seconds beyond which a command is run once: one run in five minutes is worth more than none


class CommandError(RuntimeError):
    """A measured command failed; the message holds the end of what it said."""


@dataclass(frozen=True, slots=True)
class Run:
    """One command: ``seconds`` of wall clock, ``processor`` seconds, and bytes of memory at the highest.

    ``largest`` is the largest resident process; ``tree`` the highest sum over all processes, in which pages that
    several share count once (PSS), so that forking is not counted against us nor threads for a peer.
    """

    seconds: float
    processor: float
    largest: int
    tree: int
    repeats: int = 1


def run(command: Sequence[str | Path], folder: Path, environment: Mapping[str, str] | None = None) -> Run:
    """Run and measure ``command``; raises ``CommandError`` if it fails, ``OSError`` if it is not there."""
    with tempfile.TemporaryFile() as said:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "CI": "1", **(environment or {})},
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        watch = _Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        highest = watch.stop()
        if process.returncode:
            said.seek(0)
            raise CommandError(
                f"{command[0]}: exit {process.returncode}\n{said.read()[-2000:].decode(errors='replace')}"
            )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    largest = max(usage.ru_maxrss * 1024, watch.largest)
    return Run(seconds, processor, largest, max(highest, largest if watch.alone else highest))


def median(measure: Callable[[], Run], repeats: int = 3) -> Run:
    """The median of ``repeats`` runs of ``measure``; a single one where the first is long. Memory is the highest."""
    runs = [measure()]
    while len(runs) < repeats and runs[0].seconds < _LONG:
        runs.append(measure())
    return Run(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.processor for run in runs),
        max(run.largest for run in runs),
        max(run.tree for run in runs),
        len(runs),
    )


class _Memory:
    """Looks at a process and its descendants until told to stop."""

    def __init__(self, pid: int) -> None:
        self._pid, self._over, self._highest = pid, Event(), 0
        self.largest, self.alone = 0, True
        self._thread = Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        self._over.set()
        self._thread.join()
        return self._highest

    def _look(self) -> None:
        while True:
            shares = [_memory(pid) for pid in _tree(self._pid)]
            self._highest = max(self._highest, sum(shared for shared, _ in shares))
            self.largest = max(self.largest, *(resident for _, resident in shares), 0)
            self.alone = self.alone and len(shares) <= 1
            if self._over.wait(_EVERY):
                return


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found = children.read_text().split()
        except OSError:  # it ended meanwhile
            continue
        for child in found:
            yield from _tree(int(child))


def _memory(pid: int) -> tuple[int, int]:
    """The proportional share and the resident size of a process, in bytes; zeros where Linux does not say."""
    try:
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    except (OSError, ValueError):
        return 0, 0
    return _bytes(lines.get("Pss")), _bytes(lines.get("Rss"))


def _bytes(said: str | None) -> int:
    return int(said.split()[0]) * 1024 if said else 0
