"""What readers type is rarely what is written: recall and the first ten, ours and Pagefind's, asked in one browser."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from playwright.sync_api import Browser
from search_forms import FORMS, GENDER, holders_of, queries

from essaim.search import SearchDocument

_OURS = """async (queries) => {
  const { openEngine } = await import("/assets/essaim/search/client.js");
  const engine = await openEngine();
  const answers = [];
  for (const query of queries) answers.push((await engine.rank(query)).hits.map(({ document }) => document));
  return answers;
}"""
_PAGEFIND = """async ([queries, numbers]) => {
  const pagefind = await import("/pagefind/pagefind.js");
  await pagefind.options({ baseUrl: "/" });
  const known = (globalThis.known ??= new Map());
  const numberOf = async (result) => {
    if (!known.has(result.id)) known.set(result.id, numbers[(await result.data()).url]);
    return known.get(result.id);
  };
  const answers = [];
  for (const query of queries) answers.push(await Promise.all((await pagefind.search(query)).results.map(numberOf)));
  return answers;
}"""


@dataclass(frozen=True, slots=True)
class Row:
    """A form of words: the mean share of the documents found, the share of queries that find one of them in ten."""

    form: str
    asked: int
    recall: tuple[float, float]
    first_ten: tuple[float, float]


def rows(browser: Browser, addresses: tuple[str, str], documents: Sequence[SearchDocument], number: int) -> list[Row]:
    """Every row of the table on ``documents``: ours first, Pagefind next, ``number`` queries for each row.

    A document should be found by each word of five letters or more that its title, summary or text holds.
    """
    texts = [
        "\n".join((document.titre, document.resume, *(text for _, text in document.texte))) for document in documents
    ]
    holders = holders_of(texts)
    asked = {form: queries(form, holders, number) for form in (*FORMS, GENDER)}
    typed = [query for pairs in asked.values() for _, query in pairs]
    numbers = {f"/{document.url}": rank for rank, document in enumerate(documents)}
    found = (
        iter(_ask(browser, addresses[0], _OURS, typed)),
        iter(_ask(browser, addresses[1], _PAGEFIND, [typed, numbers])),
    )
    table = []
    for form, pairs in asked.items():
        ours, theirs = (_shares(pairs, [next(answers) for _ in pairs], holders) for answers in found)
        table.append(Row(form, len(pairs), (ours[0], theirs[0]), (ours[1], theirs[1])))
    return table


def _ask(browser: Browser, address: str, script: str, given: object) -> list[list[int]]:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}vide.html")
    answers: list[list[int]] = page.evaluate(script, given)
    context.close()
    return answers


def _shares(
    pairs: Sequence[tuple[str, str]], answers: Sequence[Sequence[int]], holders: Mapping[str, set[int]]
) -> tuple[float, float]:
    recalls, hits = [], []
    for (word, _), answer in zip(pairs, answers, strict=True):
        recalls.append(len(holders[word] & set(answer)) / len(holders[word]))
        hits.append(bool(holders[word] & set(answer[:10])))
    return sum(recalls) / len(recalls), sum(hits) / len(hits)
