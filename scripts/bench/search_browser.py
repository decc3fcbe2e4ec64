"""What an answer costs a reader: bytes, milliseconds, keystrokes; in Chromium, with nothing kept from before."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
from search_engines import Engine
from search_server import Served

sys.path.append(str(Path(__file__).resolve().parents[1]))  # the scripts: what finds Chromium is theirs
from chromium_path import FLAGS, MISSING, chromium_path

LONGEST_WAIT = 90_000  # milliseconds: Material takes tens of seconds at 10 000
_WATCH = """globalThis.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: "longtask", buffered: true });
new MutationObserver(() => {
  if (!globalThis.first && document.querySelector(SELECTOR)) globalThis.first = performance.now();
}).observe(document, { childList: true, subtree: true });"""
_KEYSTROKES = """async (query) => {
  const { openEngine } = await import("/assets/essaim/search/client.js");
  const engine = await openEngine();
  const times = [];
  for (let length = 2; length <= query.length; length += 1) {
    const began = performance.now();
    await engine.search(query.slice(0, length), { count: 6, excerpts: false });
    times.push(performance.now() - began);
  }
  return times;
}"""
_FACETS = """async () => {
  const [box] = document.querySelectorAll('[data-facettes] input[type="checkbox"]');
  const counted = (change) => new Promise((resolve) => {
    const began = performance.now();
    const observer = new MutationObserver(() => { observer.disconnect(); resolve(performance.now() - began); });
    for (const node of document.querySelectorAll(".facette__compte")) observer.observe(node, { childList: true });
    change();
  });
  await counted(() => box.click()); // the data come with the first gesture
  const times = [];
  for (let turn = 0; turn < 7; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 300));
    times.push(await counted(() => box.click()));
  }
  return times.sort((one, other) => one - other)[3];
}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """One first answer: bytes received with their headers, milliseconds since the page was asked for."""

    size: int
    milliseconds: float


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed at the end of the block; raises ``FileNotFoundError`` where there is none."""
    path = chromium_path()
    if path is None:
        raise FileNotFoundError(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


def first_answer(browser: Browser, server: Served, engine: Engine, query: str) -> Answer | None:
    """Open the engine's page on ``query`` with nothing kept, until its first results stand in the page.

    Nothing is returned if no result comes in ``LONGEST_WAIT``.
    """
    with _page(browser) as page:
        before = server.sent
        page.add_init_script(_WATCH.replace("SELECTOR", repr(engine.result)))
        page.goto(f"{server.base}?q={quote(query)}", wait_until="commit")
        try:
            page.wait_for_function("globalThis.first", timeout=LONGEST_WAIT)
        except TimeoutError:
            return None
        page.wait_for_load_state("networkidle")
        return Answer(server.sent - before, page.evaluate("globalThis.first"))


def keystrokes(browser: Browser, base: str, queries: Sequence[str]) -> tuple[list[float], float]:
    """Milliseconds of each keystroke (answer and cards, files fetched as needed), and of the longest task meanwhile."""
    times: list[float] = []
    with _page(browser) as page:
        page.add_init_script(_WATCH.replace("SELECTOR", "'html'"))
        page.goto(base, wait_until="networkidle")
        page.evaluate(_KEYSTROKES, "essai")  # the engine itself is the first answer's cost
        page.evaluate("globalThis.longest = 0")
        for query in queries:
            times += page.evaluate(_KEYSTROKES, query)
        return times, float(page.evaluate("globalThis.longest"))


def catalogue_page(browser: Browser, server: Served) -> tuple[int, float, float]:
    """The catalogue of a built site: bytes before any gesture, milliseconds of facet counts, the longest task then."""
    with _page(browser) as page:
        page.add_init_script(_WATCH.replace("SELECTOR", "'html'"))
        page.goto(f"{server.base}initiatives/", wait_until="networkidle")
        before = server.sent
        page.evaluate("globalThis.longest = 0")
        return before, page.evaluate(_FACETS), float(page.evaluate("globalThis.longest"))


@contextmanager
def _page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()
