"""The form, as someone who knows neither git nor YAML meets it: a fault first, then none, to a file that passes."""

import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

READY = "[data-contribuer][data-pret]"
SUMMARY = "[data-bilan]"


def opened(page: Page, address: str = "contribuer/") -> Page:
    page.goto(address)
    page.wait_for_selector(READY)
    return page


def go(page: Page, step: str) -> None:
    page.locator(".etapes__bouton", has_text=step).click()


def field(page: Page, path: str, rank: int = 0):
    """The control of a field, by its path in the schema."""
    return page.locator(f'[data-chemin="{path}"]').nth(rank).locator("input, select, textarea").first


def fill_required(page: Page) -> None:
    """Every field that must be filled, in the order of the steps; the summary is too short on purpose."""
    go(page, "L’essentiel")
    field(page, "titre").fill("Vélothèque d’essai du plateau")
    field(page, "resume").fill("Trop court.")
    field(page, "nature").select_option("innovation-sociale")
    field(page, "maturite").select_option("experimentation")
    page.locator('[data-chemin="themes"]').get_by_label("Mobilités").check()
    page.locator('[data-chemin="publics"]').get_by_label("Tous publics").check()
    go(page, "Vos sources")
    field(page, "sources[].titre").fill("Bilan de la première année")
    field(page, "sources[].titre").press("Tab")
    go(page, "Le problème et la réponse")
    field(page, "probleme").fill("Sans voiture, on ne quitte guère le plateau : les bus sont rares.")
    field(page, "reponse").fill("La mairie prête des vélos électriques : on essaie, puis on achète.")
    go(page, "Qui et où")
    field(page, "porteur.nom").fill("Association du plateau")
    field(page, "porteur.type").select_option("association")
    place = field(page, "implantations[].territoire")
    place.fill("Grenoble")
    page.locator(".propositions [role=option]", has_text=re.compile("^Grenoble commune")).click()
    expect(place).to_have_value("Grenoble")
    expect(page.locator(".territoire-champ [role=status]").first).to_have_text("Grenoble (38185)")
    field(page, "implantations[].role").select_option("origine")
    field(page, "implantations[].statut").select_option("active")
    page.locator('[data-chemin="implantations"] details.plus > summary').first.click()
    field(page, "implantations[].source").select_option("bilan-de-la-premiere-annee")
    go(page, "Changer d’échelle")
    field(page, "objectifs[].objectif").select_option("nombre-de-territoires")
    field(page, "modeles[].modele").select_option("duplication")
    go(page, "Les limites")
    field(page, "limites[].texte").fill(
        "Les vélos manquent l’été : il faut s’inscrire un mois avant, ce qui décourage."
    )


def verify(page: Page) -> None:
    go(page, "Vérifier et proposer")
    expect(page.locator(f"{SUMMARY} h3")).to_be_focused()


@pytest.fixture
def fault_then_sound(page: Page) -> Page:
    opened(page)
    fill_required(page)
    verify(page)
    expect(page.locator(f"{SUMMARY} h3")).to_have_text("1 point à corriger avant de proposer")
    fault = page.locator(
        f"{SUMMARY} li", has_text="« resume » est trop court : 11 caractères ; il en faut au moins 40."
    )
    expect(fault).to_be_visible()
    expect(page.locator("[data-forge]")).to_be_hidden()
    fault.get_by_role("link").click()
    summary = field(page, "resume")
    expect(summary).to_be_focused()
    expect(summary).to_have_attribute("aria-invalid", "true")
    summary.fill("Des vélos électriques prêtés un mois aux habitants d’un plateau mal desservi.")
    verify(page)
    expect(page.locator(f"{SUMMARY} h3")).to_have_text("La fiche est prête à être proposée.")
    return page


def proposed(page: Page) -> tuple[str, str]:
    """The name and the text that the forge's page is given."""
    query = parse_qs(urlsplit(page.locator("[data-forge]").get_attribute("href")).query)
    return query["filename"][0], query["value"][0]


