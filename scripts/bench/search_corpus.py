"""What the search engines are compared on: the documents of a built site, or prose cut in passages."""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from essaim.search import SearchDocument

SHORTEST_PASSAGE = 200  # characters: below, a title or a caption


def documents_of(site: Path) -> list[SearchDocument]:
    """Every document that the index of ``site`` holds, with the text of its excerpts (most of what is indexed)."""
    folder = site / "recherche"
    manifest = json.loads((folder / "manifeste.json").read_text("utf-8"))
    digests = re.findall("." * 6, manifest["cartes"])
    documents = []
    for number, digest in enumerate(digests):
        for card in json.loads((folder / f"cartes/{number}-{digest}.json").read_text("utf-8")):
            text = (folder / card["texte"]).read_text("utf-8") if "texte" in card else ""
            pieces = ((8, card["titre"]), (2, card["resume"]), (1, text))
            texte = tuple(piece for piece in pieces if piece[1])
            documents.append(
                SearchDocument(card["url"], card["titre"], card["resume"], card["kind"], texte, card.get("extra", {}))
            )
    return documents


def passages_of(*files: Path) -> list[SearchDocument]:
    """The paragraphs of prose files, each a document whose first words are the title."""
    documents: list[SearchDocument] = []
    for text in (passage for file in files for passage in _passages(file.read_text("utf-8"))):
        words = text.split()
        titre, resume = " ".join(words[:7]), " ".join(words[:25])
        address = f"pages/{len(documents)}/"
        documents.append(SearchDocument(address, titre, resume, "Page", ((6, titre), (2, resume), (1, text))))
    return documents


def _passages(text: str) -> Iterator[str]:
    body = text.split("\n---\n", 1)[-1] if text.startswith("---\n") else text
    for passage in re.split(r"\n\s*\n" if "\n\n" in body else r"\n", body):
        if len(passage) >= SHORTEST_PASSAGE:
            yield " ".join(passage.split())


def html_of(document: SearchDocument) -> str:
    """``document`` as the plainest page that holds the same text, for engines that read HTML."""
    title, summary = escape(document.titre), escape(document.resume)
    texts = [text for _, text in document.texte if text not in (document.titre, document.resume)]
    paragraphs = "".join(f"<p>{escape(line)}</p>" for text in texts for line in text.split("\n"))
    return (
        f'<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main data-pagefind-body><h1>{title}</h1><p>{summary}</p>{paragraphs}</main></body></html>"
    )
