"""A need added to the catalogue shows its answers, and each of these says who looks for it."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import html5lib
import pytest

from essaim.catalogue import load

LATER = date(2030, 1, 1)  # after every check of a fiche
NEED = """\
# yaml-language-server: $schema=../../schemas/besoins.schema.json
titre: Un guichet contre le froid
resume: >-
  Une petite ville cherche comment repérer et aider les ménages qui ne parviennent plus à se chauffer l’hiver.
territoire: "23096"
themes:
  - logement-energie
publics:
  - familles
organisation:
  nom: Ville de Guéret
  type: commune
page: https://exemple.org/besoin
statut: ouvert
verifie_le: "2026-11-01"
"""


def text(page: Path) -> str:
    """The visible text of a page's main part."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    return re.sub(r"\s+", " ", " ".join(next(tree.iter("main")).itertext()))


@pytest.fixture(scope="module")
def project(small_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one need, built."""
    copy = small_project(tmp_path_factory.mktemp("besoin") / "copie")
    (copy / "content" / "besoins").mkdir(exist_ok=True)
    (copy / "content" / "besoins" / "guichet-froid.yml").write_text(NEED, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return copy


def test_the_need_and_its_answers_name_each_other(project: Path) -> None:
    records = load(project, LATER).catalogue.initiatives
    fitting = [r for r in records if "logement-energie" in {theme for _, theme in r.texts("themes", "*")}]
    living = [r for r in fitting if r.data["maturite"] != "arretee"]
    assert living
    need = text(project / "site/besoins/guichet-froid/index.html").replace("\u202f", " ")
    for record in living[:12]:
        assert record.titre.replace("'", "’") in need
        assert "Un guichet contre le froid" in text(project / f"site/initiatives/{record.id}/index.html")


def test_the_place_of_the_need_shows_it_with_its_department_and_its_region(project: Path) -> None:
    for slug in ("23096", "fr-23", "fr-naq"):
        assert "Un guichet contre le froid" in text(project / f"site/territoires/{slug}/index.html"), slug


def test_an_initiative_of_another_theme_is_not_sought_by_it(project: Path) -> None:
    others = [
        r
        for r in load(project, LATER).catalogue.initiatives
        if "logement-energie" not in {theme for _, theme in r.texts("themes", "*")}
    ]
    assert others
    for record in others:
        assert "Un guichet contre le froid" not in text(project / f"site/initiatives/{record.id}/index.html")
