"""Each instrument, gone through as its users do: an answer comes, is announced, and the address gives it again."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from essaim.levels.pret import QUESTIONS

FICHE = "accorderie-france"
PAGES = ["diagnostic/", "choisir-un-modele/", "grille-economique/", "annexe/", "territoires/trouver/"]
# Six lines worked out by hand: 12 000 + 25 000 to start; 38 000 + 22 000 a year; 60 000 / 240 = 250 each.
GRID = {
    "temps_agent_mise_en_oeuvre": "12 000",
    "temps_agent_fonctionnement": "38000",
    "investissements": "25 000",
    "autres_depenses": "22 000,00",
    "couts_evites": "45000",
}


def ready(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.locator("[data-instrument][data-pret]")).to_be_attached()
    return page


def reopened(page: Page) -> Page:
    """The same page, opened anew from its address."""
    page.goto(page.url)
    expect(page.locator("[data-instrument][data-pret]")).to_be_attached()
    return page


def answer(page: Page, *answers: str) -> None:
    for question, value in zip(QUESTIONS, answers, strict=True):
        page.locator(f"input[name={question}][value={value}]").check()


# ------------------------------------------------------------------------------------------------ my commune


def test_from_gueret_one_reaches_fiches_with_their_reasons(page: Page, site_url: str) -> None:
    """From the home page's field, by the keyboard alone."""
    page.goto(site_url)
    page.get_by_role("combobox", name="Ma commune").press_sequentially("guer")
    expect(page.get_by_role("option", name=re.compile("^Guéret"))).to_be_visible()
    page.get_by_role("combobox", name="Ma commune").press_sequentially("et")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[data-nom]", has_text="Guéret")).to_be_visible()
    assert page.url.endswith("territoires/trouver/?code=23096")
    expect(page.get_by_role("link", name="Creuse").first).to_be_visible()
    expect(page.get_by_text("Communauté d’agglomération du Grand Guéret")).to_be_visible()
    expect(page.get_by_role("heading", name="Prouvé ailleurs, pas encore à Guéret")).to_be_visible()
    found = page.locator("[data-ailleurs] > li")
    assert found.count() >= 3
    for suggestion in found.all():
        assert suggestion.locator(".carte__raisons > li").count() >= 1
    first = found.first.get_by_role("link")
    title = first.inner_text()
    first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)


def test_the_address_of_a_commune_gives_it_again(page: Page) -> None:
    ready(page, "territoires/trouver/?code=23096")
    shown = page.locator("[data-commune]").inner_text()
    reopened(page)
    assert page.locator("[data-commune]").inner_text() == shown


def test_a_postcode_finds_its_communes_and_homonyms_are_told_apart(page: Page) -> None:
    ready(page, "territoires/trouver/")
    field = page.locator("main").get_by_role("combobox", name="Ma commune")
    field.fill("23000")
    expect(page.locator("main").get_by_role("option", name="Guéret (23000)")).to_be_visible()
    field.fill("saint denis")
    options = page.locator("main").get_by_role("option")
    expect(options.first).to_have_text(re.compile(r"^Saint-Denis \(97400|93200\)"))
    names = options.all_inner_texts()
    assert len(set(names)) == len(names) == 8
    expect(page.locator(".champ-commune__annonce")).to_contain_text("écrivez la suite")
    field.press("Escape")
    expect(options.first).to_be_hidden()


def test_a_commune_with_a_page_leads_to_it(page: Page, built_site: Path) -> None:
    rows = [
        row
        for path in sorted((built_site / "communes/cles").glob("gre*.json"))
        for row in json.loads(path.read_text(encoding="utf-8"))
    ]
    assert ["38185", 1] in [[row[0], row[3]] for row in rows]
    ready(page, "territoires/trouver/")
    page.locator("main").get_by_role("combobox", name="Ma commune").fill("grenoble")
    page.locator("main").get_by_role("option", name="Grenoble (38000)").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Grenoble")


def test_what_no_commune_is_called_is_said_and_departments_stay(page: Page) -> None:
    ready(page, "territoires/trouver/?commune=<b>zzz</b>")
    expect(page.get_by_role("heading", name=re.compile("Aucune commune ne commence par"))).to_be_visible()
    assert page.locator("main b").count() == 0
    expect(page.get_by_role("link", name="Creuse")).to_be_visible()


# ------------------------------------------------------------------------------------------------ six questions


