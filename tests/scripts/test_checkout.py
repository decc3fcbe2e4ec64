"""A script started by a Python that has not the library says so in a line, instead of a traceback."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SCRIPTS = [
    path
    for path in sorted((ROOT / "scripts").glob("*.py"))
    if re.search(r"^from essaim", path.read_text("utf-8"), re.M)
]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_python_without_the_library_is_told_how_to_have_it(script) -> None:
    """``-S`` leaves out what is installed, as the system's own Python does."""
    done = subprocess.run([sys.executable, "-S", str(script)], capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.fullmatch(r".*make site.*source \.venv/bin/activate\n", done.stderr)
