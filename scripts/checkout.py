"""The checkout that the scripts stand in, asked for before anything of essaim.

``ROOT`` is its folder. A script run by a Python without the library (the system's own, when .venv is not active) ends
here, exit code 2, with a line in French that says what to do.
"""

import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

if find_spec("essaim") is None:
    print(
        "Ce Python n’a pas les bibliothèques d’Essaim. Lancez «\u202fmake site\u202f» une fois, puis, dans ce"
        " terminal\u202f: source .venv/bin/activate",
        file=sys.stderr,
    )
    raise SystemExit(2)
