"""The skeleton and the boards of the look in Chromium: they fit, answer to the keyboard, and do without scripts."""

import runpy
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PLANCHE = runpy.run_path(str(Path(__file__).parents[1] / "look" / "planche.py"))
ADDRESSES = [f"{name}.html" for name in PLANCHE["names"]()] + ["prose/", "404.html"]
OUTSIDE = """() => [...document.querySelectorAll("body *")]
  .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".tableau, .sr, .evitement"))
  .map((e) => `${e.tagName} ${e.className}`)"""
# Links within a sentence or a heading are excepted, as WCAG 2.5.8 does.
SMALL_TARGETS = """() => [...document.querySelectorAll("a, button, input, summary, select")]
  .filter((e) => e.checkVisibility())
  .filter((e) => !e.closest("p, td, sup, .nouvelles, .sources, .section__tete, h1, h2, h3, .evitement"))
  .filter((e) => {
    const box = (e.closest("label") ?? e).getBoundingClientRect();
    return Math.min(box.width, box.height) < 23.5;
  })
  .map((e) => `${e.tagName} ${e.className} ${e.textContent.trim()}`)"""


@pytest.fixture(scope="module")
def site_url(tmp_path_factory: pytest.TempPathFactory, serving: Callable[..., object]) -> Iterator[str]:
    """The boards, drawn in the site's own skeleton, stand for the site here: the look is tested without the content."""
    with serving(PLANCHE["draw"](tmp_path_factory.mktemp("planches"))) as address:
        yield address


@pytest.mark.parametrize("width", [320, 390, 768, 1280, 3840])
def test_nothing_goes_past_the_edge_and_targets_are_large_enough(open_page, width) -> None:
    page = open_page(width)
    for address in ADDRESSES:
        page.goto(address)
        assert page.evaluate(OUTSIDE) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert page.evaluate(SMALL_TARGETS) == [], address


def test_the_first_stop_of_the_keyboard_skips_to_the_content(open_page) -> None:
    page = open_page()
    page.goto("fiche.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "evitement"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "contenu"


def test_the_menu_opens_and_closes_by_keyboard_on_a_narrow_screen(open_page) -> None:
    page = open_page(390)
    page.goto("fiche.html")
    button, link = page.locator("[data-menu]"), page.locator(".entete__nav a").first
    assert not link.is_visible()
    button.press("Enter")
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert link.evaluate("(e) => e === document.activeElement")
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert button.evaluate("(e) => e === document.activeElement")


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_sections_and_the_search_are_there(open_page, width) -> None:
    page = open_page(width, java_script_enabled=False)
    page.goto("fiche.html")
    links = page.locator(".entete__nav a")
    assert links.count() >= 3
    assert all(link.is_visible() for link in links.all())
    assert page.locator("#recherche").is_visible()
    assert not page.locator("[data-menu]").is_visible()
    assert not page.locator(".apparence").is_visible()


@pytest.mark.parametrize("device", ["light", "dark"])
def test_the_scheme_follows_the_device_until_one_chooses(open_page, device) -> None:
    page = open_page(color_scheme=device)
    background = "getComputedStyle(document.body).backgroundColor"
    paper = {"light": "rgb(253, 251, 246)", "dark": "rgb(17, 21, 31)"}
    page.goto("fiche.html")
    assert page.evaluate(background) == paper[device]
    choice = page.locator(".apparence button:visible")
    choice.click()  # light
    assert page.evaluate(background) == paper["light"]
    choice.click()  # dark
    page.goto("accueil.html")
    assert page.evaluate(background) == paper["dark"]
    assert choice.get_attribute("aria-label").startswith("Apparence\u202f: sombre")
    choice.click()  # the device's again
    assert page.evaluate(background) == paper[device]


def test_the_focus_is_seen_on_every_stop(open_page) -> None:
    page = open_page()
    page.route("**/recherche/*", lambda _: None)  # the boards have no index: the box waits for it
    page.goto("catalogue.html")
    for _ in range(25):
        page.keyboard.press("Tab")
        ring = page.evaluate("""() => {
          const field = document.activeElement.closest(".recherche__champ:focus-within") ?? document.activeElement;
          const { outlineStyle, outlineWidth } = getComputedStyle(field);
          return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
        }""")
        assert ring, page.evaluate("document.activeElement.outerHTML")
