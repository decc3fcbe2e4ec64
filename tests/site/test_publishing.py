"""The parts of the publication, one by one: shells, links, manifest, files, counts, sitemap."""

import base64
import hashlib
import json
from datetime import date

import pytest

from essaim.catalogue import load
from essaim.files import remove_others, write_atomically, write_if_changed
from essaim.pages import Page
from essaim.search import Entry
from essaim.search.document import WeighedDocument
from essaim.site.counts import differences
from essaim.site.links import PageLinks, dead_links, links_of
from essaim.site.manifest import Manifest, Shared, Stamped, folder_digest, page_key
from essaim.site.shells import SLOTS, Shell, inline_scripts, policy
from essaim.site.sitemap import sitemap
from essaim.site.stamping import script_json

SHELL = "".join(f"<i>@@essaim:{slot}@@</i>" for slot in SLOTS)


def test_a_shell_puts_each_part_in_its_place_and_scans_none_of_them() -> None:
    slots = dict.fromkeys(SLOTS, "") | {"contenu": "@@essaim:titre@@", "titre": "T @@essaim:csp@@"}
    html = Shell.of(SHELL).stamp(slots)
    assert "<i>@@essaim:titre@@</i>" in html
    assert "<i>T @@essaim:csp@@</i>" in html


@pytest.mark.parametrize("slot", SLOTS)
def test_a_shell_that_lost_a_slot_is_refused(slot) -> None:
    with pytest.raises(ValueError, match=slot):
        Shell.of(SHELL.replace(f"@@essaim:{slot}@@", ""))


