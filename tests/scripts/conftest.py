"""A small repository to run the command on: the real schemas and territories, and the content a test writes."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def repository(root: Path, tmp_path: Path) -> Path:
    """A root with real schemas, real territories and an empty content folder."""
    shutil.copytree(root / "schemas", tmp_path / "schemas")
    (tmp_path / "data").symlink_to(root / "data", target_is_directory=True)
    (tmp_path / "content/initiatives").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def fiche(root: Path) -> str:
    """A fiche without a fault."""
    return (root / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")


@pytest.fixture
def validate(root: Path, repository: Path) -> Run:
    """Runs ``scripts/validate.py`` on the small repository, at a given day, as anyone would."""

    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(root / "scripts/validate.py"), "--root", str(repository), *arguments]
        env = {**os.environ, "ESSAIM_DATE": "2026-11-23", "PYTHONUTF8": "1", **environment}
        return subprocess.run(command, cwd=repository, env=env, capture_output=True, encoding="utf-8", timeout=60)

    return run