def test_a_new_fiche_is_refused_then_accepted_and_its_file_passes_and_shows(
    fault_then_sound, root, small_project, tmp_path
) -> None:
    name, text = proposed(fault_then_sound)
    assert name == "velotheque-d-essai-du-plateau.md"
    assert text == fault_then_sound.locator("[data-fichier]").input_value()
    home = small_project(tmp_path / "depot")
    (home / "content/initiatives" / name).write_text(text, encoding="utf-8")
    assert run(root, "validate.py", "--root", str(home)) == 0
    assert run(root, "format.py", "--check", "--root", str(home)) == 0
    site = built(home)
    page = (site / "initiatives/velotheque-d-essai-du-plateau/index.html").read_text(encoding="utf-8")
    assert "Les vélos manquent l’été" in page
    assert "velotheque-d-essai-du-plateau" in (site / "api/v1/initiatives.json").read_text(encoding="utf-8")


def run(root: Path, script: str, *arguments: str) -> int:
    command = [sys.executable, str(root / "scripts" / script), *arguments]
    return subprocess.run(command, env={**os.environ, "PYTHONUTF8": "1"}, capture_output=True, timeout=60).returncode


def built(home: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(home / "site")]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "ESSAIM_DATE": "2030-01-01"}
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return home / "site"


def test_the_home_page_leads_to_the_form_which_asks_in_plain_words(page) -> None:
    """Neither a blank page of the forge, nor a code to know, nor a choice among sources that are not declared yet."""
    page.goto("")
    page.get_by_role("link", name="Proposer une fiche").click()
    page.wait_for_selector(READY)
    go(page, "Vos sources")
    asked = page.locator('[data-chemin^="sources[]."] > .champ__nom').all_text_contents()[:2]
    assert [text.split()[0] for text in asked] == ["Titre", "Identifiant"]
    field(page, "sources[].titre").fill("Bilan de la première année")
    field(page, "sources[].titre").press("Tab")
    expect(page.locator('[data-chemin="sources[].id"] input')).to_have_value("bilan-de-la-premiere-annee")
    go(page, "Qui et où")
    expect(page.locator('[data-chemin="implantations[].territoire"] .champ__aide')).to_contain_text("Tapez un nom")


def test_a_draft_survives_the_page_and_is_erased_on_demand(page) -> None:
    opened(page)
    field(page, "titre").fill("Un titre à garder")
    page.wait_for_selector("[data-contribuer][data-garde]")
    page.reload()
    page.wait_for_selector(READY)
    expect(field(page, "titre")).to_have_value("Un titre à garder")
    page.get_by_role("button", name="Effacer le brouillon").click()
    expect(field(page, "titre")).to_have_value("")
    page.get_by_role("button", name="Rétablir").click()
    expect(field(page, "titre")).to_have_value("Un titre à garder")
    page.get_by_role("button", name="Effacer le brouillon").click()
    page.reload()
    page.wait_for_selector(READY)
    expect(field(page, "titre")).to_have_value("")


def test_a_browser_that_refuses_storage_still_lets_one_write(open_page) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } });")
    opened(page)
    field(page, "titre").fill("Sans mémoire")
    expect(page.locator("[data-brouillon]")).to_contain_text("refuse de garder un brouillon")


