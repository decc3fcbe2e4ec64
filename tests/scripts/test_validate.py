"""``scripts/validate.py`` as contributors, editors and the pull request use it (design, section 8)."""

import json
import re
import subprocess
import sys

import pytest

from essaim.typography import french

# file: (what is replaced, by what, the line of the fault, its rule, a word of the remedy); all from one good fiche.
FAULTS = {
    "cle-inconnue.md": ("nature:", "natures:", 4, "cle-inconnue", "« nature »"),
    "cle-manquante.md": ("maturite: experimentation\n", "", 2, "cle-manquante", "maturite"),
    "valeur-hors-liste.md": ("  - lien-social", "  - lien-sociale", 8, "valeur-inconnue", "« lien-social »"),
    "territoire.md": ('"FR-38"', '"FR-300"', 15, "territoire-inconnu", "(Gard)"),
    "nom-de-territoire.md": ('"FR-38"', '"Isère"', 15, "territoire-inconnu", '"FR-38" (Isère)'),
    "deux-origines.md": (
        "objectifs:\n",
        '  - territoire: "FR-69"\n    role: origine\n    statut: active\nobjectifs:\n',
        21,
        "origine-unique",
        "autres_territoires",
    ),
    "tabulation.md": ("    role:", "\trole:", 16, "tabulation", "deux espaces"),
    "cle-en-double.md": ("maturite:", "titre: Encore\nmaturite:", 25, "cle-en-double", "une seule"),
    "alias.md": ("nature: innovation-sociale", "nature: *sociale", 4, "alias-interdit", "guillemets"),
    "code-sans-guillemets.md": ('"FR-38"', "01", 15, "nombre-ambigu", '"01"'),
    "adresse-javascript.md": (
        "type: association\n",
        "type: association\n  site: javascript:alert(1)\n",
        14,
        "adresse",
        "adresse complète",
    ),
    "script-dans-le-titre.md": ("Jardin partagé", "Jardin <script>alert(1)</script>", 2, "html-interdit", "balise"),
    "script-dans-le-recit.md": ("Une histoire", "Une <script>alert(1)</script>", 36, "html-interdit", "balise"),
    "type.md": ("depuis: 2012", "depuis: deux-mille-douze", 18, "type", "en chiffres"),
    "date-impossible.md": ('"2026-03-01"', '"2026-02-31"', 33, "date", "2024-05-31"),
    "source-inconnue.md": ("    source: bilan", "    source: bilam", 19, "sources", "« bilan »"),
    "courriel.md": ("Une histoire", "Écrire à jean.dupont@exemple.fr", 36, "donnees-personnelles", "page de contact"),
}  # fmt: skip
BYTES = {
    "pas-utf-8.md": (lambda text: text.encode("utf-16"), 1, "encodage", "UTF-8"),
    "deux-cents-ko.md": (lambda text: text.encode() + b"Une histoire.\n" * 15_000, 1, "fichier-trop-gros", "documents"),
    "Ma Fiche.md": (lambda text: text.encode(), 1, "identifiant", "ma-fiche.md"),
}  # fmt: skip
MENTION = re.compile(r"(?P<file>content/.+?):(?P<line>\d+):(?P<column>\d+): (?P<message>.+)")


def unlike_the_others(text: str, name: str) -> str:
    """The fiche with a title and sentences of its own, so that the twenty are no copies of one another."""
    text = text.replace("de démonstration\nresume", f"à {name.replace('-', '')}\nresume", 1)
    for sentence in ("Des habitants", "Dans ce quartier", "La commune", "Le terrain"):
        text = text.replace(sentence, f"{name.replace('-', '')} {sentence}", 1)
    return text


def broken(fiche: str):
    """The twenty files: name, bytes, line, rule, a word of the remedy."""
    for name, (old, new, line, rule, remedy) in FAULTS.items():
        assert old in fiche
        yield name, unlike_the_others(fiche.replace(old, new, 1), name[:-3]).encode(), line, rule, remedy
    for name, (made, line, rule, remedy) in BYTES.items():
        yield name, made(unlike_the_others(fiche, name[:-3].lower())), line, rule, remedy


