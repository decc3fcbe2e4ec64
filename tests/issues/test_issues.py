"""Issue forms: made from the schemas, never behind them, and their answers become a fiche that holds."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from essaim.catalogue import Loading, load
from essaim.issues import FOLDER, LABEL, forms, proposed, questions
from essaim.proposal import with_files
from essaim.schema import Schemas

ROOT = Path(__file__).resolve().parent.parent.parent
DAY = date(2026, 11, 20)
KINDS = ("besoins", "dispositifs", "initiatives", "parrains", "rencontres", "ressources")
ANSWERS = {
    "Titre": "Le café des réparations",
    "Résumé": "Un samedi par mois, des bénévoles réparent avec leurs voisins ce qui était cassé, autour d’un café.",
    "Nature": "Innovation sociale",
    "Problème": "On jette ce qui pourrait être réparé, faute de savoir ou d’outils, et l’on se connaît peu.",
    "Réponse": "Une salle, des outils, des bénévoles.\n\n### Titre\nCette ligne est du texte : rien de plus.",
    "Thèmes": "Lien social, citoyenneté, participation, Environnement, énergie, réemploi",
    "Publics": "Tous publics, Habitants d’un quartier ou d’un village",
    "Porteur — Nom": "Les Bricoleurs du samedi",
    "Porteur — Type de porteur": "Association",
    "Porteur — Adresse": "_No response_",
    "Implantations": "FR-38 | origine | active | 2014 | quartier Saint-Roch\n- 23096 | reprise | active | 2019",
    "Objectifs": "Augmenter le nombre de territoires",
    "Modèles": "Duplication, Fertilisation",
    "Maturité": "Essaimage",
    "Limites et échecs": "Les appareils récents se réparent mal, et personne n’en tient le compte.",
    "Conditions": "_No response_",
    "Sources": "Bilan des dix ans | Les Bricoleurs du samedi | 2024 | https://exemple.org/bilan",
}


@pytest.fixture(scope="module")
def schemas() -> Schemas:
    return Schemas.load(ROOT)


@pytest.fixture(scope="module")
def loading(tmp_path_factory) -> Loading:
    """The real schemas and territories, without any fiche."""
    home = tmp_path_factory.mktemp("racine")
    (home / "content").mkdir()
    for name in ("schemas", "data"):
        (home / name).symlink_to(ROOT / name, target_is_directory=True)
    return load(home, DAY)


def body(**changes: str) -> str:
    """The body of an issue as GitHub writes it from the form, line ends of the web included."""
    answers = {**ANSWERS, **changes}
    return "\r\n\r\n".join(f"### {label}\r\n\r\n{text}" for label, text in answers.items())


def test_the_forms_in_the_repository_are_those_of_the_schemas(schemas) -> None:
    """« python scripts/issue_forms.py » writes them anew."""
    site = re.search(r"^site_url: (\S+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)[1]
    written = {ROOT / path: text for path, text in forms(schemas, site).items()}
    assert {path: path.read_text(encoding="utf-8") for path in (ROOT / FOLDER).iterdir()} == written


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_one_that_github_accepts(kind) -> None:
    """Source: « Syntax for GitHub's form schema »: unique ids and labels, distinct options, at least one field."""
    form = yaml.safe_load((ROOT / FOLDER / f"{kind}.yml").read_text(encoding="utf-8"))
    fields = [item for item in form["body"] if item["type"] != "markdown"]
    assert form["labels"] == [f"{LABEL}{kind}"]
    ids, labels = [each["id"] for each in fields], [each["attributes"]["label"] for each in fields]
    assert len(set(ids)) == len(ids) > 3
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[a-z0-9_-]+", each) for each in ids)
    for each in fields:
        assert each["type"] in {"input", "textarea", "dropdown"}
        options = each["attributes"].get("options", [])
        assert len(set(options)) == len(options)
        assert all(isinstance(option, str) and option not in {"", "None"} for option in options)
        assert (each["type"] == "dropdown") == bool(options)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_for_all_that_the_schema_requires(schemas, kind) -> None:
    asked = {question.path for question in questions(schemas, kind)}
    required = {each.path for each in schemas.properties(kind) if each.required and each.depth == 0}
    missing = {path for path in required if path not in asked and not any(a.startswith(f"{path}.") for a in asked)}
    assert missing == {"verifie_le"}


