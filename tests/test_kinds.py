"""Adding a kind costs one schema, one template and one line of registry: proved by adding one to a copy of it all."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest

from essaim.kinds import KINDS

LINE = '    Kind("essais", "Essais", "Essai", "Ce que l’on essaie, pour voir."),\n'
TEMPLATE = '{% extends "kinds/_generique.html" %}\n'
RECORD = """\
titre: Un essai de jardin
resume: >-
  On plante des zinnias sur une friche et l’on compte les papillons qui viennent, pendant un été entier.
zinnias: 40
verifie_le: 2026-10-01
"""
SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "essais.schema.json",
    "title": "Essai",
    "description": "Une chose essayée, pour voir.",
    "type": "object",
    "additionalProperties": False,
    "required": ["titre", "resume", "verifie_le"],
    "properties": {
        "titre": {"title": "Titre", "description": "Le nom.", "type": "string", "examples": ["Un essai"]},
        "resume": {"title": "Résumé", "description": "En deux phrases.", "type": "string", "examples": ["On plante."]},
        "zinnias": {"title": "Zinnias plantés", "description": "Combien.", "type": "integer", "examples": [40]},
        "verifie_le": {
            "title": "Vérifié le",
            "description": "Date du contrôle.",
            "type": "string",
            "format": "date",
            "examples": ["2026-10-01"],
        },
    },
}


@pytest.fixture(scope="module")
def project(small_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with the new kind: one schema, one template, one line; and one record to show."""
    copy = small_project(tmp_path_factory.mktemp("projet") / "copie")
    (copy / "schemas" / "essais.schema.json").write_text(json.dumps(SCHEMA), encoding="utf-8")
    (copy / "overrides" / "views" / "kinds" / "essais.html").write_text(TEMPLATE, encoding="utf-8")
    registry = copy / "src" / "essaim" / "kinds.py"
    before, _, after = registry.read_text(encoding="utf-8").rpartition(")\n")
    registry.write_text(f"{before}{LINE})\n{after}", encoding="utf-8")
    (copy / "content" / "essais").mkdir()
    (copy / "content" / "essais" / "jardin.yml").write_text(RECORD, encoding="utf-8")
    return copy


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy, on the copy's own package."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(project / "src")}
    return subprocess.run(
        [sys.executable, *command], cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The site of the copy, built strictly."""
    done = run(project, "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"


def text(site: Path, address: str) -> str:
    """What a page says."""
    page = html5lib.parse((site / address / "index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    return " ".join("".join(page.find(".//main").itertext()).split())


def test_the_new_kind_is_not_one_of_ours() -> None:
    assert "essais" not in {kind.name for kind in KINDS}


def test_it_has_a_page_that_shows_every_heading_of_its_schema(site) -> None:
    shown = text(site, "essais/jardin")
    for words in ("Essai", "Un essai de jardin", "On plante des zinnias", "Zinnias plantés", "40"):
        assert words in shown


def test_it_has_a_list(site) -> None:
    shown = text(site, "essais")
    assert "Ce que l’on essaie, pour voir." in shown
    assert "Un essai de jardin" in shown


def test_it_is_in_the_sitemap_and_in_the_search(site) -> None:
    assert "/essais/jardin/<" in (site / "sitemap.xml").read_text(encoding="utf-8")
    found = [f for f in (site / "recherche").rglob("*.json") if "essais/jardin/" in f.read_text(encoding="utf-8")]
    assert found


def test_a_fault_in_it_is_told_and_stops_the_build(project, site) -> None:
    record = project / "content" / "essais" / "fautif.yml"
    record.write_text(RECORD.replace("zinnias: 40", "zinnia: beaucoup"), encoding="utf-8")
    try:
        done = run(project, "-m", "mkdocs", "build", "--strict")
    finally:
        record.unlink()
    assert done.returncode == 1
    assert "content/essais/fautif.yml:4:" in done.stderr
    assert "zinnias" in done.stderr
    assert not (site / "essais" / "fautif").exists()
