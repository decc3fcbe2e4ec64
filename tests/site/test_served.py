"""A served site: the page of a saved fiche first, then all that a build from nothing gives; nothing stale is left."""

import os
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from essaim.synthesis import write_project

TODAY = date(2026, 11, 26)


@pytest.fixture(scope="module")
def first(root: Path, tmp_path_factory: pytest.TempPathFactory, build: Callable[..., object]) -> Path:
    """A project and its site, built once: each test has a copy of both."""
    folder = tmp_path_factory.mktemp("premier")
    write_project(root, folder / "projet", 12, seed=7, today=TODAY)
    build(folder / "projet", folder / "servi", tolerant=True)
    return folder


@pytest.fixture
def project(first: Path, tmp_path: Path) -> Path:
    """The copy of the project."""
    shutil.copytree(first, tmp_path, dirs_exist_ok=True)
    return tmp_path / "projet"


@pytest.fixture
def site(project: Path) -> Path:
    """The folder that is served."""
    return project.parent / "servi"


@pytest.fixture
def fiche(project: Path) -> Path:
    """The file that is edited."""
    return sorted((project / "content" / "initiatives").glob("*.*"))[6]


@pytest.fixture
def shows(site: Path, fiche: Path) -> Callable[[str], tuple[bool, bool]]:
    """Whether words stand on the fiche's own page, and on the list of all."""

    def shows_(words: str) -> tuple[bool, bool]:
        pages = (site / "initiatives" / fiche.stem / "index.html", site / "initiatives" / "index.html")
        return tuple(page.is_file() and words in page.read_text("utf-8") for page in pages)

    return shows_


def change(file: Path, pattern: str, words: str) -> None:
    """Replace the first match of ``pattern``, which is there."""
    text, count = re.subn(pattern, words, file.read_text("utf-8"), count=1, flags=re.MULTILINE)
    assert count == 1, file
    file.write_text(text, "utf-8")


def test_the_page_of_a_saved_fiche_is_shown_before_the_lists_as_it_stays(
    project, build, serve, published, differing, site, fiche, shows, tmp_path
) -> None:
    page = site / "initiatives" / fiche.stem / "index.html"
    served, watchers = serve(build(project, site, tolerant=True), lambda: (shows("Zanzibar"), page.read_bytes()))
    change(fiche, "^titre: .*$", "titre: Zanzibar")
    served.rebuild()
    [(first, own)] = watchers.seen
    assert first == (True, False)
    assert shows("Zanzibar") == (True, True)
    assert own == page.read_bytes()
    assert watchers.whole == 0
    build(project, tmp_path / "neuf", tolerant=True)
    assert differing(published(site), published(tmp_path / "neuf")) == []


def test_an_edit_that_is_taken_back_while_the_rest_is_built_leaves_no_trace(
    project, build, serve, published, differing, site, fiche
) -> None:
    """The manifest of the build before says that its pages are fresh: they are, but for what a stopped build wrote."""
    served, watchers = serve(build(project, site, tolerant=True))
    before, text = published(site), fiche.read_text("utf-8")
    served.rebuild()
    steps = watchers.asked
    for part in (0, 0.4, 0.7, 0.99):
        change(fiche, "^titre: .*$", f"titre: Zanzibar {part}")
        watchers.stop_after(int(part * steps))
        served.rebuild()
        assert differing(published(site), before)
        for other in sorted(fiche.parent.iterdir())[:5]:  # too many to be shown first: the rest alone puts it right
            other.touch()
        fiche.write_text(text, "utf-8")
        watchers.stop_after(None)
        served.rebuild()
        assert differing(published(site), before) == []


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("^titre: .*$", "titr: Zanzibar"),
        ("^verifie_le: .*$", "titre2: Zanzibar"),
        (r"\A", "\tZanzibar\n"),
        (r"territoire: (?!FR$).*$", 'territoire: "99999" # Zanzibar'),
    ],
    ids=["unknown key", "missing key", "no YAML", "a rule"],
)
def test_a_faulty_fiche_is_not_shown_and_goes(project, build, serve, site, fiche, shows, pattern, words) -> None:
    served, watchers = serve(build(project, site, tolerant=True), lambda: shows(""))
    text = fiche.read_text("utf-8")
    change(fiche, pattern, words)
    served.rebuild()
    assert any(f"content/initiatives/{fiche.name}:" in line for line in watchers.warned)
    assert not (site / "initiatives" / fiche.stem).exists()
    fiche.write_text(re.sub("(?m)^titre: .*$", "titre: Zanzibar", text, count=1), "utf-8")
    watchers.look = lambda: shows("Zanzibar")
    served.rebuild()
    assert watchers.seen[-1] == (True, False)
    assert shows("Zanzibar") == (True, True)


def test_a_new_fiche_is_shown_first_and_a_second_file_of_one_id_is_not(project, build, serve, site, fiche) -> None:
    twin, page = fiche.with_stem("zanzibar"), site / "initiatives" / "zanzibar" / "index.html"
    served, watchers = serve(build(project, site, tolerant=True), page.is_file)
    twin.write_text(re.sub("(?m)^titre: .*$", "titre: Zanzibar", fiche.read_text("utf-8"), count=1), "utf-8")
    served.rebuild()
    assert watchers.seen == [True]
    watchers.look = lambda: "second" in page.read_text("utf-8")
    other = twin.with_suffix(".md" if twin.suffix == ".yml" else ".yml")
    data = re.sub("(?m)^titre: .*$", "titre: second", twin.read_text("utf-8").split("\n---\n")[0], count=1)
    other.write_text(data.removeprefix("---\n") + "\n" if other.suffix == ".yml" else f"---\n{data}---\n", "utf-8")
    served.rebuild()
    assert watchers.seen == [True, False]
    assert "second" not in page.read_text("utf-8")


def test_anything_else_than_a_fiche_is_built_whole_by_mkdocs(project, build, serve, site, fiche) -> None:
    served, watchers = serve(build(project, site, tolerant=True))
    others = (
        "schemas/commun.schema.json",
        "data/territoires/regions.csv",
        "content/pages/neuve.md",
        "overrides/neuf.html",
    )
    for number, name in enumerate(others, 1):
        (project / name).parent.mkdir(exist_ok=True)
        with (project / name).open("a", encoding="utf-8") as file:
            file.write("\n" if number != 2 else "")
        os.utime(project / name, ns=(number, number))
        change(fiche, "^titre: .*$", f"titre: Zanzibar {number}")
        served.rebuild()
        assert (watchers.whole, watchers.seen) == (number, []), name


def test_a_changed_template_changes_what_is_shown_first(project, build, serve, site, fiche, shows) -> None:
    served, watchers = serve(build(project, site, tolerant=True), lambda: shows("pemba"))
    template = project / "overrides" / "views" / "kinds" / "initiatives.html"
    template.write_text(template.read_text("utf-8") + "<p>pemba</p>\n", "utf-8")
    served.rebuild()
    assert (watchers.whole, watchers.seen) == (1, [])
    change(fiche, "^titre: .*$", "titre: Zanzibar")
    served.rebuild()
    assert watchers.seen == [(True, False)]