def test_the_labels_of_a_test_are_those_of_the_form(schemas) -> None:
    assert [question.titre for question in questions(schemas, "initiatives")] == list(ANSWERS)


def test_a_complete_issue_becomes_a_fiche_that_holds(loading) -> None:
    result = proposed(body(), "initiatives", loading, DAY)
    assert result.faults == ()
    assert result.ready
    assert str(result.path) == "content/initiatives/le-cafe-des-reparations.yml"
    data = yaml.safe_load(result.content)
    assert data["themes"] == ["lien-social", "environnement-energie"] or len(data["themes"]) == 2
    assert data["implantations"] == [
        {"territoire": "FR-38", "lieu": "quartier Saint-Roch", "role": "origine", "statut": "active", "depuis": 2014},
        {"territoire": "23096", "role": "reprise", "statut": "active", "depuis": 2019},
    ]
    assert data["modeles"] == [{"modele": "duplication"}, {"modele": "fertilisation"}]
    assert data["reponse"].endswith("### Titre\nCette ligne est du texte : rien de plus.")
    assert data["titre"] == "Le café des réparations"
    assert data["verifie_le"] == "2026-11-20"
    assert data["sources"][0]["url"] == "https://exemple.org/bilan"
    assert "conditions" not in data


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Résumé": "Court."}, "40"),
        ({"Titre": "_No response_"}, "« Titre » est vide"),
        ({"Implantations": "Isère | origine | active"}, "FR-38"),
        ({"Implantations": "FR-38 | né | active"}, "« né »"),
        ({"Nature": "Autre"}, "« Autre »"),
        ({"Limites et échecs": "Écrivez à jean.dupont@exemple.fr pour le savoir."}, "adresse électronique"),
        ({"Réponse": "Une salle <script>alert(1)</script> et des outils, chaque samedi."}, "balise"),
    ],
)
def test_what_is_missing_or_refused_is_told_to_its_author(loading, change, told) -> None:
    result = proposed(body(**change), "initiatives", loading, DAY)
    assert not result.ready
    assert told in " ".join(result.faults).replace("\u202f", " ")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rien",
        "### Titre",
        "### Titre\n\n../../../.github/workflows/x",
        "### Titre\n\n" + "x" * 70_000,
        "\x00\ud800",
    ],
)
def test_any_body_gives_a_path_of_ours_or_none(loading, text) -> None:
    result = proposed(text, "initiatives", loading, DAY)
    assert not result.ready
    assert result.path is None or re.fullmatch(r"content/initiatives/[a-z0-9-]{2,60}\.yml", str(result.path))


def test_an_issue_about_a_fiche_that_exists_is_not_written_over_it(loading) -> None:
    first = proposed(body(), "initiatives", loading, DAY)
    again = proposed(body(), "initiatives", with_files(loading, {first.path: first.content}), DAY)
    assert not again.ready
    assert "est-ce la même" in again.faults[-1]


def test_the_command_writes_the_file_and_says_what_is_missing(tmp_path) -> None:
    path = tmp_path / "ticket.md"
    path.write_text(body(), encoding="utf-8")
    command = [sys.executable, str(ROOT / "scripts/issue_to_file.py"), str(path), "--day", f"{DAY}"]
    run = subprocess.run(
        command, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (run.returncode, yaml.safe_load(run.stdout)["titre"]) == (0, "Le café des réparations")
    path.write_text("rien", encoding="utf-8")
    run = subprocess.run(
        command, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, encoding="utf-8", timeout=60
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "est vide" in run.stderr
