"""The table of the bench, with the machine and the versions it was measured on."""

import os
import platform
import subprocess
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path

import peers
from lines import HELD, MISSED, UNKNOWN, Line

_ROOT = Path(__file__).resolve().parents[2]
_HEAD = """# Benchmarks

Written by `make bench`: one run, everything side by side on one machine. Medians; ratio = ours / peer's, lower is
better. *Verdict* says whether a target of ours is held (« tenu ») or missed (« manqué »); a line without one is there
to be read.

The catalogues are generated (`scripts/bench/generate.py`): fiches with the keys, lists and sentences of the real ones,
words from an urn that never runs dry, real territories. The peers render the same front matter and Markdown in our own
page skeleton, with lists by theme and by territory; they compute no level, name no territory, check no link, and make
neither search nor exports unless the line says so. Share images (an option of `mkdocs.yml`)
are off but on their line. Memory is the sum over all processes (shared pages counted once).
"""


def table(lines: Sequence[Line], load: float) -> str:
    """The whole of ``docs/benchmarks.md``; ``load`` is the machine's average load before the run."""
    parts = [_HEAD, _machine(load), _summary(lines)]
    for size, of_size in groupby(sorted(lines, key=lambda line: line.taille), key=lambda line: line.taille):
        parts.append(f"## {size:,} initiatives\n\n{_rows(list(of_size))}")
    return "\n".join(parts)


def _machine(load: float) -> str:
    versions = [f"{peer.nom} {peer.found() or 'not installed'}" for peer in peers.ALL]
    commit = _said("git", "rev-parse", "--short", "HEAD")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Machine: {os.cpu_count()} cores ({_model()}), {memory:.0f} GiB, {platform.system()}, "
        f"average load {load:.1f} before the run.\n"
        f"Versions: Essaim at {commit or 'an unknown commit'}, Python {platform.python_version()}, "
        f"Node {_said('node', '--version').lstrip('v') or 'not installed'}, {', '.join(versions)}.\n"
    )


def _model() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _said(*command: str) -> str:
    try:
        done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=True, timeout=30)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip()


def _summary(lines: Sequence[Line]) -> str:
    counts = {verdict: sum(line.verdict == verdict for line in lines) for verdict in (HELD, MISSED, UNKNOWN)}
    return "Targets: " + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()) + ".\n"


def _rows(lines: Sequence[Line]) -> str:
    rows = ["| line | Essaim | peer | ratio | target | verdict | note |", "|---|---|---|---|---|---|---|"]
    for line in lines:
        peer = f"{line.nom_du_pair} {_figure(line.pair, line.unite)}" if line.nom_du_pair else "–"
        ratio = "–" if line.ratio is None else f"{line.ratio:.2f}"
        cells = (line.ligne, _figure(line.nous, line.unite), peer, ratio, _target(line), line.verdict, line.remark)
        rows.append("| " + " | ".join(cell.replace("|", "/").replace("\n", " ") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def _target(line: Line) -> str:
    if line.cible is None:
        return ""
    if line.sur == "nous":
        return f"≤ {line.cible:,g} {line.unite}".strip()
    return f"{'≥' if line.sur == 'au moins' else '≤'} {line.cible:g} ×"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "not measured"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()
