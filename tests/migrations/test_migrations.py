"""Migrations: one change to many fiches, judged together, written together, and nothing the second time."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from essaim.catalogue import load
from essaim.kinds import KINDS
from essaim.migration import migrate

ROOT = Path(__file__).resolve().parent.parent.parent
MIGRATIONS = sorted((ROOT / "scripts/migrations").glob("[0-9]*.py"))
TODAY = date(2026, 11, 23)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A root with real schemas and territories, and two fiches."""
    shutil.copytree(ROOT / "schemas", tmp_path / "schemas")
    (tmp_path / "data").symlink_to(ROOT / "data", target_is_directory=True)
    fiche = (ROOT / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")
    folder = tmp_path / "content/initiatives"
    folder.mkdir(parents=True)
    (folder / "sans-changement.md").write_text(fiche, encoding="utf-8")
    former = load(tmp_path, TODAY).catalogue.territories
    code = next(each for each in former.former_codes() if re.fullmatch(r"\d{5}", each))
    text = fiche.replace('"FR-38"', f'"{code}" # la commune d’alors').replace("Jardin", "Atelier")
    for sentence in ("Des habitants", "Dans ce quartier", "La commune prête", "Le terrain est"):
        text = text.replace(sentence, f"Ailleurs, {sentence}")
    (folder / "avec-ancien-code.md").write_text(text, encoding="utf-8")
    return tmp_path


def run(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/migrate.py"), *arguments, "--root", str(home)]
    env = {**os.environ, "ESSAIM_DATE": f"{TODAY}", "PYTHONUTF8": "1"}
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60)


@pytest.mark.parametrize("path", MIGRATIONS, ids=lambda path: path.stem)
def test_every_migration_keeps_the_convention(path) -> None:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert re.fullmatch(r"\d{4}_[a-z0-9_]+", path.stem)
    assert module.__doc__
    assert set(module.KINDS) <= {kind.name for kind in KINDS}
    assert callable(module.change)


def test_numbers_follow_one_another() -> None:
    assert [int(path.name[:4]) for path in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_former_codes_become_those_of_today_and_comments_stay(home) -> None:
    path = home / "content/initiatives/avec-ancien-code.md"
    before = path.read_text(encoding="utf-8")
    dry = run(home, "0001")
    assert (dry.returncode, dry.stdout.splitlines()[0]) == (0, "content/initiatives/avec-ancien-code.md")
    assert path.read_text(encoding="utf-8") == before
    assert run(home, "0001", "--write").returncode == 0
    after = path.read_text(encoding="utf-8")
    old, new = (re.search(r'territoire: "(\d+)"', text)[1] for text in (before, after))
    assert load(home, TODAY).catalogue.territories.resolve(old).code == new != old
    assert "# la commune d’alors" in after
    assert after.replace(new, old) == before
    assert run(home, "0001", "--write").stdout.startswith("0 fiche")


def test_a_migration_that_would_bring_an_error_writes_nothing(home) -> None:
    def change(record, data, _catalogue) -> None:
        data["maturite"] = "inconnue" if record.id == "avec-ancien-code" else "idee"

    files = {path: path.read_bytes() for path in (home / "content").rglob("*.md")}
    done = migrate(home, load(home, TODAY), ("initiatives",), change, write=True)
    assert not done.written
    assert {problem.rule for problem in done.problems} == {"valeur-inconnue"}
    assert {path: path.read_bytes() for path in files} == files


def test_migrations_are_listed_and_an_unknown_number_is_refused(home) -> None:
    assert run(home).stdout.splitlines()[0].startswith("0001\u202f: Remplace les codes")
    assert run(home, "9999").returncode == 2
