"""A fiche whose every text tries to break out, drawn by the real views and templates, on every page that shows it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import html5lib
import pytest

from essaim.basemap import france, world
from essaim.catalogue import load
from essaim.changes import Phrase
from essaim.indexes import Atlas
from essaim.journal import Entry, Journal, Life
from essaim.pages import made
from essaim.rendering import Renderer
from essaim.site.embedding import embedded_cards
from essaim.site.facts import Facts
from essaim.site.journal import with_journal
from essaim.site.plan import plan
from essaim.site.shells import Shell
from essaim.site.stamping import html_of
from essaim.views.scope import Forge, Maps, Scope

SEED = "accorderie-france"
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror=alert(1)>"\' onmouseover="alert(1) </title></textarea></style>--> '
    "{{ 7*7 }} @@essaim:contenu@@ &amp; </script>"
)
SHELL = (
    '<!doctype html><html lang="fr"><head><meta http-equiv="Content-Security-Policy" content="@@essaim:csp@@">'
    '<title>@@essaim:titre@@</title><meta name="description" content="@@essaim:description@@">'
    '<link rel="canonical" href="@@essaim:canonique@@">@@essaim:entete@@</head>'
    "<body>@@essaim:fil@@<main>@@essaim:contenu@@</main></body></html>"
)


def hostile(value: object) -> object:
    """The same data, every free text (ids and addresses hold no space) followed by the attack."""
    if isinstance(value, dict):
        return {key: hostile(item) for key, item in value.items()}
    if isinstance(value, list):
        return [hostile(item) for item in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) and " " in value.strip() else value


def past() -> Journal:
    """A history in which whoever signed, and every word that changed, attacks too."""
    phrases = tuple(Phrase("resume", f"résumé : {HOSTILE}") for _ in range(3))
    signed = ("initiatives", SEED, f"Titre {HOSTILE}")
    changes = tuple(
        Entry(*signed, sorte, SEED, "0" * 40, "2026-01-01T08:00:00Z", HOSTILE, phrases)
        for sorte in ("renommee", "modifiee", "ajoutee")
    )
    return Journal(changes, {("initiatives", SEED): Life(changes, (HOSTILE,), changes[0].moment)}, len(changes))


@pytest.fixture(scope="module")
def pages(root: Path):
    """Every page of the catalogue that shows the hostile fiche, parsed as a browser does, with its text as written."""
    catalogue = load(root, date(2030, 1, 1)).catalogue
    record = catalogue.get("initiatives", SEED)
    attacked = {"initiatives": {SEED: replace(record, data={**hostile(record.data), "titre": f"Titre {HOSTILE}"})}}
    kept = {kind: catalogue.records[kind] for kind in ("modeles", "glossaire", "dispositifs")}
    catalogue = replace(catalogue, records={**kept, **attacked})
    renderer, shell = Renderer(root / "overrides" / "views"), Shell.of(SHELL)
    found = {}
    forge, maps = Forge("https://forge.invalid/depot", "main"), Maps(france(root), world(root))
    scope = Scope(Atlas(catalogue), forge, maps)
    facts = Facts(Atlas(catalogue), "")
    for planned in (*with_journal(plan(scope, facts), scope, past()), *embedded_cards(scope, facts)):
        page = replace(planned, view=made(planned.view), json_ld=made(planned.json_ld))
        # The key of a page is made from this text: an address in memory would change it at every build.
        assert " object at 0x" not in repr(page), page.address
        if "alert(1)" in repr(page):
            html = html_of(page, shell, renderer, "https://essaim.invalid/")
            found[page.address] = (html, html5lib.parse(html, namespaceHTMLElements=False))
    return found


def test_the_fiche_its_territories_its_themes_and_the_lists_show_it(pages) -> None:
    shown = {address.split("/")[0] for address in pages}
    assert {"", "initiatives", "territoires", "themes", "transferts", "modeles"} <= shown | {""}
    assert f"initiatives/{SEED}/" in pages
    assert len(pages) > 10


def test_no_text_becomes_an_element_or_an_attribute(pages) -> None:
    for address, (_, tree) in pages.items():
        for node in tree.iter():
            ours = node.tag == "textarea" and node.get("id") == "integrer-code"  # read back below
            assert ours or node.tag not in ("img", "textarea", "iframe"), (address, node.tag)
            assert not [name for name in node.attrib if str(name).startswith("on")], (address, node.attrib)
            if node.tag == "script":
                ours = node.get("src", "").endswith(".js") or node.get("type") in (
                    "application/ld+json",
                    "application/json",
                )
                assert ours, (address, "".join(node.itertext())[:80])


def test_no_element_ends_before_its_time(pages) -> None:
    for address, (_, tree) in pages.items():
        [title] = [node for node in tree.find("head") if node.tag == "title"]
        assert "Essaim" in "".join(title.itertext()), address
        assert len([node for node in tree.iter() if node.tag == "main"]) == 1, address


def test_the_attack_is_read_as_it_was_written(pages) -> None:
    _, tree = pages[f"initiatives/{SEED}/"]
    [title] = list(tree.iter("h1"))
    words = "".join(title.itertext())
    for part in ("<script>alert(1)</script>", "onerror=alert(1)>", "{{ 7*7 }}", "@@essaim:contenu@@", "&amp;"):
        assert part in words, part


def test_the_code_offered_to_other_sites_is_one_frame_and_nothing_else(pages) -> None:
    _, tree = pages[f"initiatives/{SEED}/"]
    [code] = [node for node in tree.iter("textarea") if node.get("id") == "integrer-code"]
    copied = html5lib.parseFragment("".join(code.itertext()), namespaceHTMLElements=False)
    assert [node.tag for node in copied.iter()] == ["DOCUMENT_FRAGMENT", "iframe"]
    [frame] = copied
    assert set(frame.attrib) == {"src", "title", "width", "height", "frameborder", "loading"}
    assert frame.get("src") == f"https://essaim.invalid/initiatives/{SEED}/carte/"
    assert "onerror=alert(1)>" in frame.get("title")


def test_tokens_in_contributed_text_are_not_replaced(pages) -> None:
    for address, (html, _) in pages.items():
        assert html.count("<main>") == 1, address
        assert "@@essaim:contenu@@" in html, address
