"""Kills, full disks, unreadable files, two runs at once, two merges: files stay whole and the message is clear."""

import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def environment() -> dict[str, str]:
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ESSAIM_DATE": "2030-01-01", "PYTHONUTF8": "1"}


def start(command: list[str], folder: Path, **options: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *command], cwd=folder, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        encoding="utf-8", **options,
    )  # fmt: skip


@pytest.fixture
def shelf(root, tmp_path) -> Path:
    """A repository of thirty fiches, for the command that writes them."""
    (tmp_path / "content/glossaire").mkdir(parents=True)
    for name in ("schemas", "data"):
        (tmp_path / name).symlink_to(root / name, target_is_directory=True)
    for path in sorted((root / "content/glossaire").glob("*.yml"))[:30]:
        shutil.copy(path, tmp_path / "content/glossaire")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def untidy(folder: Path) -> None:
    """Makes every fiche one that format.py rewrites: its title goes last."""
    for path in sorted(folder.glob("content/*/*.yml")):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        titles = [line for line in lines if line.startswith("titre:")]
        path.write_text("".join([*(line for line in lines if line not in titles), *titles]), encoding="utf-8")


def test_two_builds_at_once_do_not_mix(small_project, tmp_path) -> None:
    home, command = small_project(tmp_path / "depot"), ["-m", "mkdocs", "build", "--strict"]
    first, second = start(command, home), start(command, home)
    said = [run.communicate()[0] for run in (first, second)]
    codes = [run.returncode for run in (first, second)]
    assert sorted(codes) == [0, 1], said
    assert "une autre construction écrit dans site/" in said[codes.index(1)]
    assert "Traceback" not in "".join(said)


def test_a_full_disk_is_said_and_leaves_the_files_as_they_were(root, shelf) -> None:
    """The limit on the size of files stands for a disk that is full: the system answers the same way to a write."""
    untidy(shelf)
    old = files(shelf / "content")

    def full() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))

    run = start([str(root / "scripts/format.py"), "--root", str(shelf)], shelf, preexec_fn=full)
    said, _ = run.communicate()
    assert run.returncode in (1, 2), said
    assert "Traceback" not in said
    assert "disque plein" in said
    assert files(shelf / "content") == old


def git(folder: Path, *arguments: str) -> None:
    identity = ["-c", "user.name=essai", "-c", "user.email=essai@exemple.fr", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *identity, *arguments], cwd=folder, check=True, capture_output=True)


def check(root: Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(root / "scripts/validate.py"), "--root", str(folder)]
    return subprocess.run(command, cwd=folder, env=environment(), capture_output=True, encoding="utf-8")


@pytest.fixture
def project(root, tmp_path) -> tuple[Path, str]:
    """A git repository with real schemas and no fiche yet; and a fiche to put in it."""
    shutil.copytree(root / "schemas", tmp_path / "schemas")
    (tmp_path / "data").symlink_to(root / "data", target_is_directory=True)
    (tmp_path / "content/initiatives").mkdir(parents=True)
    (tmp_path / "content/initiatives/.gitkeep").touch()
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "schemas", "content")
    git(tmp_path, "commit", "--quiet", "-m", "base")
    return tmp_path, (root / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")


def merge_two(folder: Path, root: Path, first: Callable[[], None], second: Callable[[], None]) -> None:
    """Makes two branches, each good by itself, and merges them without a conflict."""
    for name, change in (("une", first), ("autre", second)):
        git(folder, "checkout", "--quiet", "-b", name, "main")
        change()
        git(folder, "add", "schemas", "content")
        git(folder, "commit", "--quiet", "-m", name)
        assert check(root, folder).returncode == 0, check(root, folder).stdout
    git(folder, "checkout", "--quiet", "main")
    for name in ("une", "autre"):
        git(folder, "merge", "--quiet", "--no-ff", "-m", name, name)


def test_one_id_from_two_branches_is_caught_on_main(root, project) -> None:
    folder, text = project
    yml = text.removeprefix("---\n").replace("\n---\n\nUne histoire courte, pour l’exemple.", "")
    places = [folder / f"content/initiatives/jardin{form}" for form in (".md", ".yml")]
    merge_two(
        folder, root, lambda: (places[0].write_text(text, encoding="utf-8"), None)[1],
        lambda: (places[1].write_text(yml, encoding="utf-8"), None)[1],
    )  # fmt: skip
    run = check(root, folder)
    assert run.returncode == 1
    assert "identifiant-en-double" in run.stdout


def test_a_term_removed_while_another_branch_uses_it_is_caught_on_main(root, project) -> None:
    folder, text = project
    schema = folder / "schemas/commun.schema.json"

    def remove() -> None:
        schema.write_text(
            schema.read_text(encoding="utf-8").replace('"const": "lien-social"', '"const": "liens"'), "utf-8"
        )

    def use() -> None:
        (folder / "content/initiatives/jardin.md").write_text(text, encoding="utf-8")

    merge_two(folder, root, remove, use)
    run = check(root, folder)
    assert run.returncode == 1
    assert "valeur-inconnue" in run.stdout
