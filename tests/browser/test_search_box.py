"""The search box and the page of results, in Chromium, under a strict policy, on a small site made here."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from essaim.search import SearchDocument, write_index

POLICY = "default-src 'self'; script-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; img-src data:"
TOPICS = {
    "cantine": ("Cantine bio & locale", "Des repas <b>issus</b> de la ferme voisine."),
    "precarite": ("Précarité énergétique", "Rénover les logements des ménages modestes."),
    "accorderie": ("L’Accorderie", "Échanger des services sans argent entre voisins."),
}
GARDENS = {f"jardin-{number}": (f"Jardin partagé {number}", "Cultiver ensemble.") for number in range(1, 13)}
PAGES = TOPICS | GARDENS
LONG = "Le quartier se retrouve chaque semaine. " * 20 + "Une épicerie mobile dessert les hameaux. " * 2
ITEMS = "".join(f'<li data-fiche="{id}"><a href="{id}/">{id}</a></li>' for id in PAGES)


def html(base: str, body: str, *modules: str) -> str:
    scripts = "".join(
        f'<script type="module" src="{base}assets/essaim/search/{name}.js"></script>' for name in ("box", *modules)
    )
    return (
        f'<!doctype html><html lang="fr" data-base="{base}"><head><meta charset="utf-8"><title>Essaim</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><link rel="icon" href="data:,">{scripts}</head>'
        f'<body><form role="search" action="{base}initiatives/" method="get"><label for="champ">Rechercher</label>'
        f'<input id="champ" name="q" type="search"></form>{body}</body></html>'
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A site: a home page, the list of initiatives, a page each."""
    site = tmp_path_factory.mktemp("recherche")
    shutil.copytree(root / "overrides/assets", site / "assets")
    documents = []
    for id, (titre, resume) in PAGES.items():
        texte = ((6, titre), (2, resume), (1, LONG if id == "accorderie" else titre))
        documents.append(SearchDocument(f"initiatives/{id}/", titre, resume, "Initiative", texte))
        page = site / "initiatives" / id / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html("../../", f"<h1>{id}</h1>"), encoding="utf-8")
    for name, content in write_index(documents, shard_target=300).items():
        path = site / "recherche" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    invitation = '<template data-invitation><a href="../contribuer/">Proposer</a></template>'
    body = f"<h1>Initiatives</h1><ul data-liste>{ITEMS}</ul>{invitation}"
    (site / "initiatives" / "index.html").write_text(html("../", body, "page"), encoding="utf-8")
    (site / "index.html").write_text(html("./", "<h1>Accueil</h1>"), encoding="utf-8")
    return site


@pytest.fixture(scope="module")
def site_url(folder: Path, serving) -> Iterator[str]:
    """Stands in for the real site, which need not be built to know that its search box works."""
    with serving(folder, "/essaim/") as address:
        yield address


@pytest.fixture
def box(page: Page):
    """The field, on the home page."""
    page.goto("")
    return page.get_by_role("combobox", name="Rechercher")


def test_pages_are_proposed_while_typing_and_announced(page: Page, box) -> None:
    box.press_sequentially("precarit")
    expect(page.get_by_role("option")).to_have_text(["Précarité énergétique Initiative"])
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(re.compile("^1 page proposée sur 1 résultat"))
    expect(page.get_by_role("option").locator("mark")).to_have_text("Précarité")


def test_arrows_choose_a_page_and_enter_opens_it(page: Page, box) -> None:
    box.fill("jardin")
    expect(page.get_by_role("option")).to_have_count(6)
    box.press("ArrowDown")
    box.press("ArrowDown")
    second = page.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", second.get_attribute("id"))
    expect(box).to_be_focused()
    box.press("Enter")
    page.wait_for_url("**/essaim/initiatives/jardin-*/")


def test_the_arrows_come_back_to_the_field(page: Page, box) -> None:
    box.fill("cantine")
    expect(page.get_by_role("option")).to_have_count(1)
    box.press("ArrowUp")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "true")
    box.press("ArrowDown")
    expect(page.get_by_role("option")).to_have_attribute("aria-selected", "false")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile("."))


def test_escape_closes_the_list_and_keeps_what_was_typed(page: Page, box) -> None:
    box.fill("cantine")
    expect(page.get_by_role("listbox")).to_be_visible()
    box.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(box).to_have_value("cantine")
    expect(box).to_have_attribute("aria-expanded", "false")


def test_a_click_on_a_proposal_opens_it(page: Page, box) -> None:
    box.fill("accorderie")
    page.get_by_role("option").click()
    page.wait_for_url("**/essaim/initiatives/accorderie/")


def test_slash_leads_to_the_field_but_not_while_writing(page: Page, box) -> None:
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("1/2")
    expect(box).to_have_value("1/2")


def test_enter_leads_to_the_results_with_the_query_in_the_address(page: Page, box) -> None:
    box.fill("précarité énergétique")
    box.press("Enter")
    page.wait_for_url("**/essaim/initiatives/?q=*")
    expect(page.get_by_role("heading", level=2)).to_have_text("1 résultat pour «\u202fprécarité énergétique\u202f»")
    expect(page.get_by_role("status").filter(has_text="1 résultat pour")).to_be_attached()
    expect(page.get_by_role("combobox")).to_have_value("précarité énergétique")
    page.get_by_role("link", name="Précarité énergétique").click()
    page.wait_for_url("**/essaim/initiatives/precarite/")


