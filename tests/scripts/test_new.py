"""new.py gives a file to fill that every other command understands, and never writes over one that exists."""

import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from essaim.canonical import canonical
from essaim.catalogue import load
from essaim.schema import Schemas
from essaim.validation import all_problems

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = Schemas.load(ROOT).kinds
DAY = "2026-11-23"
FILLED = (ROOT / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")


def new(repository: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/new.py"), *arguments, "--root", str(repository)]
    env = {**os.environ, "ESSAIM_DATE": DAY}
    return subprocess.run(command, env=env, capture_output=True, encoding="utf-8", timeout=60)


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_of_every_kind_is_in_canonical_form_and_names_every_key(kind, repository) -> None:
    done = new(repository, kind, "Jardin partagé : l’essai")
    assert done.returncode == 0, done.stderr
    (path,) = (repository / "content" / kind).iterdir()
    assert path.stem == "jardin-partage-l-essai"
    content = path.read_bytes()
    schemas = Schemas.load(ROOT)
    assert canonical(schemas, PurePosixPath(path.relative_to(repository).as_posix()), content) == content
    missing = [k for k in schemas.raw(kind)["properties"] if k != "recit" and f"{k}:" not in content.decode()]
    assert missing == []


def test_an_unfilled_file_is_refused_key_by_key(repository) -> None:
    new(repository, "initiatives", "Un jardin")
    problems = all_problems(load(repository, date(2026, 11, 23)))
    told = {problem.path for problem in problems if problem.severity == "error"}
    assert {"resume", "nature", "probleme", "porteur.nom", "implantations[0].territoire"} <= told
    assert "verifie_le" not in told


def test_what_is_to_fill_from_a_closed_list_says_every_value_above_it(repository) -> None:
    """Nothing to guess nor to look up: an editor knows nothing of the lists of the form."""
    new(repository, "initiatives", "Un jardin")
    text = (repository / "content/initiatives/un-jardin.md").read_text(encoding="utf-8")
    schemas = Schemas.load(ROOT)
    for key, name in CLOSED.items():
        above = text[: re.search(rf"^[ -]*{key}:", text, re.MULTILINE).start()]
        said = " ".join(line.strip().removeprefix("# ") for line in above.split("\n"))
        assert f"Au choix\u202f: {', '.join(schemas.vocabulary(name).ids)}." in said, key


CLOSED = {
    "nature": "natures",
    "themes": "themes",
    "publics": "publics",
    "type": "types_de_porteur",
    "role": "roles",
    "statut": "statuts",
    "objectif": "objectifs",
    "modele": "modeles",
    "maturite": "maturites",
}


def test_a_new_file_is_checked_this_day_as_in_the_form(repository) -> None:
    new(repository, "initiatives", "Un jardin")
    text = (repository / "content/initiatives/un-jardin.md").read_text(encoding="utf-8")
    assert f'\nverifie_le: "{DAY}"\n' in text
    assert not re.search(r"\b(\d+) à \1 (caractères|éléments)", text)


def test_a_filled_file_keeps_its_comments_and_passes(repository) -> None:
    """Filled as a person would: each empty key gets the value that a sound fiche has."""
    new(repository, "initiatives", "Jardin partagé de démonstration")
    (path,) = (repository / "content/initiatives").iterdir()
    lines = path.read_text(encoding="utf-8").split("\n")
    comments = [line for line in lines if line.lstrip().startswith("#")]
    path.write_text(with_values(lines), encoding="utf-8")
    assert [p for p in all_problems(load(repository, date(2026, 11, 23))) if p.severity == "error"] == []
    content = path.read_bytes()
    formatted = canonical(Schemas.load(ROOT), PurePosixPath("content/initiatives/x.md"), content)
    assert formatted == content
    assert [line for line in formatted.decode().split("\n") if line.lstrip().startswith("#")] == comments


VALUES = {
    "resume:": "resume: Des habitants cultivent ensemble un terrain prêté par la commune et s’y rencontrent.",
    "nature:": "nature: innovation-sociale",
    "probleme:": "probleme: Dans ce quartier sans jardin, les voisins se croisent sans se connaître.",
    "reponse:": "reponse: La commune prête un terrain, une association anime, les habitants cultivent.",
    "nom:": "nom: Association de démonstration",
    "type:": "type: association",
    "- territoire:": '- territoire: "FR-38"',
    "role:": "role: origine",
    "statut:": "statut: active",
    "- objectif:": "- objectif: nombre-de-territoires",
    "- modele:": "- modele: duplication",
    "maturite:": "maturite: experimentation",
    "- texte:": "- texte: Le terrain est prêté pour trois ans seulement, et rien ne garantit la suite.",
    "- id:": "- id: bilan",
    "titre:": "titre: Bilan de démonstration",
}
ITEMS = {"themes:": "lien-social", "publics:": "tous-publics"}


def with_values(lines: list[str]) -> str:
    written, above = [], ""
    for line in lines:
        bare = line.strip()
        if bare == "-":
            line = f"{line} {ITEMS[above]}"
        elif bare in VALUES:
            line = line.replace(bare, VALUES[bare])
        if not bare.startswith("#"):
            above = bare
        written.append(line)
    return "\n".join(written)


def test_a_name_that_is_taken_or_reserved_is_refused_and_nothing_is_written_over(repository) -> None:
    new(repository, "initiatives", "Un jardin")
    path = repository / "content/initiatives/un-jardin.md"
    path.write_text("à moi", encoding="utf-8")
    again = new(repository, "initiatives", "Un  jardin !")
    assert again.returncode == 1
    assert "content/initiatives/un-jardin.md existe déjà" in again.stderr
    assert path.read_text(encoding="utf-8") == "à moi"
    assert new(repository, "initiatives", "Recherche").returncode == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("initiative", "Un jardin"), "Vouliez-vous dire «\u202finitiatives\u202f»"),
        (("initiatives", "!!!"), "le titre ne donne pas de nom de fichier"),
        (("initiatives",), "TITRE"),
    ],
)
def test_a_misused_command_says_how_to_write_it(arguments, said, repository) -> None:
    done = new(repository, *arguments)
    assert done.returncode == 2
    assert said in done.stderr


def test_a_long_title_gives_a_name_cut_between_two_words(repository) -> None:
    new(
        repository,
        "initiatives",
        "Une très longue histoire de jardin partagé entre voisins du quartier Saint-Bruno à Grenoble",
    )
    (path,) = (repository / "content/initiatives").iterdir()
    assert len(path.stem) <= 60
    assert path.stem.endswith("quartier") or path.stem.endswith("du")
