"""What a reader does on the catalogue, in Chromium: words, chips, order, address, keyboard, narrow screen, failures."""

import csv
import io
import re
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, Route, expect

SHOWN = "cards => cards.map((card) => card.dataset.fiche)"


def results(page: Page) -> Locator:
    return page.locator("[data-trouvees] .carte")


def ids(page: Page) -> list[str]:
    expect(page.locator("[data-catalogue]")).not_to_have_attribute("aria-busy", "true")
    return results(page).evaluate_all(SHOWN)


def chips(page: Page) -> Locator:
    return page.locator(".jeton:not(.jeton--tout)")


def published(built_site: Path) -> list[dict[str, str]]:
    text = (built_site / "donnees/initiatives.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_words_and_facets_are_asked_together(page: Page) -> None:
    page.goto("initiatives/?q=insertion")
    expect(page.locator("[data-phrase]")).to_contain_text("pour «\u202finsertion\u202f»")
    before = int(page.locator("[data-phrase] strong").inner_text().split()[0])
    page.locator('input[name="theme"][value="emploi-insertion"]').check()
    expect(chips(page)).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?q=insertion&theme=emploi-insertion$"))
    after = int(page.locator("[data-phrase] strong").inner_text().split()[0])
    assert 0 < after < before
    expect(results(page).first.locator("mark").first).to_be_visible()
    expect(results(page).first.locator(".carte__raisons")).to_contain_text("Emploi, insertion, formation")


def test_back_and_forward_walk_through_the_choices(page: Page) -> None:
    page.goto("initiatives/")
    everything = page.locator("[data-phrase]").inner_text()
    page.locator('input[name="theme"][value="lien-social"]').check()
    expect(chips(page)).to_have_count(1)
    one = ids(page)
    page.locator('[data-minimum="preuve"]').select_option("2")
    expect(chips(page)).to_have_count(2)
    page.go_back()
    expect(chips(page)).to_have_count(1)
    assert ids(page) == one
    expect(page.locator('[data-minimum="preuve"]')).to_have_value("0")
    page.go_back()
    expect(chips(page)).to_have_count(0)
    expect(page.locator("[data-phrase]")).to_have_text(everything)
    expect(page.locator('input[name="theme"][value="lien-social"]')).not_to_be_checked()
    expect(page.locator("[data-liste]")).to_be_visible()
    page.go_forward()
    expect(chips(page)).to_have_count(1)
    assert ids(page) == one


def test_a_shared_address_shows_the_same_to_another_reader(open_page) -> None:
    first, second = open_page(), open_page()
    first.goto("initiatives/?theme=lien-social,sante-autonomie&preuve_min=1&tri=hasard&graine=77")
    expect(results(first).first).to_be_visible()
    second.goto(first.url)
    expect(results(second).first).to_be_visible()
    assert ids(second) == ids(first)
    assert chips(second).all_inner_texts() == chips(first).all_inner_texts()
    expect(second.locator('input[name="theme"]:checked')).to_have_count(2)
    expect(second.locator("[data-tri]")).to_have_value("hasard")


def test_a_draw_keeps_its_seed_in_the_address_and_can_be_drawn_again(page: Page) -> None:
    page.goto("initiatives/?tri=hasard&graine=1")
    expect(results(page).first).to_be_visible()
    drawn = ids(page)
    assert drawn != sorted(drawn)
    page.goto("initiatives/?tri=hasard&graine=2")
    expect(results(page).first).to_be_visible()
    assert ids(page) != drawn
    page.get_by_role("button", name="Mélanger encore").click()
    expect(page).not_to_have_url(re.compile("graine=2$"))
    expect(page).to_have_url(re.compile(r"tri=hasard&graine=\d+$"))


@pytest.mark.parametrize(
    ("order", "column", "key"),
    [
        ("preuve", "calcule.preuve.niveau", lambda value: -int(value or -1)),
        ("fraicheur", "verifie_le", lambda value: -int(value.replace("-", ""))),
    ],
)
def test_an_order_is_that_of_the_published_figures(page: Page, built_site: Path, order, column, key) -> None:
    rows = {row["id"]: row for row in published(built_site)}
    page.goto(f"initiatives/?tri={order}")
    expect(results(page).first).to_be_visible()
    keys = [key(rows[id][column]) for id in ids(page)]
    assert len(keys) > 20
    assert keys == sorted(keys)
    assert keys[0] == min(key(row[column]) for row in rows.values())


def test_chips_say_each_choice_and_take_it_away(page: Page) -> None:
    page.goto("initiatives/?theme=lien-social&preuve_min=2&territoire=FR")
    expect(chips(page)).to_contain_text(["Lien social", "France", "Preuve ≥ 2"])
    chips(page).nth(1).click()
    expect(chips(page)).to_have_count(2)
    expect(page).to_have_url(re.compile(r"\?theme=lien-social&preuve_min=2$"))
    expect(chips(page).nth(1)).to_be_focused()  # the keyboard does not lose its place
    page.get_by_role("link", name="Tout effacer").click()
    expect(chips(page)).to_have_count(0)
    expect(page).to_have_url(re.compile("/initiatives/$"))


def test_nothing_found_says_which_criterion_to_drop(page: Page) -> None:
    page.goto("initiatives/?q=cantine&preuve=5&effet=defavorable")
    expect(page.locator("[data-phrase]")).to_contain_text("Aucune initiative")
    offers = page.locator(".catalogue__conseils a")
    expect(offers.first).to_be_visible()
    said = offers.first.inner_text()
    count = int(re.search(r": (\d+) initiatives?$", said)[1])
    assert count > 0
    offers.first.click()
    expect(page.locator("[data-phrase] strong")).to_have_text(re.compile(rf"^{count} initiatives?$"))
    expect(results(page).first).to_be_visible()


def test_words_that_are_nowhere_offer_spellings_and_an_invitation(page: Page) -> None:
    page.goto("initiatives/?q=zzgloubi")
    expect(page.locator("[data-phrase]")).to_contain_text("Aucune initiative")
    expect(page.locator("[data-trouvees] .encart--vide")).to_contain_text("le catalogue est ouvert à tous")
    invitation = page.locator("[data-trouvees]")
    expect(invitation.get_by_role("link", name="Proposer une initiative")).to_be_visible()
    expect(invitation.get_by_role("link", name="Dire un besoin")).to_be_visible()
    page.goto("initiatives/?q=acorderie")
    expect(page.locator(".recherche-orthographe")).to_contain_text("Orthographe voisine")
    expect(results(page).first.locator(".carte__titre")).to_contain_text("Accorderie")


def test_other_pages_found_are_a_link_away(page: Page) -> None:
    page.goto("initiatives/?q=isere")
    elsewhere = page.get_by_role("region", name="Ailleurs sur le site")
    expect(elsewhere.get_by_role("link", name="Isère", exact=True)).to_be_visible()
    page.goto("initiatives/?q=duplication")
    elsewhere.get_by_role("link", name=re.compile("^Tout voir")).click()
    expect(page.locator(".recherche-resultat-titre").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"/recherche/\?q=duplication$"))


