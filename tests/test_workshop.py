"""The commands say what is wrong in one line, and the locks hold what is declared."""

import os
import re
import subprocess
import tomllib
from itertools import chain
from pathlib import Path

import pytest
from packaging.requirements import Requirement

CLOSING = "========= 1 failed, 2 passed in 0.10s ========="


def program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("goal", ["site", "test"])
def test_a_python_too_old_or_without_venv_is_told_in_one_line(root, tmp_path, goal) -> None:
    for name in ("Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml"):
        (tmp_path / name).write_bytes((root / name).read_bytes())
    old = program(tmp_path / "bin/python", "exit 1")
    run = subprocess.run(["make", f"PYTHON={old}", goal], cwd=tmp_path, capture_output=True, text=True)
    said = [line for line in run.stderr.splitlines() if not line.startswith("make")]
    assert run.returncode != 0
    assert len(said) == 1
    assert "Python 3.11" in said[0]
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("status", [0, 2])
def test_ci_fails_as_the_tests_do_and_ends_on_their_closing_line(root, tmp_path, status) -> None:
    """CI reads the last lines: what make adds after a failure must not hide what pytest said."""
    after = "echo 'make: *** [test] Error 1' >&2; " if status else ""
    program(tmp_path / "make", f"echo \"$@\"; echo '{CLOSING}'; {after}exit {status}")
    environment = {**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"}
    run = subprocess.run(["bash", ".ci/run"], cwd=root, env=environment, capture_output=True, text=True)
    lines = run.stdout.splitlines()
    assert run.returncode == status
    assert lines[0].split()[-1] == "test"
    assert lines[-1] == CLOSING


def test_the_locks_hold_every_declared_dependency_within_its_bounds(root) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for lock, declared in {
        "requirements.txt": [*project["dependencies"], *extras["build"]],
        "requirements-dev.txt": [*project["dependencies"], *chain.from_iterable(extras.values())],
    }.items():
        pins = re.findall(r"^([\w.-]+)==([^ ;\\]+)", (root / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
        locked = {canonical(name): version for name, version in pins}
        for requirement in map(Requirement, declared):
            assert requirement.specifier.contains(locked[canonical(requirement.name)]), (lock, str(requirement))


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_what_the_site_and_its_tests_share_is_locked_at_one_version(root) -> None:
    pins = [
        dict(re.findall(r"^([\w.-]+)==([^ ;\\]+)", (root / lock).read_text(encoding="utf-8"), flags=re.MULTILINE))
        for lock in ("requirements.txt", "requirements-dev.txt")
    ]
    assert pins[0].items() <= pins[1].items()


def test_npm_installs_only_what_its_lock_verifies(root) -> None:
    packages = re.findall(r'"node_modules/[^"]+": \{(.*?)\n    \}', (root / "package-lock.json").read_text(), re.DOTALL)
    assert packages
    assert all('"integrity": "sha512-' in package and "resolved" not in package for package in packages)
