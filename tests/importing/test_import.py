"""``scripts/import_table.py``: a bank of initiatives as a table, brought in row by row, again and again."""

import hashlib
import json
from pathlib import Path

import pytest

HERE = Path(__file__).parent
SAMPLE = HERE / "banque.csv"


def told(run) -> dict:
    assert run.stderr == ""
    return json.loads(run.stdout)


def states(run) -> list[str]:
    return [row["etat"] for row in told(run)["lignes"]]


def files(home: Path) -> dict[str, str]:
    """Every file under content/, by its name, and what it holds."""
    found = sorted((home / "content").rglob("*.*"))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def test_a_dry_run_writes_nothing_and_says_what_it_would(run, home) -> None:
    result = run(SAMPLE)
    assert result.returncode == 1
    assert "7 lignes : 1 créée" in result.stdout.replace("\u202f", " ")
    assert result.stdout.endswith("Rien n’est écrit.\n")
    assert files(home) == {}


def test_every_faulty_row_is_told_with_its_column_and_its_remedy(run) -> None:
    """In French, in the validator's own words."""
    result = run(SAMPLE, "--report", "json")
    rows = told(result)["lignes"]
    faults = {
        row["ligne"]: {(p["colonne"], p["regle"]) for p in row["problemes"] if p["gravite"] == "error"} for row in rows
    }
    assert faults[2] == set()
    assert ("", "cle-manquante") in faults[3] or ("Département", "cle-manquante") in faults[3]
    assert ("Résumé", "longueur") in faults[4]
    assert {("Thèmes", "valeur-inconnue"), ("Département", "territoire-inconnu"), ("Depuis", "type")} <= faults[5]
    assert faults[6] == faults[7] == {("Réf", "identifiant")}
    assert faults[8] == {("Réf", "identifiant")}
    short = next(p for p in rows[2]["problemes"] if p["regle"] == "longueur")
    assert "40" in short["message"] + short["remede"]


def test_only_the_rows_without_an_error_are_written(run, home) -> None:
    result = run(SAMPLE, "--write", "--report", "json")
    assert result.returncode == 1
    assert set(files(home)) == {"banque-b-1.yml"}
    text = (home / "content/initiatives/banque-b-1.yml").read_text(encoding="utf-8")
    assert "- petite-enfance-famille\n" in text
    assert 'territoire: "FR-63"' in text
    assert 'verifie_le: "2026-03-12"' in text
    assert "reprise" not in text, "a place whose column is empty is left out, constants and all"


def test_all_or_nothing_writes_nothing_for_one_fault(run, home) -> None:
    assert run(SAMPLE, "--write", "--tout-ou-rien").returncode == 1
    assert files(home) == {}


def test_a_text_that_no_fiche_may_hold_is_told_with_its_column(run, home, bank, table) -> None:
    rows = good(bank, 2)
    rows[1][2] = "Un résumé qui contient <script>alert(1)</script> et un peu de texte autour."
    result = run(table(rows, ".csv"), "--write", "--report", "json")
    assert [(p["colonne"], p["regle"]) for p in told(result)["lignes"][0]["problemes"]][:1] == [
        ("Résumé", "html-interdit")
    ]
    assert set(files(home)) == {"banque-b-1.yml"}