def test_a_territory_is_typed_and_chosen_with_the_keyboard(page: Page) -> None:
    page.goto("initiatives/")
    field = page.get_by_role("combobox", name="Commune, département, région, pays")
    field.press_sequentially("iser")
    option = page.get_by_role("option", name=re.compile("^Isère"))
    expect(option).to_be_visible()
    field.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", option.get_attribute("id"))
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"\?territoire=FR-38$"))
    said = page.locator("[data-phrase]")
    expect(said).to_contain_text(" sur ")
    within = said.inner_text()
    page.get_by_label("aussi autour").check()
    expect(page).to_have_url(re.compile("&autour=pres$"))
    expect(chips(page)).to_contain_text("Isère et autour")
    expect(page.locator("[data-tri]")).to_have_value("proximite")
    expect(said).not_to_have_text(within)
    assert int(said.inner_text().split()[0]) > int(within.split()[0])


def test_a_place_that_no_fiche_names_is_said_with_where_to_look_instead(page: Page) -> None:
    page.goto("initiatives/")
    field = page.get_by_role("combobox", name="Commune, département, région, pays")
    field.press_sequentially("gueret")
    said = page.locator("[data-absent]")
    expect(said).to_contain_text("Aucune fiche à Guéret.")
    elsewhere = said.get_by_role("link", name=re.compile("prouvé ailleurs pour Guéret"))
    expect(elsewhere).to_have_attribute("href", re.compile(r"/territoires/trouver/\?code=23096$"))
    said.get_by_role("button", name=re.compile("^Chercher autour")).click()
    expect(page).to_have_url(re.compile(r"\?territoire=FR(-23|-NAQ)?$"))
    expect(said).to_be_empty()
    assert ids(page)
    field.fill("xyzzy")
    expect(said).to_have_text("Aucun territoire ne commence ainsi.")
    field.fill("iser")
    expect(said).to_be_empty()


