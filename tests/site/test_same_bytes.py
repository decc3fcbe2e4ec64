"""No fast path changes what is published: one process or two, from nothing or after edits, the same bytes."""

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from essaim.site.build import Build, Place
from essaim.site.shells import SLOTS
from essaim.synthesis import write_project
from essaim.views.scope import Forge

TODAY = date(2026, 11, 26)
FORGE = Forge("https://forge.invalid/depot", "main")
EDITS, ROUNDS = 200, 4
NAMES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:md|yml)")


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A project of its own, small enough to be built several times over."""
    write_project(root, tmp_path / "projet", 60, seed=7, today=TODAY)
    return tmp_path / "projet"


def build(project: Path, site: Path, processes: int | None = 1) -> Build:
    """Build ``project`` into ``site``, on shells that stand in for MkDocs's."""
    place = Place(site, "https://essaim.example/", FORGE, pictures=False)
    made = Build.prepare(project, place, TODAY, tolerant=False)
    assert not made.report
    made.setting = replace(made.setting, processes=processes)
    shell = "<html><head></head><body>" + "".join(f"@@essaim:{slot}@@" for slot in SLOTS) + "</body></html>"
    for name, _ in made.shells():
        file = "index.html" if name == "index.md" else f"{name.removesuffix('.md')}/index.html"
        (made.setting.built / file).parent.mkdir(parents=True, exist_ok=True)
        (made.setting.built / file).write_text(shell, encoding="utf-8")
    for asset in ("a-propos", "accessibilite", "confidentialite"):  # prose that views lead to
        (made.setting.built / asset).mkdir(parents=True, exist_ok=True)
        prose = '<p id="classement"></p><p id="contribuer"></p>'
        (made.setting.built / asset / "index.html").write_text(prose, encoding="utf-8")
    shutil.copytree(project / "overrides" / "assets", made.setting.built / "assets", dirs_exist_ok=True)
    made.publish()
    return made


def published(site: Path) -> dict[str, bytes]:
    """Every file of a site, by name."""
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def assert_same(one: Path, other: Path) -> None:
    """Both sites hold the same files with the same bytes."""
    first, second = published(one), published(other)
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_one_process_and_two_publish_the_same_bytes(project, tmp_path) -> None:
    build(project, tmp_path / "un", processes=1)
    build(project, tmp_path / "deux", processes=2)
    assert len(published(tmp_path / "un")) > 1000
    assert_same(tmp_path / "un", tmp_path / "deux")


def test_after_two_hundred_edits_the_site_is_the_one_made_from_nothing(project, tmp_path) -> None:
    chance, site = random.Random(20261126), tmp_path / "suivi"
    build(project, site)
    seen: dict[str, int] = {}
    for _ in range(ROUNDS):
        for _ in range(EDITS // ROUNDS):
            edit = chance.choice(GESTURES)
            seen[edit.__name__] = seen.get(edit.__name__, 0) + edit(project, chance)
        build(project, site)
    assert sum(seen.values()) >= EDITS * 0.9, seen  # what could not be done is rare
    assert all(seen.get(edit.__name__) for edit in GESTURES), seen
    build(project, tmp_path / "neuf")
    assert_same(site, tmp_path / "neuf")


def test_what_did_not_change_is_not_made_again(project, tmp_path) -> None:
    site = tmp_path / "site"
    first = build(project, site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    again = build(project, site)
    assert again.made == 0
    assert first.made == len(first.pages)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before


def _files(project: Path, kind: str) -> list[Path]:
    return sorted(path for path in (project / "content" / kind).iterdir() if NAMES.fullmatch(path.name))


def _any(project: Path, chance: random.Random) -> Path:
    kind = chance.choice(["initiatives"] * 6 + ["dispositifs", "ressources", "glossaire"])
    return chance.choice(_files(project, kind))


def _changed(path: Path, change: Callable[[str], str]) -> int:
    text = path.read_text(encoding="utf-8")
    path.write_text(change(text), encoding="utf-8")
    return int(change(text) != text)


def retitle(project: Path, chance: random.Random) -> int:
    """Give a record another title: its own page, its family's and every list show it."""
    word = f"n{chance.randrange(10**6)}"
    return _changed(
        _any(project, chance),
        lambda text: re.sub(r"^titre: (\"?)(\w)", rf"titre: \1{word} \2", text, count=1, flags=re.M),
    )


def check_again(project: Path, chance: random.Random) -> int:
    """Say that a record was checked on another day, some years back: freshness moves."""
    day = f"20{chance.randrange(20, 26)}-0{chance.randrange(1, 10)}-1{chance.randrange(0, 10)}"
    return _changed(
        _any(project, chance),
        lambda text: re.sub(r"^verifie_le: .*$", f'verifie_le: "{day}"', text, count=1, flags=re.M),
    )


def grow(project: Path, chance: random.Random) -> int:
    """Write more in a fiche's narrative, or in a comment of its data."""
    more = f"Encore {chance.randrange(10**6)}."
    return _changed(
        chance.choice(_files(project, "initiatives")),
        lambda text: f"{text}\n{more}\n" if text.startswith("---") else f"# {more}\n{text}",
    )


def inspire(project: Path, chance: random.Random) -> int:
    """Tie two families together."""
    first, second = sorted(chance.sample(_files(project, "initiatives"), 2))
    key = f"inspire_de:\n  - {first.stem}\n"  # always towards the earlier name: no loop
    return _changed(
        second,
        lambda text: text if "\ninspire_de:" in text or "\nreplique_de:" in text
        else re.sub(r"^(verifie_le: )", rf"{key}\1", text, count=1, flags=re.M),
    )  # fmt: skip


def part(project: Path, chance: random.Random) -> int:
    """Untie a family."""
    tied = [path for path in _files(project, "initiatives") if "\ninspire_de:" in path.read_text(encoding="utf-8")]
    if not tied:
        return 0
    return _changed(
        chance.choice(tied), lambda text: re.sub(r"^inspire_de:\n(?:  ?- .*\n)+", "", text, count=1, flags=re.M)
    )


def remove(project: Path, chance: random.Random) -> int:
    """Delete a fiche that no other file names: its page goes, and its place in every list."""
    texts = [path.read_text(encoding="utf-8") for path in (project / "content").rglob("*") if path.is_file()]
    free = [p for p in _files(project, "initiatives") if not any(re.search(rf"[- ]{p.stem}\b", t) for t in texts)]
    if not free:
        return 0
    gone = chance.choice(free)
    gone.unlink()
    promised = project / "data" / "identifiants.json"
    promised.write_text(
        re.sub(rf'\n *"{gone.stem}",?(?=\n)', "", promised.read_text(encoding="utf-8"), count=1), "utf-8"
    )
    promised.write_text(re.sub(r",(\s*\])", r"\1", promised.read_text(encoding="utf-8")), "utf-8")
    return 1


GESTURES = (retitle, retitle, retitle, check_again, check_again, grow, grow, inspire, inspire, part, remove)
