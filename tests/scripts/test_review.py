"""``scripts/review.py`` and ``scripts/issue_forms.py`` as a maintainer runs them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from essaim.review import from_json

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def review(repository, fiche):
    """Runs the command on a repository of two commits: one fiche, then its title changed."""
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "ESSAIM_DATE": "2026-11-23", "PYTHONUTF8": "1"}
    env |= {
        f"GIT_{who}_{what}": "essai@exemple.invalid" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=repository, env=env, check=True, capture_output=True)

    (repository / "data").unlink()
    shutil.copytree(ROOT / "data/territoires", repository / "data/territoires")
    path = repository / "content/initiatives/jardin.md"
    git("init", "--quiet")
    for text in (fiche, fiche.replace("Jardin partagé", "Verger partagé")):
        path.write_text(text, encoding="utf-8")
        git("add", "--all")
        git("commit", "--quiet", "--message", "essai")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "scripts/review.py"), "--repository", str(repository), *arguments]
        return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60)

    return run


def test_the_report_comes_as_markdown_or_as_data(review) -> None:
    told = review("HEAD~1")
    assert told.returncode == 0
    assert "« Jardin partagé de démonstration » → « Verger partagé de démonstration »".replace(" ", "\u202f") in (
        told.stdout.replace(" ", "\u202f")
    )
    data = review("HEAD~1", "HEAD", "--format", "json")
    assert [change.id for change in from_json(data.stdout.encode()).fiches] == ["jardin"]
    assert json.loads(data.stdout)["version"] == 2


@pytest.mark.parametrize(
    "arguments",
    [(), ("absente",), ("HEAD", "absente"), ("HEAD", "--format", "xml"), ("HEAD", "--preview", "javascript:x")],
)
def test_a_misuse_is_told_with_code_2(review, arguments) -> None:
    run = review(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr


def test_the_forms_of_issues_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "scripts/issue_forms.py"), "--check"]
    assert subprocess.run(command, capture_output=True, timeout=60, check=False).returncode == 0
