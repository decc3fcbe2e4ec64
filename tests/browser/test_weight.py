"""What a reader's line carries: bytes as compressed and sent, for the first fiche seen and for the next."""

import pytest
from playwright.sync_api import Page

FIRST_KB, NEXT_KB = 150, 25
FICHE, NEXT = "initiatives/community-land-trust-ofs/", "initiatives/croc-la-vie/"
SENT = """() => [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
  .map(({ name, transferSize }) => [new URL(name).pathname, transferSize])"""

SHIFT = """() => new Promise((resolve) => {
  let sum = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { sum += value; }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
})"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint').length > 0"


def sent(page: Page, address: str) -> dict[str, int]:
    """Address of each file asked for on the way to ``address`` → bytes sent, headers included; 0 from the cache."""
    page.goto(address, wait_until="networkidle")
    return {name: size for name, size in page.evaluate(SENT) if size}


def test_a_first_fiche_weighs_at_most_150_kb_everything_included(page: Page) -> None:
    sizes = sent(page, FICHE)
    assert any(name.endswith(".woff2") for name in sizes), "the fonts are counted too"
    assert any(name.endswith(".css") for name in sizes)
    assert sum(sizes.values()) <= FIRST_KB * 1000, sizes


def test_the_next_fiche_brings_only_itself_once_the_rest_is_kept(page: Page) -> None:
    """The test server sets no lifetime: what the browser asks again is counted only if its bytes are new."""
    first = sent(page, FICHE)
    new = {name: size for name, size in sent(page, NEXT).items() if name not in first}
    assert any(name.endswith("/croc-la-vie/") for name in new), new
    assert sum(new.values()) <= NEXT_KB * 1000, new


def test_no_page_of_the_catalogue_moves_while_it_loads(open_page) -> None:
    """Layout shift, as browsers measure it, on a telephone: under a tenth of what is called good."""
    page = open_page(390)
    for address in (FICHE, "initiatives/", "territoires/fr-38/", "modeles/duplication/"):
        page.goto(address, wait_until="networkidle")
        assert page.evaluate(SHIFT) < 0.01, address


@pytest.mark.parametrize("address", ["territoires/fr-38/", "territoires/38185/"])
def test_a_long_trail_moves_nothing_when_our_type_arrives_late(open_page, address) -> None:
    """Even on a device that has no font of the same measures, the trail keeps to its one line."""
    page, held = open_page(390), []
    page.route("**/*.woff2", lambda route: held.append(route))
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function(PAINTED)
    assert held
    page.unroute("**/*.woff2")  # lets go of those held
    page.evaluate("() => document.fonts.ready.then(() => true)")
    assert page.evaluate(SHIFT) < 0.1
