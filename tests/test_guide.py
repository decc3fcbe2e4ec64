"""CONTRIBUTING.md, tried by who knows only it: its commands run as they are written, and what it names exists."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from essaim.typography import french

GUIDE = (Path(__file__).resolve().parent.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
LINES = [
    line for block in re.findall(r"^```sh\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE) for line in block.split("\n")
]
COMMANDS = [words for line in LINES if (words := shlex.split(line, comments=True))]
GOALS = [words for words in COMMANDS if words[0] == "make"]


def runnable(words: list[str]) -> bool:
    return words[0] == "python" or (words[0] == "git" and words[1] not in {"clone", "config"})


@pytest.fixture
def copy(root, tmp_path) -> Path:
    """What a contributor has after the first time: a clone that knows where to push, signed."""
    home, account = tmp_path / "essaim", tmp_path / "compte.git"
    for name in ("scripts", "schemas"):
        shutil.copytree(root / name, home / name, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    (home / "data").symlink_to(root / "data", target_is_directory=True)
    (home / "content/initiatives").mkdir(parents=True)
    subprocess.run(["git", "init", "--quiet", "--bare", account], check=True)
    for words in (
        ["init", "--quiet", "--initial-branch", "main"],
        ["remote", "add", "origin", str(account)],
        *(words[1:] for words in COMMANDS if words[:2] == ["git", "config"]),
        ["add", "scripts", "schemas"],
        ["commit", "--quiet", "--message", "Début"],
    ):
        subprocess.run(["git", *words], cwd=home, check=True)
    return home


def run(words: list[str], home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *words[1:]] if words[0] == "python" else words
    env = {**os.environ, "ESSAIM_DATE": "2026-11-23"}
    return subprocess.run(command, cwd=home, env=env, capture_output=True, encoding="utf-8", timeout=60)


def test_the_commands_run_one_after_another_as_they_are_written(copy) -> None:
    """From nothing to a pushed branch; the check must name what the new fiche lacks, and nothing else fails."""
    said = {" ".join(words): run(words, copy) for words in COMMANDS if runnable(words)}
    failed = {command: done.stderr for command, done in said.items() if done.returncode != 0}
    (check,) = (command for command in said if "validate.py" in command)
    assert list(failed) == [check]
    assert (failed[check], said[check].returncode) == ("", 1)
    assert "content/initiatives/ma-fiche.md:6:" in said[check].stdout
    pushed = run(["git", "ls-tree", "-r", "--name-only", "origin/ma-fiche", "content"], copy)
    assert pushed.stdout == "content/initiatives/ma-fiche.md\n"


def test_scripts_come_after_the_environment_and_formatting_before_the_check() -> None:
    order = [" ".join(words[:2]) for words in COMMANDS]
    steps = ["git clone", "git config", "make site", "source .venv/bin/activate", "git switch", "python scripts/new.py"]
    steps += ["python scripts/format.py", "python scripts/validate.py", "git add", "git commit", "git push"]
    assert [each for each in dict.fromkeys(order) if each in steps] == steps


def test_every_goal_and_file_that_the_guide_names_exists(root) -> None:
    goals = re.findall(r"^([a-z]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    named = {*(words[1] for words in GOALS), *re.findall(r"`make ([a-z]+)`", GUIDE)}
    assert named
    assert named <= set(goals)
    targets = [path for path in re.findall(r"\]\(([^)#]+)\)", GUIDE) if "://" not in path]
    assert targets
    assert [path for path in targets if not (root / path).exists()] == []


def test_the_checks_that_the_guide_names_are_those_of_the_pull_request(root) -> None:
    flows = "".join((root / f".github/workflows/{name}.yml").read_text("utf-8") for name in ("verifier", "revue"))
    plain = GUIDE.replace("\u202f", " ")
    for check in ("Style et types", "Tests", "Contenus et site", "Ce qui change pour les lecteurs"):
        assert f"« {check} »" in plain
        assert f"\n    name: {check}\n" in flows


def test_the_form_it_links_to_is_that_of_the_site(root) -> None:
    site = re.search(r"^site_url: *(\S+)", (root / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert f"({site[1]}contribuer/)" in GUIDE


def test_the_guide_is_typeset_as_the_site_is() -> None:
    prose = re.sub(r"^```.*?^```|`[^`\n]*`|\]\([^)]*\)", "x", GUIDE, flags=re.DOTALL | re.MULTILINE)
    lines = [line for line in prose.split("\n") if not line.startswith("|---")]
    assert [line for line in lines if french(line) != line] == []