def good(bank: list[list[str]], number: int) -> list[list[str]]:
    """``number`` rows without a fault, each with sentences and a title of its own."""
    header, model = bank[0], bank[1]
    rows = [header]
    for each in range(number):
        row = [cell.replace("Café des parents", f"Projet {each} {chr(97 + each % 26) * 3}{each}") for cell in model]
        row[0] = f"B-{each}"
        row[2] = f"Projet numéro {each} : {model[2]}"
        row[9] = f"Pour le projet {each}, {model[9]}"
        rows.append(row)
    return rows


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_rerun_changes_nothing_then_updates_and_never_doubles(run, home, bank, table, suffix) -> None:
    rows = good(bank, 3)
    path = table(rows, suffix)
    first = run(path, "--write", "--report", "json")
    assert (first.returncode, states(first)) == (0, ["creee"] * 3)
    before = files(home)
    again = run(path, "--write", "--report", "json")
    assert (states(again), told(again)["ecrit"], files(home)) == (["inchangee"] * 3, False, before)
    rows[2][1] = "Un tout autre titre"
    changed = run(table(rows, suffix), "--write", "--report", "json")
    assert states(changed) == ["inchangee", "modifiee", "inchangee"]
    after = files(home)
    assert set(after) == set(before)
    assert [name for name in after if after[name] != before[name]] == ["banque-b-1.yml"]


def test_what_people_added_since_is_kept(run, home, bank, table) -> None:
    """Comments, keys that the table does not have, and sites after those it has."""
    rows = good(bank, 1)
    run(table(rows, ".csv"), "--write")
    path = home / "content/initiatives/banque-b-0.yml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("maturite:", "# relu en mars\nmaturite:")
    text = text.replace(
        "objectifs:", '  - territoire: "69123"\n    role: reprise\n    statut: active\n    source: banque\nobjectifs:'
    )
    path.write_text(
        text.replace("verifie_le:", "conditions:\n  - texte: Une salle prêtée.\nverifie_le:"), encoding="utf-8"
    )
    rows[1][1] = "Un tout autre titre"
    assert states(run(table(rows, ".csv"), "--write", "--report", "json")) == ["modifiee"]
    after = path.read_text(encoding="utf-8")
    assert "Un tout autre titre" in after
    assert "# relu en mars\n" in after
    assert '"69123"' in after
    assert "Une salle prêtée." in after


def test_six_hundred_and_fifty_rows_take_less_than_a_minute(run, home, bank, table) -> None:
    """And each faulty one is told. The minute is the limit that the fixture sets to any run."""
    rows = good(bank, 650)
    for faulty in (10, 200, 640):
        rows[faulty][2] = "Court"
    result = run(table(rows, ".csv"), "--write", "--report", "json")
    found = [row["ligne"] for row in told(result)["lignes"] if row["etat"] == "fautive"]
    assert found == [11, 201, 641]
    assert len(files(home)) == 647


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("sorte: initiatives", "sorte: initiative", "« initiative » n’existe pas"),
        ("  titre: Nom du projet", "  titres: Nom du projet", "vouliez-vous dire « titre »"),
        ("  titre: Nom du projet", "  titre: Nom du projets", "vouliez-vous dire « Nom du projet »"),
        ("  prefixe: banque-", "  prefix: banque-", "clé « prefix » inconnue"),
        ("    valeur: origine", "    valeur: origine\n    colonne: Nom du projet", "l’un des deux"),
        ("  titre: Nom du projet", "  titre: *nom", "alias"),
        ("implantations[0].depuis", "implantations[x].depuis", "« implantations[0].territoire »"),
    ],
)
def test_a_wrong_mapping_is_told_and_nothing_runs(run, tmp_path, old, new, message) -> None:
    text = (HERE / "banque.yml").read_text(encoding="utf-8")
    assert old in text
    mapping = tmp_path / "faux.yml"
    mapping.write_text(text.replace(old, new, 1), encoding="utf-8")
    result = run(SAMPLE, mapping=mapping)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr.replace("\u202f", " ")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("vide.csv", b"", "vide"),
        ("latin.csv", "Réf;é\n".encode("cp1252"), "cp1252"),
        ("double.csv", b"a;a\n1;2\n", "Plusieurs colonnes"),
        ("faux.xlsx", b"PK\x03\x04 rien", "n’est pas un classeur"),
        ("banque.ods", b"", ".csv ou .xlsx"),
        ("sans.csv", b"a;b\n1;2\n", "n’est pas dans le tableau"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(run, tmp_path, name, content, message) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run(path)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr.replace("\u202f", " ")
