"""The engines compared, each built from the same documents: its index, a plain page that asks it, what it cost."""

import json
import pickle
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from processes import Run, run
from search_corpus import html_of

from essaim.search import SearchDocument

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
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
        cost: what building the index took.
    """

    name: str
    folder: Path
    result: str
    cost: Run


def ours(documents: Sequence[SearchDocument], folder: Path) -> Engine:
    """Our index, by one process, from documents to files written."""
    shutil.copytree(ROOT / "overrides" / "assets", folder / "assets")
    (folder / "index.html").write_text(_OURS, "utf-8")
    given = folder.with_suffix(".pickle")
    given.write_bytes(pickle.dumps(list(documents)))
    cost = run([sys.executable, HERE / "search_index.py", given], folder)
    return Engine("Essaim", folder, ".recherche-resultat", cost)


def pagefind(documents: Sequence[SearchDocument], folder: Path, command: Sequence[str]) -> Engine:
    """Pagefind's index of plain pages with the same text."""
    pages = folder.with_name("pages")
    for document in documents:
        page = pages / document.url / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(html_of(document), "utf-8")
    folder.mkdir()
    (folder / "index.html").write_text(_PAGEFIND, "utf-8")
    cost = run([*command, "--site", str(pages), "--output-path", str(folder / "pagefind")], folder)
    return Engine("Pagefind", folder, ".resultat", cost)


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
    return Engine("Material", folder, ".md-search-result__item", run(command, project))


def _body(document: SearchDocument) -> str:
    return html_of(document).partition("<main data-pagefind-body>")[2].partition("</main>")[0]
