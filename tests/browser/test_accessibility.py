"""axe-core finds nothing against WCAG 2.2 AA on any kind of page, closed or open; what it cannot see is tested apart.

``make test`` looks at every page on a light telephone and on a dark desk; ``make audit`` sets ESSAIM_AUDIT=1 and looks
at each of the three widths in both schemes.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

KINDS = yaml.safe_load(Path(__file__).with_name("pages.yml").read_text("utf-8"))["sortes"]
WHOLE = [(width, scheme) for width in (320, 390, 1280) for scheme in ("light", "dark")]
SIGHTS = WHOLE if os.environ.get("ESSAIM_AUDIT") else [(390, "light"), (1280, "dark")]
NARROW = 390
AXE = """async () => {
  const runOnly = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(document, { runOnly, resultTypes: ["violations"] });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} : ${node.html.slice(0, 200)}`));
}"""
NOT_FOUND = "404"

each_sight = pytest.mark.parametrize(("width", "scheme"), SIGHTS, ids=[f"{w}-{s}" for w, s in SIGHTS])


@pytest.fixture(scope="module")
def axe(root: Path) -> Callable[[Page], list[str]]:
    """Page → what axe finds wrong in it as it stands: the rule and the element."""
    source = (root / "node_modules/axe-core/axe.min.js").read_text("utf-8")

    def axe_(page: Page) -> list[str]:
        page.evaluate(source)
        return page.evaluate(AXE)

    return axe_


def filled(page: Page) -> None:
    """The catalogue's list as scripts leave it."""
    expect(page.locator("[data-liste] .carte").first).to_be_visible()


def menu(page: Page) -> None:
    """The sections of the site, opened; they are always there on a wide screen."""
    page.goto("initiatives/croc-la-vie/")
    if page.viewport_size["width"] <= NARROW:
        page.locator("[data-menu]").click()
    expect(page.locator(".entete__nav a").first).to_be_visible()


def suggestions(page: Page) -> None:
    """The search box with its proposals."""
    page.goto("a-propos/")
    box = page.locator("header").get_by_role("combobox")
    if not box.is_visible():
        page.locator("[data-menu]").click()
    box.press_sequentially("precarite")
    expect(page.get_by_role("option").first).to_be_visible()
    box.press("ArrowDown")


def results(page: Page) -> None:
    """Found fiches, words marked, chips to remove."""
    page.goto("initiatives/?q=precarite&themes=logement-energie")
    filled(page)


def nothing(page: Page) -> None:
    """No fiche, and what to do then."""
    page.goto("initiatives/?q=xqzvwk")
    expect(page.locator("[data-liste] .carte:visible")).to_have_count(0)


def facets(page: Page) -> None:
    """The facets: a sheet over a narrow screen, beside the list on a wide one."""
    page.goto("initiatives/")
    filled(page)
    if page.viewport_size["width"] <= NARROW:
        page.locator("[data-ouvrir]").click()
        expect(page.get_by_role("dialog", name="Affiner")).to_be_visible()
    page.locator("[data-feuille] details:not([open]) > summary").evaluate_all("all => all.forEach((e) => e.click())")


def unfolded(page: Page) -> None:
    """Every fold of a territory's page open."""
    page.goto("territoires/fr/")
    page.locator("main details:not([open]) > summary").evaluate_all("all => all.forEach((e) => e.click())")


def kept(page: Page) -> None:
    """A selection of two fiches, one with a note."""
    page.goto("selection/")
    two = [{"id": "brac", "titre": "BRAC", "note": "à revoir"}, {"id": "buurtzorg", "titre": "Buurtzorg", "note": ""}]
    page.evaluate("list => localStorage.setItem('essaim.selection', JSON.stringify(list))", two)
    page.reload()
    expect(page.locator(".selection__fiche")).to_have_count(2)


def focused(page: Page) -> None:
    """The link that skips to the content, shown by the first stop of the keyboard."""
    page.goto("initiatives/croc-la-vie/")
    page.keyboard.press("Tab")
    expect(page.locator(".evitement")).to_be_focused()


def form(page: Page) -> None:
    """The form once filled in part, its faults listed and shown at their fields."""
    page.goto("contribuer/")
    page.wait_for_selector("[data-contribuer][data-pret]")
    page.locator(".etapes__bouton", has_text="L’essentiel").click()
    for path, value in (("titre", "Vélothèque d’essai du plateau"), ("resume", "Trop court.")):
        page.locator(f'[data-chemin="{path}"]').locator("input, textarea").first.fill(value)
    page.locator('[data-chemin="themes"]').get_by_label("Mobilités").check()
    page.locator(".etapes__bouton", has_text="Vérifier et proposer").click()
    expect(page.locator("[data-bilan] li").first).to_be_visible()


def fault(page: Page) -> None:
    """The form at a field that it refuses."""
    form(page)
    page.locator("[data-bilan] li", has_text="« resume »").get_by_role("link").click()
    expect(page.locator('[data-chemin="resume"] [aria-invalid="true"]')).to_be_focused()


def grid(page: Page) -> None:
    """The economic grid once filled, by the worked example of its page, and an amount that is none."""
    page.goto("grille-economique/")
    page.get_by_role("link", name="Remplir la grille avec cet exemple").click()
    expect(page.locator("[data-totaux]")).to_contain_text("250 €")
    amount = page.locator("[data-ligne=investissements] [data-champ=montant]")
    amount.fill("douze")
    expect(amount).to_have_attribute("aria-invalid", "true")


STATES = [menu, suggestions, results, nothing, facets, unfolded, kept, focused, form, fault, grid]


@each_sight
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing_on_this_kind_of_page(open_page, axe, faults, kind, width, scheme) -> None:
    page = open_page(width, color_scheme=scheme)
    page.goto(KINDS[kind])
    assert axe(page) == []
    faults[:] = [fault for fault in faults if kind != "introuvable" or NOT_FOUND not in fault]


@each_sight
@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_axe_finds_nothing_once_this_is_open(open_page, axe, state, width, scheme) -> None:
    page = open_page(width, color_scheme=scheme)
    state(page)
    assert axe(page) == []


def test_axe_itself_is_awake(open_page, axe) -> None:
    page = open_page(NARROW)
    page.goto("a-propos/")
    page.evaluate(
        "document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><button></button>')"
    )
    assert {found.split(" ")[0] for found in axe(page)} == {"image-alt", "button-name"}


def test_with_motion_reduced_nothing_moves(open_page) -> None:
    page = open_page(reduced_motion="reduce")
    moving = """() => [...document.querySelectorAll("*")].filter((e) => {
      const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(e);
      const long = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
      const animated = animationName !== "none" && long(animationDuration);
      return animated || long(transitionDuration) || scrollBehavior === "smooth";
    }).map((e) => `${e.tagName} ${e.className}`)"""
    for kind in ("accueil", "catalogue", "fiche"):
        page.goto(KINDS[kind])
        assert page.evaluate(moving) == []


def test_the_statement_is_linked_from_every_page_and_says_what_was_not_tested(page: Page) -> None:
    page.goto("initiatives/croc-la-vie/")
    page.get_by_role("contentinfo").get_by_role("link", name="Accessibilité").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("accessibilité")
    expect(page.get_by_role("main")).to_contain_text("lecteur d’écran")
