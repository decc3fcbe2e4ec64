"""A repository of its own for each test: git as it is, with what people do to fiches in it."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from essaim.catalogue import Catalogue, load
from essaim.journal import ARGUMENTS, Journal, Past, journal
from essaim.journal.memory import Memory
from essaim.review.revisions import contents

TODAY = date(2026, 11, 23)


@dataclass
class Repository:
    """A clone with ``content/``; ``commit`` writes files (None deletes) and signs."""

    folder: Path
    project: Path
    day: int = 0

    def git(self, *arguments: str, **environment: str) -> str:
        """What git prints."""
        settings = {"HOME": str(self.folder), "GIT_CONFIG_NOSYSTEM": "1", "PATH": "/usr/bin:/bin:/usr/local/bin"}
        run = subprocess.run(
            ["git", *arguments], cwd=self.folder, env={**settings, **environment}, capture_output=True, check=True
        )
        return run.stdout.decode("utf-8").strip()

    def commit(self, files: Mapping[str, bytes | None], author: str = "Ada Lovelace <ada@example.org>") -> str:
        """One commit, one day after the last; its id."""
        self.day += 1
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if content is None:
                path.unlink()
            else:
                path.write_bytes(content)
        moment = f"2026-01-{self.day:02d}T08:00:00+0000"
        self.git("add", "--all")
        name, _, address = author.rstrip(">").partition(" <")
        signature = {"NAME": name, "EMAIL": address, "DATE": moment}
        both = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in signature.items()}
        self.git("commit", "--quiet", "--allow-empty", "--message", "Change", **both)
        return self.git("rev-parse", "HEAD")

    def catalogue(self) -> Catalogue:
        """The catalogue of the content as it stands."""
        for name in ("schemas", "data"):
            if not (self.folder / name).exists():
                (self.folder / name).symlink_to(self.project / name, target_is_directory=True)
        return load(self.folder, TODAY).catalogue

    def journal(self, memory: Memory | None = None, *, shallow: bool = False) -> tuple[Journal, Memory]:
        """The journal that a build here would hold."""
        past = Past(self.git(*ARGUMENTS), shallow, partial(contents, self.folder))
        return journal(self.catalogue(), past, memory or Memory())


@pytest.fixture
def repository(tmp_path: Path, root: Path) -> Repository:
    """An empty repository."""
    made = Repository(tmp_path / "depot", root)
    made.folder.mkdir()
    made.git("init", "--quiet", "--initial-branch=main")
    (made.folder / ".git" / "info" / "exclude").write_text("schemas\ndata\n.gitconfig\n")
    return made


@pytest.fixture(scope="session")
def fiche(root: Path) -> Callable[..., bytes]:
    """The bytes of a real fiche, with some words replaced."""

    def fiche_(**replaced: str) -> bytes:
        text = (root / "content/initiatives/vrac.md").read_text(encoding="utf-8")
        for key, value in replaced.items():
            lines = [f"{key}: {value}" if line.startswith(f"{key}: ") else line for line in text.splitlines()]
            text = "\n".join(lines) + "\n"
        return text.encode()

    return fiche_
