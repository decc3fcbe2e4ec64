"""Printed on A4: a fiche on two pages, its addresses written out; a selection as a booklet with contents."""

import io
import os
import statistics
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

SAMPLE = 1 if os.environ.get("ESSAIM_AUDIT") else 16  # one fiche in so many; `make audit` prints them all
LONGEST = 2
MOST_PAGES = 4
KEPT = [
    {"id": "croc-la-vie", "titre": "Croc la vie", "note": "Pour la crèche"},
    {"id": "brac", "titre": "BRAC", "note": ""},
]
A4 = (595, 842)  # points


def printed(page: Page) -> list[str]:
    """The text of each page of the PDF that the browser prints."""
    pages = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert all((round(p.mediabox.width), round(p.mediabox.height)) == A4 for p in pages)
    return [" ".join(p.extract_text().split()) for p in pages]


@pytest.fixture
def print_fiche(page: Page) -> Callable[[str], list[str]]:
    """Fiche → the text of each printed page."""

    def print_(name: str) -> list[str]:
        page.goto(f"initiatives/{name}/")
        return printed(page)

    return print_


def test_a_fiche_is_printed_on_two_pages(print_fiche, built_site: Path) -> None:
    weights = {path.parent.name: path.stat().st_size for path in (built_site / "initiatives").glob("*/index.html")}
    sample = sorted(weights)[::SAMPLE]
    lengths = {name: len(print_fiche(name)) for name in sample}
    assert statistics.median(lengths.values()) <= 2, lengths
    longest = {name: len(print_fiche(name)) for name in sorted(weights, key=weights.get)[-LONGEST:]}
    assert max({**lengths, **longest}.values()) <= MOST_PAGES, longest


def test_what_is_printed_is_the_content_with_its_addresses(print_fiche, page: Page) -> None:
    text = "".join(" ".join(print_fiche("plateforme-precarite-energetique-grenoble")).split())
    sources = page.locator(".sources a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
    assert sources
    assert [source for source in sources if source not in text] == []
    assert page.locator("link[rel=canonical]").get_attribute("href") in text
    headings = page.locator(".fiche h2:visible").all_inner_texts()
    assert {"Les coûts", "Limites et échecs", "Sources et histoire"} <= set(headings)
    for word in ("Corrigercettefiche", "Surcettefiche", "Alleraucontenu", "Fairelediagnostic", "Rechercher"):
        assert word not in text


def test_answers_are_read_without_printed_backgrounds(page: Page) -> None:
    page.goto("initiatives/plateforme-precarite-energetique-grenoble/")
    page.emulate_media(media="print")
    colours = page.locator(".reponse").evaluate_all("all => [...new Set(all.map((e) => getComputedStyle(e).color))]")
    assert colours == ["rgb(0, 0, 0)"]


def test_a_dark_screen_prints_black_on_white(open_page) -> None:
    page = open_page(color_scheme="dark")
    page.goto("initiatives/brac/")
    page.emulate_media(media="print")
    style = "getComputedStyle(document.body)"
    assert page.evaluate(f"[{style}.color, {style}.backgroundColor]") == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_selection_is_a_booklet_that_opens_on_its_contents(page: Page) -> None:
    page.goto("selection/")
    page.evaluate("list => localStorage.setItem('essaim.selection', JSON.stringify(list))", KEPT)
    page.reload()
    page.evaluate("window.print = () => { window.printed = true; }")
    page.get_by_role("button", name="Imprimer en un livret").click()
    page.wait_for_function("window.printed")
    contents, *fiches = printed(page)
    for one in KEPT:
        assert one["titre"] in contents
        assert f"/initiatives/{one['id']}/" in contents
    assert "Pour la crèche" in contents
    starts = [number for number, text in enumerate(fiches) if "Le problème" in text and "La réponse" in text]
    assert starts[0] == 0
    assert len(starts) == len(KEPT)
    assert len(fiches) <= MOST_PAGES * len(KEPT)
