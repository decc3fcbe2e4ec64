"""No fast path changes what is published: one process or two, from nothing or after edits, the same bytes."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

EDITS, ROUNDS = 200, 4
NAMES = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.(?:md|yml)")


def test_one_process_and_two_publish_the_same_bytes(project, build, published, differing, tmp_path) -> None:
    build(project, tmp_path / "un", processes=1)
    build(project, tmp_path / "deux", processes=2)
    assert len(published(tmp_path / "un")) > 1000
    assert differing(published(tmp_path / "un"), published(tmp_path / "deux")) == []


@pytest.mark.parametrize("way", ["built again", "served"])
def test_after_two_hundred_edits_the_site_is_the_one_made_from_nothing(
    project, build, serve, published, differing, tmp_path, way
) -> None:
    """Served, each round is also stopped somewhere, as a save stops the build of the one before."""
    chance, site = random.Random(20261126), tmp_path / "suivi"
    served, watchers = serve(build(project, site, tolerant=way == "served"))
    seen: dict[str, int] = {}
    for _ in range(ROUNDS):
        for _ in range(EDITS // ROUNDS):
            edit = chance.choice(GESTURES)
            seen[edit.__name__] = seen.get(edit.__name__, 0) + edit(project, chance)
        if way == "served":
            watchers.stop_after(chance.randrange(200))
            served.rebuild()
            watchers.stop_after(None)
            served.rebuild()
        else:
            build(project, site)
    assert sum(seen.values()) >= EDITS * 0.9, seen  # what could not be done is rare
    assert all(seen.get(edit.__name__) for edit in GESTURES), seen
    build(project, tmp_path / "neuf", tolerant=way == "served")
    assert differing(published(site), published(tmp_path / "neuf")) == []


def test_what_did_not_change_is_not_made_again(project, build, tmp_path) -> None:
    site = tmp_path / "site"
    first = build(project, site)
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    again = build(project, site)
    assert again.made == 0
    assert first.made == len(first.pages)
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == before


def test_what_was_written_over_since_is_made_again(project, build, published, differing, tmp_path) -> None:
    """By a build that was killed, whose manifest was never kept: the one before says nothing of what stands there."""
    site = tmp_path / "site"
    fiche = build(project, site).catalogue.initiatives[0].id
    before = published(site)
    own = (f"initiatives/{fiche}/index.html", f"api/v1/initiatives/{fiche}.json")
    for name in (*own, "index.html", "api/v1/initiatives.json", "communes/index.json"):
        (site / name).write_text("{}", encoding="utf-8")
    build(project, site)
    assert differing(published(site), before) == []


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
