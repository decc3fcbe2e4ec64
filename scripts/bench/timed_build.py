"""One build that says how long it spent on the search index and on the exports: ``timed_build.py OUT.json``."""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.__main__ import cli

# What the build calls for each; the time of one called by another is counted once, with the outer.
WATCHED = {
    "search": (("essaim.site.build", "write_index"), ("essaim.site.build", "write_facets")),
    "exports": (("essaim.site.build", "exports"),),
}


def main(out: Path) -> None:
    """Build the project of the working folder as ``mkdocs build --strict`` does, and write the seconds to ``out``."""
    spent: dict[str, float] = {}
    for phase, places in WATCHED.items():
        for module, name in places:
            holder = importlib.import_module(module)
            if hasattr(holder, name):
                setattr(holder, name, _timed(getattr(holder, name), phase, spent))
    try:
        cli(["build", "--strict"], standalone_mode=False)
    finally:
        out.write_text(json.dumps(spent), "utf-8")


def _timed(function: Callable[..., Any], phase: str, spent: dict[str, float]) -> Callable[..., Any]:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return function(*arguments, **named)
        finally:
            spent[phase] = spent.get(phase, 0.0) + time.perf_counter() - began

    return timed


if __name__ == "__main__":
    main(Path(sys.argv[1]))
