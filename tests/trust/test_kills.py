"""Killed at any moment, every command that writes leaves each file old or new, never half of one."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hostile.kills import Struck, files, struck

KILLS, BUILDS = 12, 3  # a moment by chance, a step, the middle of a write
HERE = Path(__file__).parent
STATE = ("site", ".site-mkdocs", ".site-manifest.json", ".site-verrou")
BUILD = ("-m", "mkdocs", "build", "--strict")


@pytest.fixture
def shelf(root, tmp_path) -> Path:
    """A repository with real schemas, real territories and no content yet."""
    home = tmp_path / "depot"
    home.mkdir()
    for name in ("schemas", "data"):
        (home / name).symlink_to(root / name, target_is_directory=True)
    (home / "content/initiatives").mkdir(parents=True)
    return home


@pytest.fixture
def killed(root, told) -> Callable[..., Struck]:
    """Kills a script of the project again and again, and tells it; what it writes must not be lost in the measure."""

    def killed_(home: Path, script: str, *arguments: str, **environment: str) -> Struck:
        command = (str(root / "scripts" / script), *arguments)
        run = struck(command, home, ("content",), KILLS, **environment)
        halves = run.halves("content/")
        told(f"{script} tué {KILLS} fois au hasard (moment ou étape d’écriture) : {len(halves)} fichier à moitié écrit")
        assert halves == []
        assert any(code < 0 for code in run.codes), run.codes
        return run

    return killed_


def test_the_kills_find_halves_where_files_are_written_in_place(tmp_path) -> None:
    (tmp_path / "content").mkdir()
    script = tmp_path / "script.py"
    script.write_text("for n in range(20):\n    open(f'content/{n}', 'w').write(str(n) * 9000)\n", encoding="utf-8")
    assert struck((str(script),), tmp_path, ("content",), KILLS).halves("content/")


def untidy(text: str) -> str:
    """A fiche that format.py rewrites: its title goes last."""
    lines = text.splitlines(keepends=True)
    titles = [line for line in lines if line.startswith("titre:")]
    return "".join([*(line for line in lines if line not in titles), *titles])


def test_format(root, shelf, killed) -> None:
    (shelf / "content/glossaire").mkdir()
    for path in sorted((root / "content/glossaire").glob("*.yml"))[:30]:
        text = untidy(path.read_text(encoding="utf-8"))
        (shelf / "content/glossaire" / path.name).write_text(text, encoding="utf-8")
    run = killed(shelf, "format.py", "--root", str(shelf))
    assert sum(run.old[name] != run.new[name] for name in run.old) > 20


def test_import(shelf, killed, tmp_path) -> None:
    """A table brought in a second time: fiches to change, fiches to create."""
    bank = HERE.parent / "importing"
    with (bank / "banque.csv").open(encoding="utf-8", newline="") as stream:
        header, good, *_ = csv.reader(stream, delimiter=";")
    rows = [[f"B-{n}", f"{good[1]} n{n}", *good[2:]] for n in range(1, 21)]
    table = tmp_path / "banque.csv"
    arguments = (str(table), "--mapping", str(bank / "banque.yml"), "--root", str(shelf), "--write")
    for count, change in ((10, ""), (20, ", encore")):
        with table.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=";").writerows(
                [header, *([row[0], row[1] + change, *row[2:]] for row in rows[:count])]
            )
        run = killed(shelf, "import_table.py", *arguments)
        shutil.rmtree(shelf / "content")
        for name, content in run.new.items():
            (shelf / name).parent.mkdir(parents=True, exist_ok=True)
            (shelf / name).write_bytes(content)
    assert (len(run.old), len(run.new)) == (10, 20)
    assert all(run.old[name] != run.new[name] for name in run.old)


def test_new(shelf, killed) -> None:
    run = killed(shelf, "new.py", "initiatives", "Un jardin", "--root", str(shelf))
    assert set(run.new) - set(run.old) == {"content/initiatives/un-jardin.md"}


def test_review_writes_nothing_in_the_repository(root, shelf, killed, tmp_path) -> None:
    (shelf / "content/initiatives/jardin.md").write_bytes((root / "tests/examples/valid/exemple.md").read_bytes())
    for name in ("schemas", "data"):
        (shelf / name).unlink()
        shutil.copytree(root / name, shelf / name)
    for command in ("init --quiet", "add .", "-c user.name=e -c user.email=e@exemple.fr commit -q -m e"):
        subprocess.run(["git", *command.split()], cwd=shelf, check=True, capture_output=True)
    own = tmp_path / "temporaire"
    own.mkdir()
    before = files(shelf, (".git",))
    run = killed(shelf, "review.py", "HEAD", "--repository", str(shelf), TMPDIR=str(own))
    assert run.old == run.new
    assert files(shelf, (".git",)) == before


def test_a_build_and_the_next_one_mends_all(small_project, tmp_path, told) -> None:
    home = small_project(tmp_path / "depot")
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ESSAIM_DATE": "2030-01-01"}

    def build() -> None:
        done = subprocess.run(
            [sys.executable, *BUILD], cwd=home, env=environment, capture_output=True, encoding="utf-8"
        )
        assert done.returncode == 0, done.stdout + done.stderr

    build()
    page = home / "content/initiatives/croc-la-vie.yml"
    page.write_text(page.read_text(encoding="utf-8").replace("titre: ", "titre: Nouveau ", 1), encoding="utf-8")
    run = struck(BUILD, home, STATE, BUILDS, NO_MKDOCS_2_WARNING="1", ESSAIM_DATE="2030-01-01")
    changed = [name for name in run.new if run.new[name] != run.old.get(name)]
    assert "site/initiatives/croc-la-vie/index.html" in changed
    assert any(code < 0 for code in run.codes), run.codes
    assert run.halves("site/") == []
    build()
    built = files(home, ("site",))
    assert built == {name: content for name, content in run.new.items() if name.startswith("site/")}
    told(f"construction tuée {BUILDS} fois au hasard : aucune page à moitié écrite, la suivante répare tout")
