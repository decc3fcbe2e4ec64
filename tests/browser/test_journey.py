"""A reader's way through the built site in Chromium: search, fiche, territory, model, and back at each step."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from chromium import WIDE
from playwright.sync_api import Page, expect

FICHE = "initiatives/plateforme-precarite-energetique-grenoble/"
TITLE = "La plateforme précarité énergétique du CCAS de Grenoble"
QUERY = "precarite energetique grenoble"
KINDS = yaml.safe_load(Path(__file__).with_name("pages.yml").read_text("utf-8"))["sortes"].values()
LOST = "404.html"
PAGES = [*KINDS, f"initiatives/?q={quote(QUERY)}", "territoires/fr/", "territoires/38185/", "initiatives/croc-la-vie/"]


def field(page: Page):
    """The search field of the header."""
    return page.locator("header").get_by_role("combobox")


def at(address: str) -> re.Pattern[str]:
    """Matches an address of the site, whatever its host and the path it lives below."""
    return re.compile(f"^http://127[^?#]*/{re.escape(address)}(#.*)?$" if address else r"^http://127[^/]*/([^/?#]+/)?$")


def test_search_fiche_territory_model_and_back(page: Page) -> None:
    page.goto("")
    field(page).press_sequentially(QUERY)
    expect(page.get_by_role("option").first).to_contain_text("précarité énergétique")
    expect(page.locator("header").get_by_role("status")).to_contain_text("résultat")
    field(page).press("Enter")
    results = at_results()
    page.wait_for_url(results)
    expect(page.get_by_role("status").filter(has_text="pour «")).to_be_attached()
    page.locator("main").get_by_role("link", name=TITLE, exact=True).click()
    page.wait_for_url(at(FICHE))
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)

    page.get_by_role("table", name=re.compile("est née")).get_by_role("link", name="Grenoble").first.click()
    page.wait_for_url(at("territoires/38185/"))
    born = page.get_by_role("region", name=re.compile("^Né ici"))
    expect(born.get_by_role("link", name=TITLE)).to_be_visible()
    page.go_back()
    page.wait_for_url(at(FICHE))

    page.locator("main a[href*='modeles/']").first.click()
    page.wait_for_url(re.compile("/modeles/[a-z-]+/"))
    expect(page.locator(".surtitre", has_text="sur 6")).to_be_visible()
    expect(page.get_by_role("region", name="Elles l’ont suivi").get_by_role("link", name=TITLE)).to_be_visible()
    page.go_back()
    page.wait_for_url(at(FICHE))
    page.go_back()
    page.wait_for_url(results)
    expect(page.locator("main").get_by_role("link", name=TITLE, exact=True)).to_be_visible()
    expect(field(page)).to_have_value(QUERY)
    page.go_back()
    page.wait_for_url(at(""))


def at_results() -> re.Pattern[str]:
    """Matches the page of results for the query."""
    return re.compile(r"/initiatives/\?q=precarite")


def tab_to(page: Page, found: str, most: int = 120) -> None:
    """Press Tab until the focused element satisfies ``found``, as someone without a mouse does."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(f"(() => {{ const e = document.activeElement; return {found}; }})()"):
            return
    pytest.fail(f"{most} tabulations n’ont pas suffi : {found}")


def test_the_same_way_by_keyboard_alone(page: Page) -> None:
    page.goto("")
    page.locator("body").focus()
    page.keyboard.press("/")
    expect(page.locator("input:focus")).to_have_attribute("name", "q")
    page.keyboard.type(QUERY)
    expect(page.get_by_role("option").first).to_contain_text("CCAS de Grenoble")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(at(FICHE))
    tab_to(page, "e.getAttribute('href')?.endsWith('territoires/38185/')")
    page.keyboard.press("Enter")
    page.wait_for_url(at("territoires/38185/"))
    page.go_back()
    page.wait_for_url(at(FICHE))
    tab_to(page, "e.closest('main') && e.getAttribute('href')?.includes('/modeles/')")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/modeles/[a-z-]+/"))


