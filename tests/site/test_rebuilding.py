"""A build costs what changed and yet gives what a build from nothing gives: same bytes, whatever the way there."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

FICHE = "content/initiatives/croc-la-vie.yml"
ADDED = "content/initiatives/zanzibar.yml"


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


def differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """The names of the files that are not in both, or not the same."""
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


@pytest.fixture(scope="module")
def place(small_project: Callable[[Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, for this module to change."""
    return small_project(tmp_path_factory.mktemp("projet") / "copie")


@pytest.fixture(scope="module")
def made(place: Path) -> Callable[[str], dict[str, bytes]]:
    """Build the copy as it stands into the folder of this name, beside it; the files of the site."""

    def made_(name: str) -> dict[str, bytes]:
        site = place.parent / name
        build(load_config(str(place / "mkdocs.yml"), site_dir=str(site)))
        return files(site)

    return made_


@pytest.fixture(autouse=True)
def one_date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The date of a build is given (after every check of a fiche): a copy has no commit to take it from."""
    monkeypatch.setenv("ESSAIM_DATE", "2030-01-01")


def edit(place: Path, name: str, old: str, new: str) -> None:
    file = place / name
    text = file.read_text("utf-8")
    assert old in text, name
    file.write_text(text.replace(old, new, 1), "utf-8")


def change_a_fiche(place: Path) -> set[str]:
    edit(place, FICHE, "\nresume: >-\n  ", "\nresume: >-\n  Zanzibarement, ")
    return {"initiatives/croc-la-vie/index.html", "initiatives/index.html", "territoires/fr-59/index.html"}


def change_a_label(place: Path) -> set[str]:
    edit(place, "schemas/commun.schema.json", '"title": "Modernisation', '"title": "Transformation et modernisation')
    return {"themes/action-publique/index.html", "themes/index.html", "index.html", "initiatives/zip-95/index.html"}


def add_a_fiche_in_a_new_place(place: Path) -> set[str]:
    """It names a commune that no fiche named: that page is born, those of its ancestors change."""
    shutil.copy2(place / FICHE, place / ADDED)
    edit(place, ADDED, "titre: Croc la vie", "titre: Zanzibar")
    coming = '\n  - territoire: "29155"\n    role: reprise\n    statut: en-projet\n'
    edit(place, ADDED, "implantations:\n", f"implantations:{coming}")
    above = ["fr-29", "fr-bre", "fr"]
    return {"initiatives/zanzibar/index.html", *(f"territoires/{slug}/index.html" for slug in ("29155", *above))}


def rename_it(place: Path) -> set[str]:
    (place / ADDED).rename((place / ADDED).with_stem("pemba"))
    return {"initiatives/zanzibar/index.html", "initiatives/pemba/index.html", "territoires/29155/index.html"}


def delete_it_and_change_the_look(place: Path) -> set[str]:
    (place / ADDED).with_stem("pemba").unlink()
    edit(place, "overrides/views/theme.html", '<div class="page">', '<div class="page"><p>Zanzibar</p>')
    edit(place, "overrides/partials/footer.html", "</footer>", "<p>Zanzibar</p></footer>")
    gone = {"initiatives/pemba/index.html", "territoires/29155/index.html"}
    return gone | {"themes/action-publique/index.html", "404.html", "a-propos/index.html", "index.html"}


# What a round leaves stale shows at its end, when the site is compared with one made from nothing.
ROUNDS = [[change_a_fiche, change_a_label, add_a_fiche_in_a_new_place], [rename_it], [delete_it_and_change_the_look]]


def test_after_each_change_the_site_is_what_a_build_from_nothing_gives(place, made) -> None:
    """One site is kept up to date through every change."""
    before = made("suivi")
    for rank, changes in enumerate(ROUNDS):
        for change in changes:
            expected = change(place)
            after = made("suivi")
            changed = set(differences(before, after))
            assert expected <= changed, (change.__name__, expected - changed)
            before = after
        assert differences(before, made(f"neuf-{rank}")) == []
    assert not [name for name in before if "zanzibar" in name or "pemba" in name or "29155" in name]


def test_a_build_of_what_did_not_change_writes_nothing_and_what_was_damaged_comes_back(place, made) -> None:
    whole, site = made("repos"), place.parent / "repos"
    stamps = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    made("repos")
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == stamps
    (site / "territoires" / "fr-38" / "index.html").unlink()
    (site / "assets" / "essaim" / "menu.js").write_text("perdu", encoding="utf-8")
    (site / "intrus.html").write_text("intrus", encoding="utf-8")
    assert differences(whole, made("repos")) == []


def test_a_manifest_that_cannot_be_read_costs_time_not_truth(place, made) -> None:
    before = made("repos")
    (place.parent / ".repos-manifest.json").write_text('{"version": 2, "keys": [', encoding="utf-8")
    assert differences(before, made("repos")) == []


def test_two_builds_of_one_content_in_two_folders_are_the_same_to_the_byte(small_project, tmp_path) -> None:
    """Whatever the order of hashing, the time zone, the language and the folder."""
    settings = [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Adak", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8"},
    ]
    running, sites = [], []
    for rank, setting in enumerate(settings):
        there = small_project(tmp_path / f"{'sous-' * rank}dossier")
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **setting}
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
        running.append(subprocess.Popen(command, cwd=there, env=environment, stderr=subprocess.PIPE, text=True))
        sites.append(there / "site")
    for process in running:
        _, said = process.communicate()
        assert process.returncode == 0, said
    one, other = map(files, sites)
    assert differences(one, other) == []
    assert not [name for name, data in one.items() if re.search(rb"sous-dossier|Kiritimati", data)]
