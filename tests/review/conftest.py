"""A git repository to review: the real schemas and a few territories' tables, and the fiches a test commits."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from essaim.catalogue import Catalogue, load
from essaim.review import Review
from essaim.review.comparison import compare

TODAY = date(2026, 11, 23)
IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Essai",
    "GIT_AUTHOR_EMAIL": "essai@exemple.invalid",
    "GIT_COMMITTER_NAME": "Essai",
    "GIT_COMMITTER_EMAIL": "essai@exemple.invalid",
    "GIT_AUTHOR_DATE": "2026-11-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2026-11-01T12:00:00Z",
}


@dataclass(frozen=True)
class Repository:
    """A work tree under git; ``before`` is the revision that tests compare with."""

    root: Path

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "core.autocrlf=false", *arguments]
        env = {**os.environ, **IDENTITY}
        return subprocess.run(command, cwd=self.root, env=env, capture_output=True, check=True, text=True).stdout

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode() if isinstance(text, str) else text)

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "essai")
        return self.git("rev-parse", "HEAD").strip()

    def review(self, base: str = "HEAD~1", head: str = "HEAD") -> Review:
        return compare(self.root, base, head, TODAY)[0]


@pytest.fixture(scope="session")
def fiche(root: Path) -> str:
    """A fiche without a fault."""
    return (root / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def template(root: Path, tmp_path_factory: pytest.TempPathFactory, fiche: str) -> Path:
    """The first commit of every repository: schemas, territories and one fiche."""
    folder = tmp_path_factory.mktemp("revue") / "depot"
    folder.mkdir()
    shutil.copytree(root / "schemas", folder / "schemas")
    shutil.copytree(root / "data/territoires", folder / "data/territoires")
    repository = Repository(folder)
    repository.write("mkdocs.yml", "site_name: Essai\nsite_url: https://essaim.example/\n")
    repository.write("data/identifiants.json", '{"publies": {}, "retires": []}\n')
    repository.write("content/initiatives/jardin-partage.md", fiche)
    repository.git("init", "--quiet", "--initial-branch", "main")
    repository.commit()
    return folder


@pytest.fixture
def repository(template: Path, tmp_path: Path) -> Repository:
    """A repository of one commit, a test's own."""
    folder = tmp_path / "depot"
    shutil.copytree(template, folder, symlinks=True)
    return Repository(folder)


Golden = Callable[[str, str], None]


@pytest.fixture
def golden() -> Golden:
    """Compares a text with ``golden/<name>``; « ESSAIM_GOLDEN=1 pytest » writes it anew, to be read in the diff."""

    def check(name: str, text: str) -> None:
        path = Path(__file__).parent / "golden" / name
        if os.environ.get("ESSAIM_GOLDEN"):
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture(scope="session")
def catalogue(template: Path) -> Catalogue:
    """The catalogue of the first commit."""
    return load(template, TODAY).catalogue
