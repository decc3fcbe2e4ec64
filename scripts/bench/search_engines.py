"""The engines compared, each built from the same documents: its index, a plain page that asks it, what it cost."""

import json
import os
import pickle
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from search_corpus import html_of

from essaim.search import SearchDocument

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
LOOK = 0.05  # seconds between two looks at the memory
_OURS = """<!doctype html><html lang="fr" data-base="./"><head><meta charset="utf-8"><title>Essaim</title></head><body>
<form role="search"><input name="q"></form><ul data-liste></ul>
<script type="module" src="assets/essaim/search/page.js"></script></body></html>"""
# The lightest use of Pagefind: its own interface is heavier.
_PAGEFIND = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Pagefind</title></head><body><ol></ol>
<script type="module">
import * as pagefind from "./pagefind/pagefind.js";
await pagefind.init();
const { results } = await pagefind.search(new URLSearchParams(location.search).get("q"));
const pages = await Promise.all(results.slice(0, 10).map((result) => result.data()));
document.querySelector("ol").append(...pages.map(({ meta, excerpt, url }) => {
  const item = document.createElement("li");
  item.className = "resultat";
  item.innerHTML = `<a href="${url}">${meta.title}</a><p>${excerpt}</p>`;
  return item;
}));
if (!pages.length) document.querySelector("ol").innerHTML = '<li class="resultat">Rien</li>';
</script></body></html>"""
_MKDOCS = """site_name: Pair
theme: {{name: material, language: fr, font: false}}
plugins: [search]
hooks: [{hook}]
"""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine ready to be asked at ``?q=`` of the page of ``folder``.

    Attributes:
        result: the selector of its results on the page.
        seconds, processor, memory: what building the index took, in seconds of clock and of processor, and in bytes.
    """

    name: str
    folder: Path
    result: str
    seconds: float
    processor: float
    memory: int


def ours(documents: Sequence[SearchDocument], folder: Path) -> Engine:
    """Our index, by one process, from documents to files written."""
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    (folder / "index.html").write_text(_OURS, "utf-8")
    given = folder.with_suffix(".pickle")
    given.write_bytes(pickle.dumps(list(documents)))
    return Engine(
        "Essaim", folder, ".recherche-resultat", *_measured([sys.executable, HERE / "search_index.py", given])
    )


def pagefind(documents: Sequence[SearchDocument], folder: Path, command: Sequence[str]) -> Engine:
    """Pagefind's index of plain pages with the same text."""
    pages = folder.with_name("pages")
    for document in documents:
        page = pages / document.url / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html_of(document), "utf-8")
    folder.mkdir()
    (folder / "index.html").write_text(_PAGEFIND, "utf-8")
    cost = _measured([*command, "--site", str(pages), "--output-path", str(folder / "pagefind")])
    return Engine("Pagefind", folder, ".resultat", *cost)


def material(documents: Sequence[SearchDocument], folder: Path) -> Engine:
    """The index of Material's search: its plugin reads the HTML of all documents, and one page of the theme is built.

    Rendering ten thousand pages in the theme is measured elsewhere: here it would hide the index.
    """
    project = folder.with_name("material-projet")
    (project / "docs").mkdir(parents=True)
    (project / "docs" / "index.md").write_text("# Pair\n", "utf-8")
    (project / "mkdocs.yml").write_text(_MKDOCS.format(hook=HERE / "search_material.py"), "utf-8")
    pages = [{"url": document.url, "title": document.titre, "content": _body(document)} for document in documents]
    (project / "pages.json").write_text(json.dumps(pages), "utf-8")
    mkdocs = str(Path(sys.executable).parent / "mkdocs")
    command = [mkdocs, "build", "-q", "-f", str(project / "mkdocs.yml"), "-d", str(folder)]
    return Engine("Material", folder, ".md-search-result__item", *_measured(command))


def _body(document: SearchDocument) -> str:
    return html_of(document).partition("<main data-pagefind-body>")[2].partition("</main>")[0]


def _measured(command: Sequence[str | Path]) -> tuple[float, float, int]:
    """Run ``command``: seconds of clock, of processor, and the most memory it and its children held, in bytes.

    Memory is looked at in /proc: what the kernel tells at the end counts ours too, from before the command replaced us.
    """
    began, highest = time.perf_counter(), 0
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, env=environment)
    while process.poll() is None:
        highest = max(highest, sum(map(_resident, _tree(process.pid))))
        time.sleep(LOOK)
    seconds = time.perf_counter() - began
    if process.returncode:
        raise RuntimeError(f"{command[0]}: exit {process.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, highest


def _tree(pid: int) -> Iterator[int]:
    yield pid
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a process that ended meanwhile
            for child in children.read_text().split():
                yield from _tree(int(child))


def _resident(pid: int) -> int:
    with suppress(OSError, IndexError):
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * resource.getpagesize()
    return 0