def test_six_answers_give_a_verdict_and_the_schemes_that_help(page: Page) -> None:
    ready(page, "diagnostic/")
    answer(page, "oui", "oui", "non", "oui", "inconnu", "oui")
    verdict = page.locator("[data-verdict-bloc]")
    expect(verdict).to_contain_text("se concentrer sur la consolidation du projet initial")
    expect(verdict).to_contain_text("4 oui, 1 non, 1 inconnu")
    shown = [advice.get_attribute("data-conseil") for advice in page.locator("[data-conseil]:visible").all()]
    assert shown == ["evalue", "environnement_favorable"]
    assert page.locator("[data-conseil=evalue] .conseil__appuis a:visible").count() >= 1
    assert page.locator(".anneau-vivant [data-reponse=oui]").count() == 4
    reopened(page)
    expect(page.locator("[data-verdict-bloc]")).to_contain_text("4 oui, 1 non, 1 inconnu")
    answer(page, *["oui"] * 6)
    expect(page.locator("[data-verdict-bloc]")).to_contain_text("Vous êtes fin prêt")
    expect(page.get_by_text("Rien à ajouter")).to_be_visible()


def test_a_fiche_leads_to_its_diagnostic_already_filled(page: Page, built_site: Path) -> None:
    file = json.loads((built_site / f"initiatives/{FICHE}/dossier.json").read_text(encoding="utf-8"))
    given = file["fiche"]["pret_a_essaimer"]["reponses"]
    page.goto(f"initiatives/{FICHE}/")
    page.get_by_role("link", name="Faire le diagnostic").click()
    expect(page.locator("[data-instrument][data-pret]")).to_be_attached()
    for question, value in given.items():
        expect(page.locator(f"input[name={question}][value={value}]")).to_be_checked()
    expect(page.get_by_text("Réponses reprises de la fiche")).to_be_visible()


def test_an_unknown_fiche_is_said_and_the_questions_stay(page: Page, faults: list[str]) -> None:
    ready(page, "diagnostic/?id=jamais-vue")
    expect(page.get_by_text(re.compile("Aucune fiche ne porte l’identifiant"))).to_be_visible()
    answer(page, *["oui"] * 6)
    expect(page.locator("[data-verdict-bloc]")).to_contain_text("fin prêt")
    assert [fault for fault in faults if "404" not in fault] == []
    faults.clear()  # the browser says in its console that the file is not there: that is the case tried


# ------------------------------------------------------------------------------------------------ a model


def test_two_objectives_rank_the_models_with_their_reasons(page: Page) -> None:
    ready(page, "choisir-un-modele/")
    order = [item.get_attribute("data-modele") for item in page.locator("[data-modele]").all()]
    assert order == ["approfondissement", "diversification", "duplication", "fertilisation", "cooperation", "fusion"]
    page.get_by_label("Augmenter le nombre de territoires").check()
    page.get_by_label("Accroître l’efficience").check()
    page.get_by_label("Essaimage souple").check()
    expect(page.locator("[data-annonce]")).to_have_text(re.compile("^En tête"))
    first = page.locator("[data-modele]").first
    expect(first.locator("[data-rang]")).to_contain_text("1er")
    assert first.locator(".raison").count() == 3
    expect(first.locator(".raison").first).to_contain_text("Augmenter le nombre de territoires")
    ranked = page.locator("[data-rangs]").inner_text()
    reopened(page)
    assert page.locator("[data-rangs]").inner_text() == ranked
    first = page.locator("[data-modele]").first
    first.locator("summary").click()
    for title in ("Points de vigilance", "Moyens à réunir", "Elles l’ont fait"):
        expect(first.get_by_role("heading", name=title)).to_be_visible()


def test_a_means_and_none_of_these_exclude_each_other(page: Page) -> None:
    ready(page, "choisir-un-modele/")
    page.get_by_label("Des repreneurs").check()
    page.get_by_label("Rien de tout cela").check()
    expect(page.get_by_label("Des repreneurs")).not_to_be_checked()
    assert "moyen=aucun" in page.url


# ------------------------------------------------------------------------------------------------ the grid


def test_a_grid_comes_to_the_cost_worked_out_by_hand(page: Page) -> None:
    ready(page, "grille-economique/")
    for line, amount in GRID.items():
        page.locator(f"[data-ligne={line}] [data-champ=montant]").fill(amount)
    page.get_by_label("Bénéficiaires par an").fill("240")
    totals = page.locator("[data-totaux]")
    expect(totals).to_contain_text("250 €")
    expect(totals).to_contain_text("bande 2 sur 5")
    expect(totals).to_contain_text("60\u202f000 € par an")
    expect(totals).to_contain_text("37\u202f000 €")
    expect(totals).to_contain_text("45\u202f000 € par an")
    expect(page.locator("[data-reste]")).to_contain_text("Il manque\u202f: financements exceptionnels")
    told = totals.inner_text()
    reopened(page)
    assert page.locator("[data-totaux]").inner_text() == told
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger la grille").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert "Temps d’agent, mise en œuvre;12000;;monnaie;EUR;" in text
    assert "Coût par bénéficiaire;250" in text


def test_the_worked_example_of_the_page_fills_the_grid(page: Page) -> None:
    ready(page, "grille-economique/")
    page.get_by_role("link", name="Remplir la grille avec cet exemple").click()
    expect(page.locator("[data-totaux]")).to_contain_text("250 €")