def test_twenty_faults_in_twenty_files_are_all_told_in_one_run(repository, fiche, validate) -> None:
    """One French message a fault, on its line, with its remedy: nothing hides anything."""
    cases = list(broken(fiche))
    assert len(cases) == 20
    for name, content, *_ in cases:
        (repository / "content/initiatives" / name).write_bytes(content)
    run = validate()
    *lines, summary = run.stdout.splitlines()
    assert (run.returncode, run.stderr) == (1, "")
    assert summary == "20 fichiers, 20 erreurs, 0 avertissement"
    told = {}
    for mention, hint in zip(lines[::2], lines[1::2], strict=True):
        found = MENTION.fullmatch(mention)
        assert found, mention
        told[found["file"].removeprefix("content/initiatives/")] = (int(found["line"]), hint)
        assert found["message"].endswith(".")
    assert {name: told[name][0] for name in told} == {name: line for name, _, line, _, _ in cases}
    for name, _, _, rule, remedy in cases:
        assert told[name][1].startswith("    ")
        assert told[name][1].endswith(f" [{rule}]")
        assert french(remedy) in told[name][1]


@pytest.fixture
def two_files(repository, fiche):
    """A fiche with one error, and one with one warning."""
    folder = repository / "content/initiatives"
    (folder / "erreur.md").write_text(fiche.replace("nature:", "natures:"), encoding="utf-8")
    other = unlike_the_others(fiche, "autre").replace("independante: oui", "independante: non")
    (folder / "avertissement.md").write_text(other, encoding="utf-8")
    return folder


@pytest.mark.usefixtures("two_files")
def test_json_is_one_array_of_objects_with_the_promised_keys(validate) -> None:
    run = validate("--format", "json")
    found = json.loads(run.stdout)
    assert run.returncode == 1
    assert [list(each) for each in found] == [
        ["file", "line", "column", "severity", "rule", "path", "message", "hint"]
    ] * 2
    assert [(each["file"], each["line"], each["severity"], each["rule"], each["path"]) for each in found] == [
        ("content/initiatives/avertissement.md", 29, "warning", "source-independante", "sources"),
        ("content/initiatives/erreur.md", 4, "error", "cle-inconnue", "natures"),
    ]


def test_json_of_nothing_is_an_empty_array(validate) -> None:
    assert (validate("--format", "json").stdout, validate("--format", "json").returncode) == ("[]\n", 0)


@pytest.mark.usefixtures("two_files")
def test_github_gets_annotations_on_their_lines(validate) -> None:
    lines = validate("--format", "github").stdout.splitlines()
    place = "file=content/initiatives/avertissement.md,line=29,col=3,title=source-independante"
    assert lines[0].startswith(f"::warning {place}::Aucune source")
    assert lines[1].startswith("::error file=content/initiatives/erreur.md,line=4,col=1,title=cle-inconnue::La clé")
    assert lines[2:] == ["2 fichiers, 1 erreur, 1 avertissement"]


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_nothing_a_contributor_writes_commands_the_runner(form, repository, fiche, validate) -> None:
    folder = repository / "content/initiatives"
    name = "a,b:c%0A\n::error::piège\x1b[31m.md"
    (folder / name).write_text(fiche, encoding="utf-8")
    (folder / "valeur.md").write_text(
        fiche.replace("nature: innovation-sociale", 'nature: "%0A::error::x\\n::stop-commands::y"'), encoding="utf-8"
    )
    run = validate("--format", form)
    assert run.returncode == 1
    commands = [line for line in run.stdout.splitlines() if line.lstrip().startswith("::")]
    assert all(re.match(r"::(?:error|warning) file=content/initiatives/[^:,]+,line=\d+,col=\d+,title=[a-z-]+::", line)
               for line in commands)  # fmt: skip
    assert len(commands) == (len(run.stdout.splitlines()) - 1 if form == "github" else 0)
    assert "\x1b" not in run.stdout