def test_an_order_that_cannot_be_chosen_yet_says_why(page: Page) -> None:
    page.goto("initiatives/")
    nearest = page.locator('[data-tri] option[value="proximite"]')
    expect(nearest).to_be_disabled()
    expect(nearest).to_have_text("Les plus proches (choisissez d’abord un territoire)")
    page.goto("initiatives/?territoire=FR-38")
    expect(nearest).to_be_enabled()
    expect(nearest).to_have_text("Les plus proches")


def test_after_a_search_the_keyboard_goes_on_from_the_results(page: Page) -> None:
    phrase = page.locator("[data-phrase]")
    page.goto("a-propos/")
    box = page.locator("header").get_by_role("combobox")
    box.fill("cantine")
    box.press("Enter")
    page.wait_for_url(re.compile(r"initiatives/\?q=cantine$"))
    expect(phrase).to_be_focused()
    box = page.locator("main").get_by_role("search").get_by_role("combobox")
    box.fill("insertion")
    box.press("Enter")
    expect(phrase).to_contain_text("insertion")
    expect(phrase).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.carte') !== null"):
            break
    assert page.evaluate("document.activeElement.closest('.carte') !== null")


def test_the_file_downloaded_holds_the_rows_shown_in_their_order(page: Page, built_site: Path) -> None:
    page.goto("initiatives/?theme=lien-social&tri=preuve")
    expect(results(page).first).to_be_visible()
    more = page.locator(".catalogue__suite")
    while more.is_visible():
        before = results(page).count()
        more.click()
        expect(results(page)).not_to_have_count(before)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Télécharger ces résultats (CSV)").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    by_id = {row["id"]: row for row in published(built_site)}
    assert [row["id"] for row in rows] == ids(page)
    assert rows == [by_id[row["id"]] for row in rows]
    expect(page.locator("[data-etat]")).to_contain_text(f"Fichier prêt\u202f: {len(rows)} lignes")


def test_on_a_narrow_screen_facets_are_a_dialog(narrow_page: Page) -> None:
    page = narrow_page
    page.goto("initiatives/")
    opener = page.get_by_role("button", name="Affiner")
    expect(page.locator("[data-feuille]")).to_be_hidden()
    opener.click()
    sheet = page.get_by_role("dialog", name="Affiner")
    expect(sheet).to_be_visible()
    expect(sheet.get_by_role("heading", name="Affiner")).to_be_focused()
    sheet.locator('input[value="lien-social"]').check()
    expect(sheet.locator("[data-annonce]")).to_have_text(re.compile(r"^\d+ initiatives$"))
    count = int(sheet.locator("[data-annonce]").text_content().split()[0])
    see = sheet.get_by_role("button", name=f"Voir {count} fiches")
    expect(see).to_be_visible()
    see.focus()
    page.keyboard.press("Tab")
    expect(sheet.get_by_role("button", name="Fermer")).to_be_focused()  # the last leads to the first
    page.keyboard.press("Shift+Tab")
    expect(see).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener).to_be_focused()
    expect(page.locator("[data-phrase]")).to_contain_text(f"{count} initiatives")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_number_of_results_is_announced(page: Page) -> None:
    page.goto("initiatives/")
    page.locator('input[name="nature"]').first.evaluate("box => box.closest('details').open = true")
    page.locator('input[name="nature"]').first.check()
    expect(page.get_by_role("status").filter(has_text=re.compile(r"^\d+ initiatives? sur \d+"))).to_be_visible()


