"""The selection in Chromium: kept on the device across visits, annotated, ordered, exported, printed, shared."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

KEEP = """list => localStorage.setItem("essaim.selection", JSON.stringify(list))"""
THREE = [
    {"id": "brac", "titre": "BRAC", "note": "=2+2"},
    {"id": "croc-la-vie", "titre": "Croc la vie", "note": "Pour la crèche, dit « Anne »\nà revoir"},
    {"id": "buurtzorg", "titre": "Buurtzorg", "note": ""},
]


def kept(page: Page) -> list[str]:
    return page.evaluate("JSON.parse(localStorage.getItem('essaim.selection') ?? '[]').map(({ id }) => id)")


def items(page: Page) -> list[str]:
    return page.locator(".selection__fiche").evaluate_all("rows => rows.map((row) => row.dataset.id)")


@pytest.fixture
def selection(page: Page) -> Page:
    """The page of a reader who kept three fiches."""
    page.goto("selection/")
    page.evaluate(KEEP, THREE)
    page.reload()
    expect(page.locator(".selection__fiche")).to_have_count(3)
    return page


def test_what_is_kept_is_there_after_a_reload_and_on_every_page(page: Page) -> None:
    page.goto("initiatives/")
    card = page.locator("[data-liste] .carte").first
    button = card.get_by_role("button", name=re.compile("^Garder"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    name = card.get_attribute("data-fiche")
    page.goto(f"initiatives/{name}/")
    on_fiche = page.locator(".actions").get_by_role("button", name=re.compile("^Garder"))
    expect(on_fiche).to_have_attribute("aria-pressed", "true")
    page.goto("selection/")
    assert items(page) == [name]
    page.go_back()
    on_fiche.click()
    expect(on_fiche).to_have_attribute("aria-pressed", "false")
    page.goto("selection/")
    expect(page.get_by_text("Rien de gardé pour l’instant")).to_be_visible()


def test_notes_order_and_removal_last(selection: Page) -> None:
    page = selection
    page.locator("#note-buurtzorg").fill("Voir l’infirmière cheffe")
    page.get_by_role("button", name=re.compile("^Monter.*Buurtzorg")).click()
    expect(page.get_by_role("button", name=re.compile("^Monter.*Buurtzorg"))).to_be_focused()
    assert items(page) == ["brac", "buurtzorg", "croc-la-vie"]
    page.get_by_role("button", name=re.compile("^Retirer.*BRAC")).click()
    page.reload()
    assert items(page) == ["buurtzorg", "croc-la-vie"]
    expect(page.locator("#note-buurtzorg")).to_have_value("Voir l’infirmière cheffe")


def test_the_file_holds_the_published_columns_and_the_notes_made_harmless(selection: Page, built_site: Path) -> None:
    with selection.expect_download() as waiting:
        selection.get_by_role("button", name="Exporter (CSV)").click()
    text = Path(waiting.value.path()).read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    published = (built_site / "donnees/initiatives.csv").read_text(encoding="utf-8-sig")
    by_id = {row["id"]: row for row in csv.DictReader(io.StringIO(published, newline=""))}
    assert [row["note"] for row in rows] == ["'=2+2", THREE[1]["note"], ""]
    assert [{k: v for k, v in row.items() if k != "note"} for row in rows] == [by_id[one["id"]] for one in THREE]


def test_the_booklet_holds_contents_notes_and_each_fiche_whole(selection: Page) -> None:
    page = selection
    page.evaluate("window.print = () => { window.printed = document.querySelector('.livret').cloneNode(true); }")
    page.get_by_role("button", name="Imprimer en un livret").click()
    page.wait_for_function("window.printed")
    booklet = page.locator(".livret")
    expect(booklet.locator("section").first.locator("ol > li")).to_have_count(3)
    expect(booklet.locator("section").first).to_contain_text("Pour la crèche")
    assert booklet.locator("article").evaluate_all("all => all.map(({ id }) => id)") == [
        f"livret-{one['id']}" for one in THREE
    ]
    ids = booklet.locator("[id]").evaluate_all("all => all.map(({ id }) => id)")
    assert len(ids) == len(set(ids))
    dead = """links => links.map((link) => link.getAttribute("href"))
      .filter((to) => to.startsWith("#") && !document.getElementById(to.slice(1)))"""
    assert booklet.locator("a").evaluate_all(dead) == []
    expect(booklet.locator("button")).to_have_count(0)
    page.emulate_media(media="print")
    expect(booklet.locator("article h1").first).to_be_visible()
    expect(page.locator("[data-gardees]")).to_be_hidden()
    printed = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) >= 1 + len(THREE)
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(booklet).to_be_empty()
    expect(page.locator("[data-gardees]")).to_be_visible()


def test_a_selection_is_shared_by_its_address_without_the_notes(selection: Page) -> None:
    selection.get_by_role("button", name="Partager par une adresse").click()
    said = selection.locator("[data-etat]")
    expect(said).to_contain_text("selection/?ids=brac,croc-la-vie,buurtzorg")
    expect(said).not_to_contain_text("crèche")


def test_a_shared_selection_never_takes_the_place_of_ones_own_unasked(selection: Page) -> None:
    page, own = selection, [one["id"] for one in THREE]
    page.goto("selection/?ids=enerterre,brac")
    shared = page.locator("[data-partagee]")
    expect(shared.get_by_role("link")).to_have_count(2)
    assert kept(page) == own
    shared.get_by_role("button", name="Ne rien changer").click()
    assert kept(page) == own
    page.goto("selection/?ids=enerterre,brac")
    shared.get_by_role("button", name="Ajouter à ma sélection").click()
    expect(page.locator(".selection__fiche")).to_have_count(4)
    assert kept(page) == [*own, "enerterre"]
    expect(page.locator("#note-croc-la-vie")).to_have_value(THREE[1]["note"])
    page.goto("selection/?ids=enerterre,brac")
    shared.get_by_role("button", name="Remplacer la mienne").click()
    assert kept(page) == ["enerterre", "brac"]


def test_an_address_made_to_harm_only_names_fiches(page: Page) -> None:
    page.goto("selection/?ids=<img src=x onerror=alert(1)>,../../secret,BRAC")
    expect(page.get_by_text("Rien de gardé pour l’instant")).to_be_visible()
    expect(page.locator("[data-partagee]")).to_be_hidden()


def test_a_browser_that_refuses_to_keep_anything_is_told_of(open_page) -> None:
    page = open_page()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('quota', 'QuotaExceededError'); };"
    )
    page.goto("initiatives/")
    button = page.locator("[data-liste] [data-garder]").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("complementary", name="Fiches choisies")).to_contain_text("refuse de la retenir")


def test_what_is_stored_by_mistake_is_left_aside(page: Page) -> None:
    page.goto("selection/")
    page.evaluate("localStorage.setItem('essaim.selection', '{\"pas\": \"une liste\"')")
    page.reload()
    expect(page.get_by_text("Rien de gardé pour l’instant")).to_be_visible()


def test_without_scripts_the_page_says_how_to_do_without(open_page) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("selection/")
    expect(page.get_by_role("link", name="la liste des initiatives")).to_be_visible()
    expect(page.locator("[data-actions]")).to_be_hidden()
