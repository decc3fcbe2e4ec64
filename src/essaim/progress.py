"""What a long command says while it works: phase, count, time left; on a terminal only, on the error stream.

The domain calls a ``Progress`` and never reads the clock: the command line gives it one that speaks (``progress_on``).
"""

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from types import TracebackType
from typing import Self, TextIO, TypeVar

from essaim.typography import french, nombre

T = TypeVar("T")
_EVERY = 0.1  # seconds between two writings
_PATIENCE = 2.0  # seconds of a phase before the time left can be told from the time taken


class Progress:
    """Told of each phase and of what is done in it; this one says nothing, and costs next to nothing."""

    def phase(self, name: str, total: int | None = None) -> None:
        """A phase begins and ends the one before. ``name`` is in French; ``total`` the things to do, if known."""

    def done(self, count: int) -> None:
        """So many things of the phase are done, in all."""

    def close(self) -> None:
        """Nothing more will be said: the line is left as it was found."""

    def over(self, name: str, things: Iterable[T], total: int | None = None) -> Iterator[T]:
        """``things``, one by one, as a phase; ``total`` where ``things`` does not know its length."""
        self.phase(name, len(things) if total is None and isinstance(things, Sized) else total)
        for count, thing in enumerate(things, 1):
            yield thing
            self.done(count)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, _: TracebackType | None) -> None:
        self.close()


SILENT = Progress()


class Line(Progress):
    """One line, written over itself: « Lecture des fiches : 1 200 sur 10 000, reste 8 s ».

    It holds no escape sequence, so it needs no colour and no terminal but one that returns to the start of a line.
    """

    def __init__(self, stream: TextIO, clock: Callable[[], float]) -> None:
        """``clock`` gives seconds that never go back, such as ``time.monotonic``."""
        self._stream, self._clock = stream, clock
        self._name, self._total = "", 0
        self._began = self._next = clock()
        self._width = 0

    def phase(self, name: str, total: int | None = None) -> None:
        """Say it at once: what takes long may be its very first thing."""
        self._name, self._total = name, total or 0
        self._began = self._clock()
        self._write(f"{name}…")

    def done(self, count: int) -> None:
        """Say it, ten times a second at most."""
        now = self._clock()
        if now < self._next:
            return
        self._write(french(f"{self._name} : {self._counted(count, now - self._began)}"))
        self._next = now + _EVERY

    def close(self) -> None:
        """Wipe the line."""
        self._write("")

    def _counted(self, count: int, taken: float) -> str:
        if not self._total:
            return nombre(count)
        said = f"{nombre(count)} sur {nombre(self._total)}"
        left = taken * (self._total - count) / count if count else 0.0
        return f"{said}, reste {duration(left)}" if taken >= _PATIENCE and left >= 1 else said

    def _write(self, text: str) -> None:
        text = text[: shutil.get_terminal_size().columns - 1]  # a line that wraps could not be written over
        self._stream.write(f"\r{text:<{self._width}}\r{text}")
        self._stream.flush()
        self._width = len(text)


def progress_on(stream: TextIO, environment: Mapping[str, str], clock: Callable[[], float]) -> Progress:
    """A ``Line`` where ``stream`` is a terminal that a person reads; ``SILENT`` in a file, a pipe or a log of CI."""
    read = stream.isatty() and environment.get("TERM", "dumb") != "dumb" and not environment.get("CI")
    return Line(stream, clock) if read else SILENT


def duration(seconds: float) -> str:
    """A length of time, in French: « 8 s », « 2 min 05 s »."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
