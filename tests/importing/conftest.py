"""A root to import into, the sample bank as CSV and as XLSX, and the command run on them as anyone would."""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

HERE = Path(__file__).parent
Import = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def home(root: Path, tmp_path: Path) -> Path:
    """A root with real schemas, real territories and an empty content folder."""
    folder = tmp_path / "depot"
    shutil.copytree(root / "schemas", folder / "schemas")
    (folder / "data").symlink_to(root / "data", target_is_directory=True)
    (folder / "content/initiatives").mkdir(parents=True)
    return folder


@pytest.fixture
def bank() -> list[list[str]]:
    """The rows of the sample bank, its header first."""
    with (HERE / "banque.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream, delimiter=";"))


@pytest.fixture
def table(tmp_path: Path) -> Callable[[list[list[str]], str], Path]:
    """Writes rows as ``.csv`` or ``.xlsx``, numbers as numbers in the latter, as a spreadsheet would."""

    def write(rows: list[list[str]], suffix: str) -> Path:
        path = tmp_path / f"banque{suffix}"
        if suffix == ".csv":
            with path.open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream, delimiter=";").writerows(rows)
            return path
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Fiches")
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell.isdigit():
                        sheet.write_number(number, column, int(cell))
                    elif cell:
                        sheet.write_string(number, column, cell)
        return path

    return write


@pytest.fixture
def run(root: Path, home: Path) -> Import:
    """Runs ``scripts/import_table.py``; the JSON report, if one was asked for, is in ``report(run)``."""

    def call(table: Path, *arguments: str, mapping: Path = HERE / "banque.yml") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(root / "scripts/import_table.py"), str(table), "--mapping", str(mapping)]
        command += ["--root", str(home), *arguments]
        env = {**os.environ, "ESSAIM_DATE": "2026-11-23", "PYTHONUTF8": "1"}
        return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60)

    return call


def report(run: subprocess.CompletedProcess[str]) -> dict:
    """The JSON report of a run."""
    assert run.stderr == ""
    return json.loads(run.stdout)
