"""The comparison in Chromium: chosen on cards and fiches, shown question by question, shared by its address."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from essaim.typography import date_fr, french, lowered

PAIR = ("accorderie-quebec", "brac")
ADDRESS = f"comparer/?ids={','.join(PAIR)}"


def api(built_site: Path, id: str) -> dict:
    return json.loads((built_site / f"api/v1/initiatives/{id}.json").read_text(encoding="utf-8"))


def row(page: Page, question: str):
    return page.locator("tr", has=page.get_by_role("rowheader", name=re.compile(f"^{question}")))


def test_two_fiches_chosen_on_cards_are_compared(page: Page) -> None:
    page.goto("initiatives/")
    cards = page.locator("[data-liste] .carte")
    cards.nth(0).get_by_role("button", name=re.compile("^Comparer")).click()
    bar = page.get_by_role("complementary", name="Fiches choisies")
    expect(bar.get_by_role("status")).to_contain_text("Choisissez-en une autre")
    expect(bar.get_by_role("link", name=re.compile("^Comparer"))).to_be_hidden()
    cards.nth(2).get_by_role("button", name=re.compile("^Comparer")).click()
    titles = [cards.nth(place).locator(".carte__titre").inner_text() for place in (0, 2)]
    bar.get_by_role("link", name="Comparer 2 fiches").click()
    expect(page.locator("thead a")).to_have_text(titles)


def test_the_choice_follows_the_reader_and_stops_at_four(page: Page) -> None:
    page.goto("initiatives/brac/")
    button = page.locator(".actions").get_by_role("button", name=re.compile("^Comparer"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto("initiatives/")
    others = page.locator('[data-liste] .carte:not([data-fiche="brac"]) [data-comparer]')
    for place in range(4):
        others.nth(place).click()
    bar = page.get_by_role("complementary", name="Fiches choisies")
    expect(bar.get_by_role("status")).to_contain_text("4 fiches au plus")
    expect(bar.get_by_role("link", name="Comparer 4 fiches")).to_be_visible()
    expect(page.locator('[data-liste] [data-comparer][aria-pressed="true"]:not([data-comparer="brac"])')).to_have_count(
        3
    )
    bar.get_by_role("button", name="Vider").click()
    expect(page.locator('[data-comparer][aria-pressed="true"]')).to_have_count(0)


def test_rows_are_questions_and_cells_what_the_records_say(page: Page, built_site: Path) -> None:
    records = [api(built_site, id) for id in PAIR]
    page.goto(ADDRESS)
    expect(page.locator("thead a")).to_have_text([french(r["donnees"]["titre"]) for r in records])
    answers = row(page, "La réponse").locator("td")
    expect(answers).to_have_text([french(r["donnees"]["reponse"]) for r in records])
    expect(row(page, "Vérifiée le").locator("td")).to_have_text([date_fr(r["donnees"]["verifie_le"]) for r in records])
    for cell, record in zip(row(page, "La preuve").locator("td").all(), records, strict=True):
        proof = record["calcule"]["preuve"]
        expect(cell).to_contain_text(
            "non noté" if proof["niveau"] is None else f"{proof['niveau']} · {proof['libelle']}"
        )
    for cell, record in zip(row(page, "Limites et échecs").locator("td").all(), records, strict=True):
        written = [french(limit["texte"]) for limit in record["donnees"]["limites"]]
        said = cell.locator("li").all_inner_texts() or [cell.inner_text()]
        assert said == written
    for cell, record in zip(row(page, "Le kit").locator("td").all(), records, strict=True):
        if not record["donnees"].get("kit"):
            expect(cell).to_have_text("non renseigné")


def test_every_word_of_a_term_is_french_never_an_id(page: Page, built_site: Path) -> None:
    page.goto(ADDRESS)
    expect(page.locator("thead a")).to_have_count(2)
    ids = set()
    for id in PAIR:
        data = api(built_site, id)["donnees"]
        ids |= {*data["themes"], *data["publics"], data["maturite"], *(m["modele"] for m in data["modeles"])}
    cells = set(page.locator("td, td li").all_inner_texts())
    assert cells & {id for id in ids if "-" in id} == set()


def test_answers_that_differ_are_marked_in_words_too(page: Page, built_site: Path) -> None:
    records = [api(built_site, id)["donnees"] for id in PAIR]
    page.goto(ADDRESS)
    for question, key in (("Maturité", "maturite"), ("Thèmes", "themes"), ("Pour qui", "publics")):
        same = len({json.dumps(sorted(r[key]) if isinstance(r[key], list) else r[key]) for r in records}) == 1
        name = "identiques" if same else "différentes"
        expect(row(page, question).get_by_role("rowheader")).to_contain_text(f"(réponses {name})")
        expect(row(page, question).locator("td").first).to_have_class("est-pareil" if same else "est-different")


def test_what_is_compared_with_itself_differs_nowhere(page: Page) -> None:
    """Ids are taken once: one fiche alone is not a comparison, and the page says what to do."""
    page.goto("comparer/?ids=brac,brac")
    expect(page.locator("[data-etat]")).to_contain_text("Choisissez de deux à quatre fiches")


def test_an_unknown_fiche_is_said_and_the_others_shown(page: Page, faults: list[str]) -> None:
    page.goto(f"{ADDRESS},nulle-part")
    expect(page.locator("[data-etat]")).to_contain_text("Introuvable\u202f: nulle-part")
    expect(page.locator("thead a")).to_have_count(2)
    assert any("404" in fault for fault in faults)
    faults[:] = [fault for fault in faults if "404" not in fault]


def test_on_a_narrow_screen_every_answer_is_on_the_screen_under_the_name_of_its_fiche(
    narrow_page: Page, built_site: Path
) -> None:
    narrow_page.goto(ADDRESS)
    board = narrow_page.get_by_role("region", name="Comparaison")
    expect(board).to_be_visible()
    assert board.evaluate("board => board.scrollWidth <= board.clientWidth")
    titles = [french(api(built_site, id)["donnees"]["titre"]) for id in PAIR]
    expect(board.locator("thead a")).to_have_text(titles)
    said = (
        row(narrow_page, "Maturité")
        .locator("td")
        .evaluate_all("cells => cells.map((cell) => getComputedStyle(cell, '::before').content)")
    )
    assert [title in words for title, words in zip(titles, said, strict=True)] == [True, True]


def test_without_scripts_the_page_says_how_to_do_without(open_page) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(ADDRESS)
    page.get_by_role("link", name="la liste des initiatives").click()
    expect(page).to_have_url(re.compile("/initiatives/$"))


def test_typography_is_the_same_in_the_browser_as_in_the_pages(page: Page, built_site: Path) -> None:
    """Every text of every record, and hard cases, through both."""
    texts = [
        'Dit-on "oui" ? Non : 12:30, https://a.b ; 1 234 567 € et 40 % de l\'aide',
        "« déjà » ! aujourd'hui",
        "«mot»",
    ]
    listing = json.loads((built_site / "api/v1/initiatives.json").read_text(encoding="utf-8"))

    def gather(value: object) -> None:
        if isinstance(value, str):
            texts.append(value)
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            gather(item)

    gather([entry["donnees"] for entry in listing["fiches"]])
    page.goto("comparer/")
    made = page.evaluate(
        """async (texts) => {
          const root = new URL(document.documentElement.dataset.base, document.baseURI).href;
          const { french, lowered } = await import(`${root}assets/essaim/catalogue/typography.js`);
          return texts.map((text) => [french(text), lowered(text)]);
        }""",
        texts,
    )
    assert len(texts) > 1000
    assert [text for text, got in zip(texts, made, strict=True) if got != [french(text), lowered(text)]] == []


def test_an_acronym_keeps_its_capitals(page: Page) -> None:
    page.goto("comparer/?ids=plateforme-precarite-energetique-grenoble,brac")
    expect(row(page, "Qui la porte").locator("td").first).to_contain_text("(CCAS ou CIAS)")
