"""The lines of the search's bench: each measure, the peer's in the same run, their ratio and the verdict."""

import random
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import search_browser
import search_engines
import search_recall
from lines import Line
from playwright.sync_api import Browser
from search_browser import Answer
from search_engines import Engine
from search_server import served

from essaim.search import SearchDocument
from essaim.search.normalise import tokens

BYTES, TIME = 0.4, 0.8  # of Pagefind's, the targets
KEYSTROKE, FACETS, PAGE = 50, 50, 200_000  # milliseconds, milliseconds, bytes
MATERIAL_QUERIES = 2  # each takes tens of seconds at 10 000
_COLD = "opening a page cold, as for the peer, then fetching fifteen small modules (docs/performance.md)"
_PREFIX = "the postings of the thousands of words that two letters begin, added up on the page’s own thread"
_CATALOGUE = "The real page, with style, fonts and scripts, before any gesture; then a box of the facets checked."


@dataclass(frozen=True, slots=True)
class Bench:
    """A size of catalogue, how Pagefind is run, and how many queries of one, two and three words are asked."""

    size: int
    pagefind: Sequence[str]
    queries: int

    def of_site(
        self, browser: Browser, site: Path, documents: Sequence[SearchDocument], folder: Path
    ) -> Iterator[Line]:
        """Index, first answers, keystrokes and the catalogue's page of a built site."""
        ours = search_engines.ours(documents, folder / "essaim")
        peers = [
            search_engines.pagefind(documents, folder / "pagefind", self.pagefind),
            search_engines.material(documents, folder / "material"),
        ]
        for peer in peers:
            yield from self._building(ours, peer)
        asked = {words: _queries(documents, words, self.queries) for words in (1, 2, 3)}
        own = self._answers(browser, ours, asked)
        for peer, bounds in zip(peers, ((BYTES, TIME), (None, None)), strict=True):
            fewer = asked if peer.name == "Pagefind" else {2: asked[2][:MATERIAL_QUERIES]}
            theirs = self._answers(browser, peer, fewer)
            for words, answers in theirs.items():
                if not (own[words] and answers):
                    continue
                sizes = _medians(own[words], answers, "size")
                times = _medians(own[words], answers, "milliseconds")
                note = f"Medians of {len(own[words])} cold queries ({len(answers)} for the peer)."
                yield self._line(f"première réponse, {words} mot(s) : octets", sizes, "o", peer.name, bounds[0], note)
                name = f"première réponse, {words} mot(s) : temps"
                yield self._line(name, times, "ms", peer.name, bounds[1], note, _COLD)
        yield from self._typing(browser, ours, asked)
        if (site / "initiatives").is_dir():
            yield from self._catalogue(browser, site)

    def of_recall(
        self, browser: Browser, name: str, documents: Sequence[SearchDocument], folder: Path
    ) -> Iterator[Line]:
        """The study's table on French, on these documents: as much must be found as Pagefind finds."""
        ours = search_engines.ours(documents, folder / "essaim")
        theirs = search_engines.pagefind(documents, folder / "pagefind", self.pagefind)
        for engine in (ours, theirs):
            (engine.folder / "vide.html").write_text(
                '<!doctype html><html lang="fr"><title>Vide</title></html>', "utf-8"
            )
        with served(ours.folder, warm=False) as own, served(theirs.folder, warm=False) as other:
            for row in search_recall.rows(browser, (own.base, other.base), documents, 150):
                note = f"{row.asked} queries on {len(documents)} documents."
                for what, (found, peers) in (("rappel", row.recall), ("dans les dix", row.first_ten)):
                    ligne = f"{name}, {row.form} : {what}"
                    yield Line(self.size, ligne, 100 * found, "%", "Pagefind", 100 * peers, 1, "au moins", note)

    def _building(self, ours: Engine, peer: Engine) -> Iterator[Line]:
        note = "From documents in memory to files." if peer.name == "Pagefind" else "Peer: its plugin, and one page."
        yield self._line("index : temps", (ours.cost.seconds, peer.cost.seconds), "s", peer.name, None, note)
        yield self._line("index : processeur", (ours.cost.processor, peer.cost.processor), "s", peer.name, None, note)
        yield self._line(
            "index : mémoire", (ours.cost.tree / 2**20, peer.cost.tree / 2**20), "MiB", peer.name, None, note
        )

    def _answers(self, browser: Browser, engine: Engine, asked: dict[int, list[str]]) -> dict[int, list[Answer]]:
        with served(engine.folder) as server:
            found = {
                words: [search_browser.first_answer(browser, server, engine, query) for query in queries]
                for words, queries in asked.items()
            }
        return {words: [answer for answer in answers if answer] for words, answers in found.items()}

    def _typing(self, browser: Browser, ours: Engine, asked: dict[int, list[str]]) -> Iterator[Line]:
        with served(ours.folder) as server:
            times, longest = search_browser.keystrokes(browser, server.base, [*asked[1], *asked[2]])
        ordered = sorted(times)
        worst = ordered[int(0.95 * (len(ordered) - 1))]
        note = f"{len(times)} keystrokes, files fetched as needed."
        for name, milliseconds, said in (
            ("frappe, médiane", statistics.median(times), note),
            ("frappe, 95 sur 100", worst, note),
            ("frappe, plus longue tâche", longest, "0: none above 50 ms."),
        ):
            yield self._line(name, (milliseconds, None), "ms", "", KEYSTROKE, said, _PREFIX)

    def _catalogue(self, browser: Browser, site: Path) -> Iterator[Line]:
        with served(site, warm=False) as server:
            before, counted, longest = search_browser.catalogue_page(browser, server)
        yield self._line("catalogue avant la première frappe", (before, None), "o", "", PAGE, _CATALOGUE)
        yield self._line("comptes des facettes", (counted, None), "ms", "", FACETS, _CATALOGUE)
        yield self._line("facettes, plus longue tâche", (longest, None), "ms", "", FACETS, "0: none above 50 ms.")

    def _line(
        self,
        ligne: str,
        found: tuple[float, float | None],
        unite: str,
        peer: str,
        bound: float | None,
        note: str,
        borne: str = "",
    ) -> Line:
        nous, pair = found
        return Line(self.size, ligne, nous, unite, peer, pair, bound, "ratio" if peer else "nous", note, borne)


def _medians(ours: Sequence[Answer], theirs: Sequence[Answer], what: str) -> tuple[float, float]:
    one, other = (statistics.median(getattr(answer, what) for answer in answers) for answers in (ours, theirs))
    return one, other


def _queries(documents: Sequence[SearchDocument], words: int, number: int) -> list[str]:
    """Queries of so many words, each of one document's title and summary; always the same."""
    rng = random.Random(f"{words} mots")
    made: list[str] = []
    while len(made) < number:
        document = rng.choice(documents)
        known = dict.fromkeys(re.findall(r"[^\W\d_]{4,}", f"{document.titre} {document.resume}".lower()))
        meaning = [word for word in known if tokens(word)]
        if len(meaning) >= words:
            made.append(" ".join(rng.sample(meaning, words)))
    return made
