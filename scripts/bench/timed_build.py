"""One build that says how long it spent on the search index and on the exports: ``timed_build.py OUT``.

Each call adds a line « process phase seconds » to OUT, so that a process of the build's own is heard as well; the first
line, of the phase « main », names the build itself.
"""

import importlib
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli

# What the build calls for each. A name that is not there any more is passed over: the line of the bench then says so.
WATCHED = {
    "search": (
        ("essaim.site.build", "write_index"),
        ("essaim.site.build", "write_entries"),
        ("essaim.site.build", "write_facets"),
        ("essaim.site.stamping", "entry_of"),
    ),
    "exports": (
        ("essaim.site.build", "exports"),
        ("essaim.site.build", "of_record"),
        ("essaim.site.build", "tables"),
        ("essaim.site.build", "collected"),
        ("essaim.site.build", "offered"),
    ),
}


def main(out: Path) -> None:
    """Build the project of the working folder as ``mkdocs build --strict`` does."""
    for phase, places in WATCHED.items():
        for module, name in places:
            holder = _module(module)
            if hasattr(holder, name):
                setattr(holder, name, _timed(getattr(holder, name), phase, out))
    out.write_text(f"{os.getpid()} main 0\n", encoding="utf-8")
    cli(["build", "--strict"], standalone_mode=False)


def _module(name: str) -> object:
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


def _timed(function: Callable[..., Any], phase: str, out: Path) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            made = function(*arguments, **named)
        finally:
            with out.open("a", encoding="utf-8") as file:
                file.write(f"{os.getpid()} {phase} {time.perf_counter() - began}\n")
        if isinstance(made, tuple) and made and all(map(callable, made)):  # files to be made later, one by one
            return tuple(_timed(later, phase, out) for later in made)
        return made

    return timed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