def test_without_scripts_every_fiche_can_be_reached_and_no_dead_control_is_shown(open_page, built_site: Path) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("initiatives/")
    everything = {row["id"] for row in published(built_site)}
    found = set()
    for address in ["initiatives/", *(f"initiatives/page/{n}/" for n in range(2, 1 + len(everything)))]:
        if not (built_site / address).exists():
            break
        page.goto(address)
        found |= set(page.locator(".carte").evaluate_all(SHOWN))
        if address == "initiatives/" and (built_site / "initiatives/page/2").exists():
            expect(page.get_by_role("navigation", name="Pages de la liste").get_by_role("link")).not_to_have_count(0)
    assert found == everything
    page.goto("initiatives/")
    for hidden in ("[data-feuille]", "[data-tri]", "[data-csv]", "[data-ouvrir]", "[data-garder]", "[data-comparer]"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.get_by_role("link", name="Par problème")).to_be_visible()


def test_when_the_data_cannot_be_had_the_list_stays_and_one_can_try_again(page: Page, faults: list[str]) -> None:
    refused = []

    def refuse(route: Route) -> None:
        refused.append(route.request.url)
        route.abort()

    page.route("**/recherche/facettes.json", refuse)
    page.goto("initiatives/?theme=lien-social")
    expect(page.locator(".etat--erreur")).to_contain_text("n’ont pas pu se charger")
    expect(page.locator("[data-liste] .carte").first).to_be_visible()
    assert refused
    page.unroute("**/recherche/facettes.json")
    page.get_by_role("button", name="Réessayer").click()
    expect(results(page).first).to_be_visible()
    expect(page.locator(".etat--erreur")).to_have_count(0)
    faults[:] = [fault for fault in faults if "Failed to" not in fault]


@pytest.mark.parametrize(
    ("asked", "words", "size"),
    [
        ("précarité énergétique pour une petite ville de 15 000 habitants", "précarité énergétique", "10000"),
        ("cantine 120000 hab.", "cantine", "100000"),
        ("450 habitants", "", "0"),
    ],
)
def test_a_size_among_the_words_offers_the_facet(page: Page, asked: str, words: str, size: str) -> None:
    page.goto(f"initiatives/?{urlencode({'q': asked})}")
    page.get_by_text("Par taille de commune").get_by_role("link").click()
    expect(page.locator(f'[data-facette="taille"] input[value="{size}"]')).to_be_checked()
    expect(page.locator("[data-catalogue] input[name=q]")).to_have_value(words)
    expect(results(page).first).to_be_visible()
    expect(page.get_by_text("Par taille de commune")).to_have_count(0)


def test_a_card_made_in_the_browser_is_the_card_of_its_page(page: Page, built_site: Path) -> None:
    """Fiches beyond the first page of the list: the same words and pictures as where the build printed them."""
    beyond = built_site / "initiatives/page/2/index.html"
    if not beyond.exists():
        pytest.fail("the catalogue holds on one page: no card is made in the browser")
    read = """(cards) => Object.fromEntries(cards.map((card) => [card.dataset.fiche, [
      card.innerText.replace(/\\s+/g, " "),
      [...card.querySelectorAll("svg *")].map((shape) => shape.outerHTML.replace(/\\s+/g, " ")).join("|"),
      [...card.querySelectorAll("a")].map((link) => link.href).join(" "),
      [...card.querySelectorAll("[data-titre]")].map((button) => Object.values(button.dataset).join(" ")).join(" "),
    ]]))"""
    page.goto("initiatives/page/2/")
    printed = page.locator(".carte").evaluate_all(read)
    page.goto("initiatives/?tri=titre")
    expect(results(page).first).to_be_visible()
    more = page.locator(".catalogue__suite")
    while more.is_visible():
        before = results(page).count()
        more.click()
        expect(results(page)).not_to_have_count(before)
    made = results(page).evaluate_all(read)
    assert len(printed) > 5
    assert {id: made[id] for id in printed} == printed
