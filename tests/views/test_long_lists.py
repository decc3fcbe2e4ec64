"""A list too long for its page: its best as cards, the rest as links, then numbered pages; nothing is left out."""

import re
from datetime import date
from pathlib import Path

import pytest

from essaim.basemap import france, world
from essaim.catalogue import load
from essaim.indexes import Atlas, transfers
from essaim.pages import made
from essaim.rendering import Renderer
from essaim.site.facts import Facts
from essaim.site.plan import plan
from essaim.views import maps as drawn
from essaim.views.excerpts import continued, cut, link, named
from essaim.views.scope import Bounds, Forge, Maps, Scope
from essaim.views.transfers import transfers_pages

LOW = Bounds(cards=3, links=4, page=5)
FORGE = Forge("https://forge.invalid/depot", "main")
PAGED = re.compile(r"page/\d+/$")


@pytest.fixture(scope="module")
def catalogue(root: Path):
    return load(root, date(2030, 1, 1)).catalogue


@pytest.fixture(scope="module")
def maps(root: Path) -> Maps:
    return Maps(france(root), world(root))


@pytest.fixture(scope="module")
def pages(root: Path, catalogue, maps) -> dict[str, str]:
    """The territories, themes and lists of the real catalogue at very low bounds, by address."""
    renderer = Renderer(root / "overrides" / "views")
    return {
        page.address: renderer.render(page.template, view=made(page.view), base=page.base, page=page)
        for page in plan(Scope(Atlas(catalogue), FORGE, maps, bounds=LOW), Facts(Atlas(catalogue), ""))
        if page.address.startswith(("territoires/", "themes/", "transferts/"))
        and page.template != "instruments/trouver.html"
    }


def initiatives_of(pages: dict[str, str], address: str) -> set[str]:
    """The fiches that a page and those below it lead to."""
    mine = [html for name, html in pages.items() if PAGED.sub("", name) == address]
    return {found for html in mine for found in re.findall(r"\.\./initiatives/([a-z0-9-]+)/\"", html)}


def test_every_initiative_is_on_the_pages_of_each_territory_it_names_and_of_all_their_ancestors(
    pages, catalogue
) -> None:
    atlas = Atlas(catalogue)
    for territory in atlas.pages:
        found = initiatives_of(pages, f"territoires/{territory.slug}/")
        assert atlas.initiatives_at(territory.code) <= found, territory.nom


def test_every_initiative_is_on_the_pages_of_its_themes(pages, catalogue) -> None:
    for theme, records in Atlas(catalogue).by_theme.items():
        assert {record.id for record in records} == initiatives_of(pages, f"themes/{theme}/")


def test_no_page_holds_more_cards_and_lines_than_the_bounds_and_the_pages_are_linked_one_to_all(pages) -> None:
    lists = [html for name, html in pages.items() if name.startswith("themes/") and name != "themes/"]
    assert all(html.count('<article class="carte"') <= LOW.cards for html in lists)
    lines = re.compile(r'<li><a href="[./]*initiatives/[a-z0-9-]+/">')
    below = [html for name, html in pages.items() if PAGED.search(name) and not name.startswith("transferts/")]
    assert {len(lines.findall(html)) for html in below} <= set(range(1, LOW.page + 1))
    for name in filter(PAGED.search, pages):
        above = PAGED.sub("", name)
        assert f'{above}page/2/"' in pages[above], above
        assert f'{name}" aria-current="page"' in pages[name], name


def test_a_page_says_the_order_of_its_cards_only_when_it_chose_them(catalogue, maps, pages) -> None:
    assert "premières par force de la preuve" in pages["themes/lien-social/"]
    scope = Scope(Atlas(catalogue), FORGE, maps)
    records = catalogue.initiatives[:3]
    assert cut(scope, records, lambda record: record).cards == records


def test_the_cards_are_the_best_proven_and_the_rest_follows_by_title(catalogue, maps) -> None:
    scope = Scope(Atlas(catalogue), FORGE, maps, bounds=LOW)
    found = cut(scope, catalogue.initiatives, lambda record: record)
    levels = {record.id: scope.atlas.proofs[record.id].niveau for record in catalogue.initiatives}
    rated = sorted((level for level in levels.values() if level is not None), reverse=True)
    assert [levels[record.id] for record in found.cards] == rated[:3]
    assert len(found.links) == 4
    assert len(found.below) == len(catalogue.initiatives) - 7
    assert not {record.id for record in found.cards} & {record.id for record in (*found.links, *found.below)}


def test_what_is_below_is_cut_in_pages_that_keep_their_headings(catalogue, maps) -> None:
    scope = Scope(Atlas(catalogue), FORGE, maps, bounds=LOW)
    links = [link(scope, record) for record in catalogue.initiatives[:4]]
    first, second = continued(scope, [("un", links), ("deux", links)])
    assert [(heading, len(found)) for heading, found in first] == [("un", 4), ("deux", 1)]
    assert [(heading, len(found)) for heading, found in second] == [("deux", 3)]


def test_every_transfer_has_its_row_and_only_the_first_page_has_the_maps(pages, catalogue) -> None:
    tables = [html for name, html in pages.items() if name.startswith("transferts/")]
    rows = [html.count("<tr>") - 1 for html in tables]
    assert sum(rows) == len(transfers(Atlas(catalogue)))
    assert max(rows) == LOW.page
    assert [name for name, html in pages.items() if name.startswith("transferts/") and '<svg class="atlas' in html] == [
        "transferts/"
    ]


def test_a_map_that_cannot_draw_every_arc_says_how_many_it_drew(
    root: Path, catalogue, maps, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawn, "ARCS", 7)
    scope = Scope(Atlas(catalogue), FORGE, maps)
    [view] = transfers_pages(scope.at("../"), scope)
    html = Renderer(root / "overrides" / "views").render("transferts.html", view=view, base="../")
    assert view.france is not None
    assert len(view.france.arcs) == 7
    assert view.france.tus > 0
    assert "les traits s’arrêtent aux 7 premiers en France" in html


def test_places_are_named_up_to_a_number_then_counted() -> None:
    assert named(["Lille"], 3) == "Lille"
    assert named(["Lille", "Paris", "Lyon", "Brest"], 3) == "Lille, Paris, Lyon et 1 autre"
    assert named(["Lille", "Paris", "Lyon", "Brest", "Nice"], 3) == "Lille, Paris, Lyon et 2 autres"
