"""From a saved fiche to the page that shows it: ``make serve`` and ``hugo server``, each on its own tree."""

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median

import peer_trees
import peers
from lines import Line
from parts import ROOT, Project, edited, part

DEADLINE = 600  # seconds before a server that does not answer is given up
REPEATS = 3
_BOUND = "the watch of files (every half second, then a tenth of quiet)"
_STEP = 0.02  # seconds between two looks at the page
_Server = subprocess.Popen[bytes]


class NoAnswerError(RuntimeError):
    """The server ended, or never showed what was saved."""


def measure(project: Project, _: Namespace) -> Iterator[Line]:
    """One line: the median of three edits, of a fiche in the middle of the catalogue."""
    if not (project.peers / "hugo").is_dir():
        peer_trees.prepare(project.folder, "", project.peers)
    project.draw(images=False)
    fiche = project.fiches()[len(project.fiches()) // 2]
    recipe = re.search(r"^serve:.*\n\t\$\(BIN\)/mkdocs (.+)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert recipe is not None
    mkdocs = (*peers.MATERIAL.command, *recipe[1].split(), "--dev-addr", "127.0.0.1:{port}")
    ours, why = _edits(mkdocs, project.folder, fiche, project.environment)
    theirs, why_not = None, "The peer is not installed here."
    if peers.HUGO.found():
        hugo = (*peers.HUGO.command, "server", "--port", "{port}", "--bind", "127.0.0.1", "--watch")
        theirs, why_not = _edits(
            hugo, project.peers / "hugo", project.peers / f"hugo/content/initiatives/{fiche.name}", {}
        )
    note = " ".join(filter(None, (f"Median of {REPEATS} edits, until the fiche’s page shows it.", why, why_not)))
    yield Line(
        project.size, "edit to reload", ours, "s", "hugo server", theirs, 1.0, sur="nous", note=note, borne=_BOUND
    )


def _edits(command: Sequence[str], folder: Path, fiche: Path, environment: dict[str, str]) -> tuple[float | None, str]:
    """Seconds from a save to a page that shows it, or nothing and why."""
    try:
        with _served(command, folder, environment) as (address, server):
            page = f"{address}initiatives/{fiche.stem}/"
            _until(page, "<h1>", server)
            took = []
            for rank in range(REPEATS):
                time.sleep(2)  # a person pauses too, and two saves within a second may count as one
                began = time.perf_counter()
                edited(fiche, f"zanzibar{rank}")
                _until(page, f"zanzibar{rank}", server)
                took.append(time.perf_counter() - began)
            return median(took), ""
    except (NoAnswerError, OSError) as fault:
        return None, str(fault)


@contextmanager
def _served(command: Sequence[str], folder: Path, environment: dict[str, str]) -> Iterator[tuple[str, _Server]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(
            [word.format(port=port) for word in command],
            cwd=folder,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield f"http://127.0.0.1:{port}/", server
        finally:
            server.terminate()
            server.wait(timeout=60)


def _until(page: str, words: str, server: _Server) -> None:
    end = time.monotonic() + DEADLINE
    while words not in _text(page):
        if server.poll() is not None:
            raise NoAnswerError(f"The server ended with code {server.returncode}.")
        if time.monotonic() > end:
            raise NoAnswerError(f"The page did not show what was saved within {DEADLINE} s.")
        time.sleep(_STEP)


def _text(page: str) -> str:
    try:
        with urllib.request.urlopen(page, timeout=60) as answer:
            text: str = answer.read().decode("utf-8")
            return text
    except OSError:  # not listening yet, or building
        return ""


if __name__ == "__main__":
    sys.exit(part("serving", measure, __doc__))
