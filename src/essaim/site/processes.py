"""Work shared between processes that inherit what stands in memory (fork): nothing has to be sent but the results."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_WORK: list[Callable[[int], object]] = []  # what a worker does, inherited: a closure cannot be sent


def processes_for(asked: int | None, *, worth: bool) -> int:
    """How many processes: those ``asked`` for, else two where it is ``worth`` it and a fork is safe.

    Two, since hosts that build sites for nothing offer two cores. A fork is safe where no thread would be left halfway.
    """
    if asked is not None:
        return asked
    forks = "fork" in multiprocessing.get_all_start_methods()
    return 2 if worth and forks and (os.cpu_count() or 1) > 1 and threading.active_count() == 1 else 1


def in_processes(work: Callable[[Task], Result], tasks: Sequence[Task], processes: int) -> Iterator[Result]:
    """``work`` done on each task, results in order; a fault in any process is raised here."""
    if processes == 1:
        yield from map(work, tasks)
        return
    _WORK.append(lambda rank: work(tasks[rank]))
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            yield from pool.imap(_worked, range(len(tasks)))
    finally:
        _WORK.pop()


def _worked(rank: int) -> object:
    return _WORK[-1](rank)