def test_a_name_that_is_not_utf_8_is_told_like_any_other(repository, fiche, validate) -> None:
    path = bytes(repository / "content/initiatives") + b"/caf\xe9.md"
    with open(path, "w", encoding="utf-8") as stream:  # noqa: PTH123 - pathlib takes no bytes
        stream.write(fiche)
    for form in ("text", "json", "github"):
        run = validate("--format", form)
        assert (run.returncode, run.stderr) == (1, "")
        assert "identifiant" in run.stdout


def test_warnings_alone_let_pass(two_files, validate) -> None:
    (two_files / "erreur.md").unlink()
    run = validate()
    assert run.returncode == 0
    assert run.stdout.endswith("1 fichier, 0 erreur, 1 avertissement\n")


def test_paths_choose_what_is_shown_and_not_what_is_known(two_files, validate) -> None:
    one = validate("content/initiatives/avertissement.md")
    assert (one.returncode, one.stdout.splitlines()[-1]) == (0, "1 fichier, 0 erreur, 1 avertissement")
    absolute = validate(str(two_files / "erreur.md"))
    assert (absolute.returncode, absolute.stdout.splitlines()[-1]) == (1, "1 fichier, 1 erreur, 0 avertissement")
    folder = validate("content/initiatives/")
    assert folder.stdout == validate().stdout
    text = (two_files / "avertissement.md").read_text(encoding="utf-8")
    linked = text.replace("maturite:", "inspire_de:\n  - erreur\nmaturite:")
    (two_files / "avertissement.md").write_text(linked, encoding="utf-8")
    assert "reference-inconnue" not in validate("content/initiatives/avertissement.md").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["absent.md"], "n’existe pas"),
        (["content/initiatives/absent.md"], "n’existe pas"),
        (["schemas"], "n’est pas sous"),
        (["content/../schemas"], "n’est pas sous"),
        (["--format", "xml"], "forme de rapport"),
        (["--today", "hier"], "n’est pas une date"),
        (["--rapide"], "option inconnue"),
        (["--format"], "valeur"),
    ],
    ids=" ".join,
)
def test_a_misuse_says_so_in_french_and_exits_2(arguments, said, validate) -> None:
    run = validate(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert said in run.stderr
    assert "Traceback" not in run.stderr


def test_the_day_comes_from_the_option_then_from_the_environment(repository, fiche, validate) -> None:
    (repository / "content/initiatives/exemple.md").write_text(fiche, encoding="utf-8")
    assert validate(ESSAIM_DATE="2026-02-28").returncode == 1
    assert validate("--today", "2026-03-01", ESSAIM_DATE="2026-02-28").returncode == 0


def test_a_reader_who_leaves_early_is_no_fault(root, repository, fiche) -> None:
    for number in range(200):
        text = fiche.replace("nature:", "natures:")
        (repository / f"content/initiatives/fiche-{number}.md").write_text(text, encoding="utf-8")
    command = [sys.executable, str(root / "scripts/validate.py"), "--root", str(repository)]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
    run.stdout.read(10)
    run.stdout.close()
    assert run.stderr.read() == ""
    run.stderr.close()
    assert run.wait(timeout=60) == 1


def test_bad_files_hide_neither_good_ones_nor_one_another(repository, fiche, validate) -> None:
    folder = repository / "content/initiatives"
    for number in range(50):
        (folder / f"bonne-{number}.md").write_text(unlike_the_others(fiche, f"bonne-{number}"), encoding="utf-8")
    for number in range(200):
        old, new, *_ = list(FAULTS.values())[number % len(FAULTS)]
        (folder / f"mauvaise-{number}.md").write_text(fiche.replace(old, new, 1), encoding="utf-8")
    run = validate("--format", "json")
    errors = {each["file"] for each in json.loads(run.stdout) if each["severity"] == "error"}
    assert len(errors) == 200
    assert all("mauvaise" in name for name in errors)
    assert validate().stdout.splitlines()[-1].startswith("250 fichiers, ")
