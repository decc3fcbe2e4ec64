"""The same edition gives the same bytes, whatever the run: hash seed, time zone, language, folder."""

import os
import subprocess
import sys

PROGRAM = """
import hashlib, sys
from datetime import date
from pathlib import Path
from essaim.catalogue import load
from essaim.exports import Edition, exports
from essaim.journal import Journal
root = Path(sys.argv[1])
files = exports(Edition.of(root, load(root, date(2026, 11, 23)).catalogue, "https://essaim.example/", Journal()))
for name, content in files.items():
    print(name, hashlib.sha256(content).hexdigest())
"""


def digests(root, folder, **environment: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_two_runs_give_the_same_bytes(root, tmp_path) -> None:
    first = digests(root, root, PYTHONHASHSEED="1", TZ="Europe/Paris", LC_ALL="C.UTF-8")
    second = digests(root, tmp_path, PYTHONHASHSEED="4242", TZ="Pacific/Auckland", LC_ALL="C")
    assert first == second
    assert first.count("\n") > 300