def test_correcting_a_fiche_changes_only_its_line_and_ends_on_the_page_that_edits_it(page, root) -> None:
    path = root / "content/initiatives/vrac.md"
    before = path.read_text(encoding="utf-8")
    page.goto("initiatives/vrac/")
    page.get_by_role("link", name="Corriger cette fiche").click()
    page.wait_for_selector(READY)
    verify(page)
    assert page.locator("[data-fichier]").input_value() == before
    go(page, "L’essentiel")
    field(page, "titre").fill("VRAC, un réseau")
    verify(page)
    after = page.locator("[data-fichier]").input_value()
    changed = [new for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert changed == ["titre: VRAC, un réseau"]
    assert urlsplit(page.locator("[data-forge]").get_attribute("href")).path.endswith(
        "/edit/main/content/initiatives/vrac.md"
    )


def test_we_took_it_up_opens_a_new_place_whose_role_is_said(page) -> None:
    page.goto("initiatives/vrac/")
    page.get_by_role("link", name="Nous l’avons reprise").click()
    page.wait_for_selector(READY)
    expect(page.locator('[data-chemin="implantations[].territoire"] input').last).to_be_focused()
    expect(page.locator('[data-chemin="implantations[].role"] select').last).to_have_value("reprise")


def test_a_file_with_faults_is_opened_and_each_fault_leads_to_its_field(page, root) -> None:
    text = (root / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")
    faulty = text.replace("nature: innovation-sociale", "nature: innovante\ncouleur: bleu").replace(
        "depuis: 2012", "depuis: deux: mille"
    )
    opened(page)
    page.get_by_text("Ouvrir une fiche déjà écrite").click()
    page.locator("[data-texte-colle]").fill(faulty)
    page.get_by_role("button", name="Ouvrir ce texte").click()
    items = page.locator(f"{SUMMARY} .fautes li")
    expect(items.filter(has_text="innovante » n’est pas une valeur")).to_have_count(1)
    expect(items.filter(has_text="couleur » n’existe pas")).to_have_count(1)
    expect(items.filter(has_text="Un deux-points suivi d’une espace coupe ce texte")).to_have_count(1)
    items.filter(has_text="innovante").get_by_role("link").click()
    expect(field(page, "nature")).to_be_focused()


def test_the_preview_says_what_the_page_of_the_fiche_says(page) -> None:
    """Statement by statement, in the section of the same name: the preview cannot drift from the template."""
    for identifier in ("vrac", "1001mots", "croc-la-vie"):
        opened(page, f"contribuer/?fiche={identifier}")
        verify(page)
        statements = page.evaluate(
            "[...document.querySelectorAll('[data-apercu] [data-section]')].map((section) => [section.dataset.section,"
            " [...section.querySelectorAll('[data-dit]')].map((said) => said.textContent)])"
        )
        page.goto(f"initiatives/{identifier}/")
        for section, texts in statements:
            shown = flat(page.locator(f'section[aria-labelledby="{section}"]').text_content())
            assert [text for text in texts if flat(text) not in shown] == [], (identifier, section)
        assert sum(len(texts) for _, texts in statements) > 15


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def test_a_long_fiche_is_copied_rather_than_carried_in_the_address(fault_then_sound) -> None:
    page = fault_then_sound
    go(page, "Récit et parenté")
    field(page, "recit").fill("Une histoire dont chaque jour compte.\n" * 300)
    verify(page)
    address = page.locator("[data-forge]").get_attribute("href")
    assert len(address.encode()) <= 7500
    assert "filename" in parse_qs(urlsplit(address).query)
    assert "value" not in parse_qs(urlsplit(address).query)
    step = page.locator("[data-a-coller]")
    assert "Collez-le dans la page vide" in step.inner_text()
    assert "l’ancien" not in step.inner_text()  # there is none in a new file
    expect(page.get_by_role("button", name="Copier le texte")).to_be_visible()


def test_the_form_is_filled_with_the_keyboard_alone(page) -> None:
    opened(page)
    page.locator(".etapes__bouton").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#etape-essentiel h2")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("Titre au clavier")
    expect(field(page, "titre")).to_have_value("Titre au clavier")
    go(page, "Qui et où")
    field(page, "implantations[].territoire").focus()
    page.keyboard.type("Isère")
    expect(page.locator(".propositions [role=option]").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field(page, "implantations[].territoire")).to_have_value("Isère")
    expect(page.locator(".territoire-champ [role=status]").first).to_have_text("Isère (FR-38)")


def test_nothing_overflows_on_a_telephone_whatever_the_step(narrow_page) -> None:
    opened(narrow_page, "contribuer/?fiche=vrac")
    for button in narrow_page.locator(".etapes__bouton").all():
        button.click()
        assert narrow_page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_the_page_explains_each_field_and_how_else_to_propose(open_page) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("contribuer/")
    expect(page.get_by_role("heading", name="Proposer sans ce formulaire")).to_be_visible()
    expect(page.locator("#formulaire")).to_be_hidden()
    expect(page.get_by_text("un compte GitHub, gratuit")).to_be_visible()  # no way does without, and none pretends to
    page.get_by_text("L’essentiel").click()
    expect(page.get_by_text("L’initiative en une ou deux phrases simples")).to_be_visible()


@pytest.mark.parametrize("step", ["L’essentiel", "Qui et où", "Pour la reprendre", "Vérifier et proposer"])
def test_the_form_is_accessible(page, root, step) -> None:
    opened(page, "contribuer/?fiche=vrac")
    go(page, step)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    page.evaluate((root / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document.querySelector('.contribuer'), {resultTypes: ['violations']})")
    assert [(v["id"], [n["html"][:200] for n in v["nodes"][:2]]) for v in found["violations"]] == []


def test_going_back_to_the_form_finds_each_text_in_its_field(fault_then_sound) -> None:
    """The browser gives back what was typed field by field; ours are made by a script, which it must not mix up."""
    page = fault_then_sound
    page.get_by_role("navigation").get_by_role("link", name="Initiatives", exact=True).first.click()
    page.wait_for_url("**/initiatives/")
    page.go_back()
    page.wait_for_selector(READY)
    verify(page)
    expect(page.locator(f"{SUMMARY} h3")).to_have_text("La fiche est prête à être proposée.")
    expect(page.locator("[data-nom]")).to_have_value("")
    assert proposed(page)[0] == "velotheque-d-essai-du-plateau.md"


def test_a_bad_file_name_leads_to_its_field(fault_then_sound) -> None:
    page = fault_then_sound
    page.locator("[data-nom]").fill("Vélothèque d’essai")
    fault = page.locator(f"{SUMMARY} .fautes li", has_text="n’est pas un identifiant")
    fault.get_by_role("link", name="Nom du fichier").click()
    expect(page.locator("[data-nom]")).to_be_focused()


def test_a_file_that_was_opened_is_a_draft_and_its_lost_lines_are_still_told(page, root) -> None:
    text = (root / "tests/examples/valid/exemple.md").read_text(encoding="utf-8")
    opened(page)
    page.get_by_role("button", name="Effacer le brouillon").click()
    page.get_by_text("Ouvrir une fiche déjà écrite").click()
    page.locator("[data-ouvrir-fichier]").set_input_files(
        {
            "name": "ma-fiche.md",
            "mimeType": "text/markdown",
            "buffer": text.replace("depuis: 2012", "depuis: deux: mille").encode(),
        }
    )
    expect(page.locator("[data-brouillon]")).to_have_text("Brouillon gardé sur cet appareil.")
    title = field(page, "titre").input_value()
    page.reload()
    page.wait_for_selector(READY)
    expect(field(page, "titre")).to_have_value(title)
    verify(page)
    expect(page.locator("[data-nom]")).to_have_value("ma-fiche")
    lost = page.locator(f"{SUMMARY} .fautes li", has_text="Un deux-points suivi d’une espace coupe ce texte")
    expect(lost).to_have_count(1)


def test_what_was_just_typed_is_kept_when_the_step_changes_and_when_the_page_is_left(page) -> None:
    """No pause is awaited: typing and the gesture that follows are one script."""
    opened(page)
    type_and = """(then) => {
      const box = document.querySelector('[data-chemin="titre"] input');
      box.value = then.texte;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      if (then.etape) document.querySelector(".etapes li:last-child button").click(); else location.reload();
    }"""
    page.evaluate(type_and, {"texte": "Tapé juste avant de vérifier", "etape": True})
    page.reload()
    page.wait_for_selector(READY)
    expect(field(page, "titre")).to_have_value("Tapé juste avant de vérifier")
    with page.expect_navigation():
        page.evaluate(type_and, {"texte": "Tapé juste avant de partir", "etape": False})
    page.wait_for_selector(READY)
    expect(field(page, "titre")).to_have_value("Tapé juste avant de partir")


def test_a_refused_clipboard_leaves_the_text_selected_to_be_copied(open_page) -> None:
    page = open_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined });")
    opened(page)
    field(page, "titre").fill("À copier")
    verify(page)
    page.get_by_role("button", name="Copier le texte").click()
    expect(page.locator("[data-fait]")).to_contain_text("le texte est sélectionné")
    text = page.locator("[data-fichier]")
    expect(text).to_be_visible()
    expect(text).to_be_focused()
    assert text.evaluate("(box) => box.value.slice(box.selectionStart, box.selectionEnd)") == text.input_value()


def test_a_step_that_is_left_says_what_is_wrong_in_it_and_only_that(page) -> None:
    opened(page)
    field(page, "resume").fill("Trop court.")
    expect(page.locator(".etapes__bouton").first).to_contain_text("0 sur 6")  # filled, but with a fault
    page.get_by_role("button", name="Étape suivante").click()
    left = page.locator("[data-quittee]")
    expect(left).to_contain_text(
        "Étape « L’essentiel » : 1 point à corriger.".replace("« ", "«\u202f").replace(" »", "\u202f»")
    )
    expect(page.locator("#etape-sources")).to_be_visible()
    left.get_by_role("button", name="Y revenir").click()
    expect(field(page, "resume")).to_be_focused()
    expect(page.locator('[data-chemin="resume"] .champ__faute')).to_contain_text("est trop court")
    expect(page.locator('[data-chemin="titre"] .champ__faute')).to_be_hidden()  # never typed in
    field(page, "resume").fill("Des vélos électriques prêtés un mois aux habitants d’un plateau mal desservi.")
    expect(page.locator('[data-chemin="resume"] .champ__faute')).to_be_hidden()
    expect(page.locator(".etapes__bouton").first).to_contain_text("1 sur 6")


def test_a_place_typed_without_being_chosen_is_told_at_its_field(page) -> None:
    opened(page)
    go(page, "Qui et où")
    place = field(page, "implantations[].territoire")
    place.fill("Trifouilly")
    place.press("Tab")
    expect(page.locator(".territoire-champ [role=status]").first).to_contain_text("Aucun territoire n’est choisi")
    place.fill("23096")
    place.press("Tab")
    expect(place).to_have_value("Guéret")


def test_only_the_variants_of_the_chosen_model_are_offered(page) -> None:
    opened(page)
    go(page, "Changer d’échelle")
    page.locator('[data-chemin="modeles"] details.plus > summary').first.click()
    variants = page.locator('[data-chemin="modeles[].sous_type"] option')
    all_ = variants.count()
    field(page, "modeles[].modele").select_option("duplication")
    expect(variants).not_to_have_count(all_)
    assert 1 <= variants.count() < all_


def test_an_amount_is_found_unfolded_and_read_as_french_writes_it(page) -> None:
    opened(page)
    go(page, "Pour la reprendre")
    page.locator('[data-chemin="modelisation.couts.investissements"] > button').click()
    field(page, "modelisation.couts.investissements[].montant").fill("1\u202f850,5 €")
    field(page, "modelisation.couts.investissements[].unite").select_option("monnaie")
    verify(page)
    assert "- montant: 1850.5\n" in page.locator("[data-fichier]").input_value()
    expect(page.locator("[data-apercu]")).to_contain_text("1\u202f850,5\u202f€, montant, une fois")
    unsourced = page.locator(f"{SUMMARY} .fautes li", has_text="Ce chiffre ne cite aucune source.")
    expect(unsourced.locator(".mention")).to_contain_text("Ajoutez «\u202fSource\u202f»")


def test_what_a_group_asks_is_asked_only_of_who_fills_it(page) -> None:
    opened(page)
    go(page, "Qui et où")
    expect(page.locator('[data-chemin="contact.organisation"]')).to_contain_text(
        "obligatoire si vous remplissez ce groupe"
    )
    expect(field(page, "contact.organisation")).not_to_have_attribute("aria-required", "true")
    expect(field(page, "porteur.nom")).to_have_attribute("aria-required", "true")


def test_a_remedy_is_said_in_the_words_of_the_form(page) -> None:
    """What is wrong is the validator's sentence; how to mend it names no key and no code."""
    opened(page)
    field(page, "maturite").select_option("arretee")
    verify(page)
    faults = page.locator(f"{SUMMARY} .fautes li")
    audience = faults.filter(has=page.get_by_role("link", name="Publics"))
    expect(audience).to_contain_text("La clé «\u202fpublics\u202f»")
    expect(audience.locator(".mention")).to_have_text("Cochez au moins une case.")
    title = faults.filter(has=page.get_by_role("link", name="Titre", exact=True))
    expect(title.locator(".mention")).to_have_text("Remplissez ce champ.")
    assert not any("Ajoutez-la" in text for text in faults.all_text_contents())
