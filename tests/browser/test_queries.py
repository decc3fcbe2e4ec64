"""What readers type, asked of the published site's own engine in Chromium: the page looked for is among the first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

ENOUGH = 60
TABLE = yaml.safe_load(Path(__file__).with_name("requetes.yml").read_text("utf-8"))
QUERIES = [query for part in TABLE.values() for query in part]
SEEK = """async (queries) => {
  const lunr = (await import("/assets/vendor/lunr/lunr.module.js")).default;
  const { createEngine } = await import("/assets/essaim/search/engine.js");
  const engine = createEngine({ base: "/", lunr, fetch: (address) => fetch(address) });
  const answers = [];
  for (const query of queries) answers.push(await engine.search(query, { count: 5, excerpts: false }));
  return answers.map(({ hits }) => hits.map(({ url }) => url));
}"""


@pytest.fixture(scope="module")
def found(browser: Browser, site_url: str) -> Iterator[dict[str, list[str]]]:
    """Query → the addresses of the first five pages found, all asked in one page."""
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    page.goto("a-propos/")
    queries = [query["cherche"] for query in QUERIES]
    yield dict(zip(queries, page.evaluate(SEEK, queries), strict=True))
    context.close()


@pytest.mark.parametrize("query", QUERIES, ids=[query["cherche"] for query in QUERIES])
def test_a_reader_finds_the_page_looked_for(query: dict, found: dict[str, list[str]]) -> None:
    pages = found[query["cherche"]]
    if query.get("rien"):
        assert pages == []
    else:
        first = pages[: query.get("rang", 1)]
        assert set(first) & set(query["attendu"]), pages


def test_the_table_is_as_long_and_as_various_as_promised() -> None:
    """Thirty queries at least come from the report and the fiches, as many from someone who had not read the code."""
    asked = [query["cherche"] for query in QUERIES]
    assert len(set(asked)) == len(asked) >= ENOUGH
    assert len(TABLE["rapport_et_fiches"]) * 2 >= ENOUGH
    assert len(TABLE["lecteur_sans_le_code"]) * 2 >= ENOUGH


def test_the_pages_looked_for_exist(built_site: Path) -> None:
    wanted = {address for query in QUERIES for address in query.get("attendu", ())}
    assert [address for address in sorted(wanted) if not (built_site / address / "index.html").is_file()] == []