def test_days_count_once_a_price_is_given_and_a_slip_is_shown(page: Page) -> None:
    ready(page, "grille-economique/?temps_agent_fonctionnement=40;jours-par-an&beneficiaires=20")
    expect(page.locator("[data-reste]")).to_contain_text("1 montant hors du calcul")
    page.get_by_label("Prix d’une journée de travail").fill("200")
    expect(page.locator("[data-totaux]")).to_contain_text("400 €")
    amount = page.locator("[data-ligne=investissements] [data-champ=montant]")
    amount.fill("douze")
    expect(amount).to_have_attribute("aria-invalid", "true")


def test_the_grid_of_a_fiche_comes_to_what_the_fiche_says(page: Page, built_site: Path) -> None:
    """For each fiche whose cost is known, the first few in order: same figures, worked out in the browser."""
    files = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(built_site.glob("initiatives/*/dossier.json"))]
    known = [f for f in files if f["calcule"]["cout"]["par_beneficiaire"] is not None][:3]
    assert known
    for file in known:
        ready(page, f"grille-economique/?id={file['fiche']['id']}")
        expect(page.locator("[data-totaux]")).to_contain_text(f"bande {file['calcule']['cout']['bande']} sur 5")


# ------------------------------------------------------------------------------------------------ pool and annex


def test_a_fiche_offers_the_one_file_of_a_group_of_sites(page: Page, site_url: str) -> None:
    page.goto(f"initiatives/{FICHE}/")
    expect(page.get_by_role("heading", name="Le groupe de sites")).to_be_visible()
    page.get_by_role("link", name="Le dossier unique").click()
    expect(page.get_by_role("heading", name="3. À remplir par le groupe")).to_be_visible()
    assert page.locator(".a-signer tbody tr").count() == 5
    answer = page.request.get(f"{site_url}initiatives/{FICHE}/dossier.json").json()
    assert answer["fiche"]["id"] == FICHE
    assert all(site["territoire"] is None for site in answer["a_remplir"]["sites_en_option"])


def test_an_annex_is_made_of_the_fiches_chosen(page: Page) -> None:
    ready(page, f"annexe/?ids={FICHE},croc-la-vie,inconnue")
    rows = page.locator("[data-lignes] > tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("sur 6")
    expect(page.locator("[data-annonce]")).to_contain_text("2 choisies ; 1 fiche introuvable".replace(" ;", "\u202f;"))
    page.get_by_label("Intitulé de l’appel").fill("Appel d’essai")
    expect(page.get_by_role("heading", name="Appel d’essai")).to_be_visible()
    assert "titre=Appel" in page.url
    with page.expect_download() as download:
        page.get_by_role("button", name="Télécharger le tableau").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].startswith("initiative;resume;territoires;six_questions")
    assert len(lines) == 3


def test_an_annex_is_made_of_filters_too(page: Page) -> None:
    ready(page, "annexe/?preuve=3")
    page.locator("[data-liste] > summary").click()
    offered = page.locator("[data-fiche]:visible")
    rows = page.locator("[data-lignes] > tr")
    assert rows.count() == offered.count() >= 1
    levels = [re.search(r"(\d) sur 5", row.inner_text()) for row in rows.all()]
    assert all(level and int(level[1]) >= 3 for level in levels)
    page.get_by_role("button", name="Vider").click()
    expect(page.locator("[data-annexe]")).to_be_hidden()


# ------------------------------------------------------------------------------------------------ every page


def test_the_printed_page_gives_the_address_of_its_result(page: Page) -> None:
    ready(page, "diagnostic/")
    answer(page, *["oui"] * 6)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.locator("footer .adresse").text_content().endswith("diagnostic/" + page.url.partition("diagnostic/")[2])


@pytest.mark.parametrize("address", [*PAGES, f"initiatives/{FICHE}/dossier/"])
def test_without_scripts_the_page_reads_whole(open_page, address: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.locator("main [data-gestes]:visible").count() == 0
    assert len(page.locator("main").inner_text()) > 1_000
    visible = {
        "diagnostic/": "[data-conseil]",
        "choisir-un-modele/": "[data-modele]",
        "grille-economique/": ".grille__blanc",
    }.get(address)
    if visible:
        assert page.locator(visible).count() == page.locator(f"{visible}:visible").count() == 6


@pytest.mark.parametrize("address", [*PAGES, f"initiatives/{FICHE}/dossier/"])
def test_the_page_fits_a_telephone(narrow_page: Page, address: str) -> None:
    narrow_page.goto(address, wait_until="networkidle")
    assert narrow_page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("address", [*PAGES, f"initiatives/{FICHE}/dossier/"])
def test_the_page_passes_axe(page: Page, root: Path, address: str) -> None:
    page.goto(address, wait_until="networkidle")
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]][:3]) for v in found["violations"]] == []