def test_the_policy_allows_the_inline_scripts_that_run_and_no_other() -> None:
    runs, data = "alert(1)", '{"a": 1}'
    html = f'<script>{runs}</script><script type="application/ld+json">{data}</script><script src="a.js"></script>'
    assert list(inline_scripts(html)) == [runs]
    digest = base64.b64encode(hashlib.sha256(runs.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{digest}';" in policy(html)
    assert "script-src 'self';" in policy("<p>rien</p>")


def test_json_in_a_script_cannot_close_it() -> None:
    text = script_json({"a": "</script><!-- & \u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"a": "</script><!-- & \u2028"}


PAGE = """<a href="b/">b</a><a href='#ici'>ici</a><a href="https://e.invalid/x">x</a><img src=c.png>
<form action="b/?q=1&amp;r=2"></form><p id="ici"></p><script>x = '<a href="perdu/">'</script>"""


def test_links_are_found_where_browsers_find_them() -> None:
    found = links_of(PAGE)
    assert found.links == ("b/", "#ici", "c.png", "b/?q=1&r=2")
    assert found.ids == {"ici"}


DEAD = ["absent/", "#absent", "b/#absent", "../dehors/", "/racine/", "c.pn", "b", "B/"]
ALIVE = ["b/", "b/index.html", "#ici", "b/#la", "./", "b/../", "c.png", "c.png?v=1", "", "b/#"]


@pytest.mark.parametrize("link", [*DEAD, *ALIVE])
def test_a_dead_link_is_seen_and_a_live_one_is_left_alone(link) -> None:
    pages = {
        "index.html": PageLinks((link,), frozenset({"ici"})),
        "b/index.html": PageLinks((), frozenset({"la"})),
    }
    dead = dead_links(pages, [*pages, "c.png"])
    assert [found.link for found in dead] == ([link] if link in DEAD else [])


def test_the_manifest_comes_back_as_it_was_kept(tmp_path) -> None:
    links = PageLinks(("../", "#é"), frozenset({"é", "b"}))
    entry = Entry(WeighedDocument("l’un l’autre", b"\x01\x00\x00\x00\x02\x00\x00\x00"), '{"url":"a/"}', None)
    pages = {
        "a/index.html": Stamped("clef", links, entry, ("api/a.json", ":partage/a.png"), "autre clef"),
        "b/index.html": Stamped("clef", PageLinks((), frozenset())),
    }
    kept = Manifest(pages, {"Exports": Shared("faits", "code", {"donnees/a.csv": 12})})
    kept.save(tmp_path / "m.json")
    assert Manifest.load(tmp_path / "m.json") == kept


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"version": 0, "keys": {}, "links": {}}'])
def test_a_manifest_that_cannot_be_trusted_is_no_manifest(tmp_path, text) -> None:
    (tmp_path / "m.json").write_text(text, encoding="utf-8")
    assert Manifest.load(tmp_path / "m.json") == Manifest()


def test_a_key_depends_on_every_part_and_on_where_each_ends() -> None:
    assert page_key("a", "b") == page_key("a", "b")
    assert len({page_key("a", "b"), page_key("ab", ""), page_key("b", "a"), page_key("ab")}) == 4


def test_a_folder_is_known_by_its_names_and_its_bytes(tmp_path) -> None:
    (tmp_path / "a.html").write_text("1", encoding="utf-8")
    first = folder_digest(tmp_path)
    (tmp_path / "a.html").write_text("2", encoding="utf-8")
    second = folder_digest(tmp_path)
    (tmp_path / "a.html").rename(tmp_path / "b.html")
    assert len({first, second, folder_digest(tmp_path)}) == 3


def test_a_file_is_written_whole_or_not_at_all(tmp_path, monkeypatch) -> None:
    target = tmp_path / "dossier" / "f"
    write_atomically(target, b"avant")

    def fail(*_: object) -> None:
        raise OSError("disque plein")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="disque plein"):
        write_atomically(target, "après".encode())
    assert target.read_bytes() == b"avant"
    assert [path.name for path in target.parent.iterdir()] == ["f"]


def test_what_holds_the_same_is_not_written_again(tmp_path) -> None:
    assert write_if_changed(tmp_path / "f", b"1")
    assert not write_if_changed(tmp_path / "f", b"1")
    assert write_if_changed(tmp_path / "f", b"2")


def test_what_is_gone_is_deleted_with_the_folders_left_empty(tmp_path) -> None:
    for name in ("a/b/c", "a/d", "e/f"):
        write_atomically(tmp_path / name, b"")
    assert remove_others(tmp_path, {"a/d"}) == 2
    assert sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*")) == ["a", "a/d"]


@pytest.fixture(scope="module")
def whole(root):
    """The real content, and a page for each of its records."""
    loading = load(root, date(2030, 1, 1))
    pages = []
    for record in loading.catalogue:
        address = f"{record.kind}/{record.id}/"
        document = object()
        pages.append(Page(address, "", None, record.titre, "", record.kind, source=str(record.path), search=document))
    return loading, pages


def test_counts_agree_when_all_is_there(whole) -> None:
    loading, pages = whole
    assert differences(loading.files, loading.catalogue, pages, {p.address: None for p in pages}) == []


def test_a_page_a_document_an_address_or_a_file_lost_is_reported(whole) -> None:
    loading, pages = whole
    addresses = {page.address: None for page in pages}
    lost = next(page for page in pages if page.section == "initiatives")
    total = sum(page.section == "initiatives" for page in pages)
    without = [page for page in pages if page is not lost]
    unsearched = [*without, Page(lost.address, "", None, "", "", lost.section, source=lost.source)]
    unmapped = {a: None for a in addresses if a != lost.address}

    def told(*arguments: object) -> list[tuple[str, str, int, int]]:
        return [(c.kind, c.output, c.expected, c.found) for c in differences(*arguments)]

    document = ("initiatives", "documents de recherche", total, total - 1)
    mapped = ("initiatives", "adresses du plan du site", total, total - 1)
    everything = [("initiatives", "pages", total, total - 1), document, mapped]
    assert told(loading.files, loading.catalogue, without, addresses) == everything
    assert told(loading.files, loading.catalogue, unsearched, addresses) == [document]
    assert told(loading.files, loading.catalogue, pages, unmapped) == [mapped]
    one_more = [*loading.files, "content/initiatives/illisible.md"]
    read = len(loading.files)
    assert told(one_more, loading.catalogue, pages, addresses) == [("contenu", "fiches lues", read + 1, read)]


def test_the_sitemap_is_sorted_escaped_and_dated() -> None:
    text = sitemap("https://essaim.invalid/", {"b/": None, "a&b/": "2026-10-01"}).decode()
    assert text.index("a&amp;b/") < text.index("https://essaim.invalid/b/")
    assert text.count("<lastmod>") == 1
    assert "<lastmod>2026-10-01</lastmod>" in text