def test_results_are_announced_and_so_is_their_absence(page: Page) -> None:
    page.goto(f"initiatives/?q={quote(QUERY)}")
    live = page.locator("main").get_by_role("status")
    said = re.compile(r"^\d+ initiatives? sur \d+ pour «\u202fprecarite energetique grenoble\u202f»")
    expect(live.filter(has_text=said)).to_be_attached()
    page.goto("initiatives/?q=xyzzyplugh")
    expect(live.filter(has_text=re.compile(r"^Aucune initiative sur \d+ pour «"))).to_be_attached()
    expect(page.get_by_text("Aucune initiative ne répond à tout cela")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_page_is_wider_than_the_screen_and_each_has_one_title_in_french(open_page, faults, width: int) -> None:
    page = open_page(width, height=600)
    for address in PAGES:
        before = list(faults)
        page.goto(address, wait_until="networkidle" if "?" in address else "load")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.locator("main h1").count() == 1, address
        assert page.evaluate("document.documentElement.lang") == "fr", address
        if address == LOST:  # the server says 404, as it must, and the browser repeats it
            faults[:] = before


def test_the_unknown_address_leads_back_to_the_catalogue(page: Page, faults: list[str]) -> None:
    answer = page.goto("initiatives/rien/de/tel/")
    assert answer.status == 404
    faults.clear()  # Chromium logs the 404 asked for
    box = page.locator("main").get_by_role("search").get_by_role("combobox").first
    box.fill("Grenoble")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("Enter")
    page.wait_for_url(re.compile(r"/initiatives/\?q=Grenoble"))
    expect(page.locator("main").get_by_role("link", name=TITLE, exact=True)).to_be_visible()


def test_the_menu_opens_by_keyboard_and_leads_on_a_telephone(narrow_page: Page) -> None:
    narrow_page.goto(FICHE)
    button = narrow_page.get_by_role("button", name="Menu")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    link = narrow_page.locator("header").get_by_role("link", name="Territoires")
    expect(link).to_be_visible()
    link.press("Enter")
    narrow_page.wait_for_url(at("territoires/"))


def test_searching_on_a_telephone(narrow_page: Page) -> None:
    narrow_page.goto("")
    box = narrow_page.locator("main").get_by_role("search").get_by_role("combobox").first
    box.fill(QUERY)
    narrow_page.get_by_role("option").first.click()
    narrow_page.wait_for_url(at(FICHE))


def test_without_javascript_links_lead_from_home_to_a_territory(open_page) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("")
    page.locator("header").get_by_role("link", name="Initiatives").click()
    page.wait_for_url(at("initiatives/"))
    page.locator("main").get_by_role("link", name=TITLE).click()
    page.wait_for_url(at(FICHE))
    expect(page.locator("#preuve")).to_be_visible()
    page.get_by_role("table").get_by_role("link", name="Grenoble").first.click()
    page.wait_for_url(at("territoires/38185/"))
    page.get_by_role("navigation", name="Fil d’Ariane").get_by_role("link", name="Isère").click()
    page.wait_for_url(at("territoires/fr-38/"))
    expect(page.get_by_role("link", name=TITLE)).to_be_visible()


def test_without_javascript_nothing_offered_is_dead(open_page) -> None:
    """No control is shown that only a script could answer, and a search still leads to the whole list."""
    page = open_page(java_script_enabled=False)
    for address in ("", "initiatives/", FICHE, "territoires/fr/"):
        page.goto(address)
        for button in page.get_by_role("button").all():
            assert button.get_attribute("type") == "submit", (address, button.evaluate("e => e.outerHTML"))
    page.goto("")
    page.locator("header").get_by_role("searchbox").fill(QUERY)
    page.locator("header").get_by_role("searchbox").press("Enter")
    page.wait_for_url(re.compile(r"/initiatives/\?q="))
    expect(page.locator("[data-liste] [data-fiche]").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_follow_the_scheme_of_the_device_with_text_that_stands_out(open_page, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    for address in ("", FICHE, "territoires/38185/", "a-propos/"):
        page.goto(address)
        luminances = page.evaluate("""() => {
          const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number)
            .map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, place) => sum + c * [0.2126, 0.7152, 0.0722][place], 0);
          const style = getComputedStyle(document.body);
          return [light(style.backgroundColor), light(style.color)];
        }""")
        background, text = luminances
        assert (background < text) == (scheme == "dark"), address
        assert (max(luminances) + 0.05) / (min(luminances) + 0.05) >= 7, address


def test_a_fiche_prints_whole(page: Page) -> None:
    page.goto(FICHE)
    page.emulate_media(media="print")
    for anchor in ("probleme", "reponse", "preuve", "couts", "limites", "sources"):
        expect(page.locator(f"#{anchor}")).to_be_visible()
    assert not page.locator("header form").is_visible()


def test_the_contents_of_a_fiche_come_before_its_text_on_a_narrow_screen(open_page) -> None:
    page = open_page(390, java_script_enabled=False)
    page.goto(FICHE)
    contents = page.get_by_role("navigation", name="Sur cette fiche")
    expect(contents).to_have_count(1)
    assert contents.bounding_box()["y"] < page.locator("#probleme").bounding_box()["y"]
    contents.get_by_role("link", name="Dispositifs").click()
    expect(page).to_have_url(re.compile("#dispositifs$"))
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(contents).to_have_count(1)


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_costs_takers_and_schemes_are_one_gesture_from_the_first_screen(open_page, width: int) -> None:
    """And on a narrow screen, from anywhere below, with the contents."""
    page = open_page(width, height=700, java_script_enabled=False)
    for rank, (name, anchor) in enumerate(
        {"Coûts": "couts", "Reprises": "famille", "Dispositifs": "dispositifs"}.items()
    ):
        if width == WIDE or not rank:
            page.goto(FICHE)
        link = page.get_by_role("navigation", name="Accès direct").get_by_role("link", name=name)
        expect(link).to_be_in_viewport(ratio=1)
        link.click()
        expect(page).to_have_url(re.compile(f"#{anchor}$"))
        expect(page.locator(f"#{anchor}")).to_be_in_viewport(ratio=1)
    if width != WIDE:
        page.get_by_role("link", name="Sommaire").click()
        expect(page.get_by_role("navigation", name="Sur cette fiche")).to_be_in_viewport()


@pytest.mark.parametrize("width", [390, WIDE])
def test_a_town_of_15_000_people_finds_an_answer_its_cost_its_takers_and_its_schemes(open_page, width: int) -> None:
    """From the home page: one search, one size, one fiche, then one gesture for each question."""
    page = open_page(width)
    page.goto("")
    box = page.locator("main").get_by_role("search").get_by_role("combobox").first
    box.fill("précarité énergétique pour une ville de 15 000 habitants")
    box.press("Enter")
    page.get_by_text("Par taille de commune").get_by_role("link").click()
    expect(page.locator(".jeton")).to_have_text(re.compile("de 10\u202f000 à 20\u202f000 habitants"))
    card = page.locator("[data-trouvees] .carte").filter(has_text="Sarlat")
    expect(card).to_contain_text("16\u202f151 habitants")
    expect(card).to_contain_text("reprise de «\u202fLa plateforme précarité énergétique du CCAS de Grenoble\u202f»")
    card.get_by_role("heading").get_by_role("link").click()
    page.wait_for_url(at("initiatives/plateforme-precarite-energetique-sarlat/"))
    shortcuts, at_hand = page.get_by_role("navigation", name="Accès direct"), {}
    for name, section in {
        "Coûts": "Les coûts",
        "Reprises": "Reprises et parenté",
        "Dispositifs": "Dispositifs",
    }.items():
        page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
        shortcuts.get_by_role("link", name=name).click()
        at_hand[name] = page.get_by_role("region", name=section)
        expect(at_hand[name].get_by_role("heading", level=2)).to_be_in_viewport()
    expect(at_hand["Coûts"].get_by_text("Non renseigné").first).to_be_visible()
    expect(at_hand["Reprises"].get_by_role("link", name=TITLE)).to_be_visible()
    at_hand["Dispositifs"].get_by_role("link", name="Financement").click()
    page.wait_for_url(re.compile(r"/dispositifs/\?theme=sans-theme&type=financement"))
    expect(page.locator("#liste-dispositifs > li:visible .mention")).to_contain_text(["Financement"] * 3)


def test_a_wheel_over_the_margin_scrolls_the_page(open_page) -> None:
    """Over the contents of a fiche as over the facets of the catalogue."""
    page = open_page(WIDE, height=1400)
    for address, place in ((FICHE, ".fiche__cote .sommaire__titre"), ("initiatives/", "#affiner-titre")):
        page.goto(address)
        page.locator(place).hover()
        expect(page.locator("h1")).to_be_in_viewport()
        page.mouse.wheel(0, 3000)
        expect(page.locator("h1")).not_to_be_in_viewport()


def test_the_places_of_a_fiche_are_wholly_on_a_narrow_screen(narrow_page) -> None:
    narrow_page.goto(FICHE)
    table = narrow_page.get_by_role("region", name="Territoires de l’initiative")
    assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
    heads = table.locator("thead th").all_text_contents()[1:]
    for row in table.locator("tbody tr").all():
        cells = row.locator("td")
        assert [cell.get_attribute("data-tete") for cell in cells.all()] == heads
        assert all(cell.inner_text().strip() for cell in cells.all() if cell.is_visible())


def test_the_schemes_are_filtered_by_theme_and_the_address_keeps_it(page: Page) -> None:
    page.goto("dispositifs/")
    form, items = page.locator("form[data-filtre]"), page.locator("#liste-dispositifs > li")
    theme, total = form.get_by_label("Thème"), items.count()
    theme.select_option(index=1)
    chosen = theme.input_value()
    shown = items.filter(visible=True).count()
    assert 0 < shown < total
    expect(form.get_by_role("status")).to_have_text(f"{shown} sur {total}")
    page.reload()
    expect(theme).to_have_value(chosen)
    assert items.filter(visible=True).count() == shown
    page.goto("dispositifs/?theme=inconnu")
    expect(theme).to_have_value("")
    expect(form.get_by_role("status")).to_have_text(f"{total} sur {total}")