def test_the_excerpt_marks_the_words_and_text_stays_text(page: Page) -> None:
    page.goto("initiatives/?q=epicerie")
    expect(page.locator(".recherche-extrait mark")).to_have_text(["épicerie"] * 2)
    page.goto("initiatives/?q=cantine")
    expect(page.locator(".recherche-extrait")).to_have_text("Des repas <b>issus</b> de la ferme voisine.")


def test_the_list_gives_way_and_comes_back(page: Page) -> None:
    page.goto("initiatives/?q=cantine")
    expect(page.locator(".recherche-resultat")).to_have_count(1)
    expect(page.locator("[data-liste]")).to_be_hidden()
    page.get_by_role("combobox").fill("")
    expect(page.locator("[data-liste]")).to_be_visible()
    expect(page.locator(".recherche-resultat")).to_be_hidden()
    assert page.url.endswith("/initiatives/")


def test_the_list_does_not_flash_while_the_answer_is_awaited(page: Page) -> None:
    """A page opened on a query shows that it is searching, not the list it is about to replace."""
    page.route("**/recherche/**", lambda _: None)  # never answered
    page.goto("initiatives/?q=cantine")
    expect(page.get_by_role("heading", level=2)).to_have_text("Recherche en cours…")
    expect(page.locator("[data-liste]")).to_be_hidden()
    page.unroute("**/recherche/**")
    page.reload()
    expect(page.locator(".recherche-resultat")).to_have_count(1)


def test_the_keyboard_goes_on_from_the_results(page: Page) -> None:
    """After a search as when the page opens on one; emptying the field leaves the focus in it."""
    page.goto("initiatives/?q=cantine")
    title = page.get_by_role("heading", level=2)
    expect(title).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator(".recherche-resultat a")).to_be_focused()
    field = page.get_by_role("combobox")
    field.fill("epicerie")
    field.press("Enter")
    expect(title).to_contain_text("epicerie")
    expect(title).to_be_focused()
    field.fill("")
    expect(page.locator("[data-liste]")).to_be_visible()
    expect(field).to_be_focused()


def test_back_and_forward_follow_the_queries_and_filters_stay_in_the_address(page: Page) -> None:
    page.goto("initiatives/?theme=alimentation")
    field = page.get_by_role("combobox")
    for query in ("cantine", "accorderie"):
        field.fill(query)
        field.press("Enter")
        expect(page.get_by_role("heading", level=2)).to_contain_text(query)
        assert f"theme=alimentation&q={query}" in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=2)).to_contain_text("cantine")
    expect(field).to_have_value("cantine")
    page.go_back()
    expect(page.locator("[data-liste]")).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("heading", level=2)).to_contain_text("cantine")


def test_more_results_come_on_demand_and_take_the_focus(page: Page) -> None:
    page.goto("initiatives/?q=jardin")
    expect(page.locator(".recherche-resultat")).to_have_count(10)
    page.get_by_role("button", name="Afficher les 2 résultats suivants").click()
    expect(page.locator(".recherche-resultat")).to_have_count(12)
    expect(page.locator(".recherche-resultat a").nth(10)).to_be_focused()
    expect(page.locator(".recherche-suite")).to_be_hidden()


def test_a_slip_is_mended_and_said(page: Page) -> None:
    page.goto("initiatives/?q=precarrité")
    expect(page.locator(".recherche-orthographe")).to_contain_text("voici les résultats pour «\u202fprécarité\u202f»")
    expect(page.locator(".recherche-resultat")).to_have_count(1)


def test_words_that_no_page_holds_together_are_said_to_be(page: Page) -> None:
    page.goto("initiatives/?q=cantine bio argent")
    expect(page.locator(".recherche-avis")).to_have_text(
        "Aucune page ne contient les 3 mots. Voici celles qui en contiennent 2."
    )


def test_no_result_proposes_a_spelling_and_invites(page: Page) -> None:
    page.goto("initiatives/?q=prikarité")
    expect(page.get_by_role("heading", level=2)).to_have_text("Aucun résultat pour «\u202fprikarité\u202f».")
    expect(page.get_by_role("link", name="Proposer")).to_be_visible()
    page.get_by_role("link", name="précarité").click()
    expect(page.locator(".recherche-resultat")).to_have_count(1)
    assert "q=pr%C3%A9carit%C3%A9" in page.url


def test_words_too_common_are_said_to_be(page: Page) -> None:
    page.goto("initiatives/?q=le la les")
    expect(page.locator(".recherche-invitation")).to_contain_text("trop courants")


def test_when_the_index_cannot_be_had_the_list_stays_and_one_may_try_again(page: Page, faults: list[str]) -> None:
    def fail(route: Route) -> None:
        route.abort()

    page.route("**/recherche/**", fail)
    page.goto("initiatives/?q=cantine")
    expect(page.get_by_role("heading", level=2)).to_contain_text("n’a pas pu se charger")
    expect(page.locator("[data-liste]")).to_be_visible()
    page.unroute("**/recherche/**", fail)
    page.get_by_role("button", name="Réessayer").click()
    expect(page.locator(".recherche-resultat")).to_have_count(1)
    faults[:] = [fault for fault in faults if "ERR_FAILED" not in fault]


def test_nothing_of_the_search_is_fetched_before_the_first_gesture(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("", wait_until="networkidle")
    assert [url for url in asked if "lunr" in url or "/recherche/" in url or "engine" in url] == []


def test_without_javascript_the_form_and_the_whole_list_are_there(open_page) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("")
    page.get_by_label("Rechercher").fill("cantine")
    page.get_by_label("Rechercher").press("Enter")
    page.wait_for_url("**/initiatives/?q=cantine")
    expect(page.locator("[data-fiche]")).to_have_count(len(PAGES))
    expect(page.locator("[data-liste]")).to_be_visible()
