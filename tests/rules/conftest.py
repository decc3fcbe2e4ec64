"""A catalogue for one example: the repository's own schemas and territories, and nothing else but the example."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from essaim.catalogue import load
from essaim.problem import Problem
from essaim.validation import all_problems

TODAY = date(2026, 11, 23)
Judge = Callable[[Path], tuple[Problem, ...]]


@pytest.fixture
def home(root: Path, tmp_path: Path) -> Path:
    """A root with real schemas, real territories and an empty content folder."""
    shutil.copytree(root / "schemas", tmp_path / "schemas")
    (tmp_path / "data").symlink_to(root / "data", target_is_directory=True)
    (tmp_path / "content/initiatives").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def judge(home: Path) -> Judge:
    """All the problems of an example: one initiative's file, or a folder laid out as ``content/``."""

    def judged(example: Path) -> tuple[Problem, ...]:
        if example.is_dir():
            shutil.copytree(example, home / "content", dirs_exist_ok=True)
        else:
            shutil.copy(example, home / "content/initiatives")
        return all_problems(load(home, TODAY))

    return judged
