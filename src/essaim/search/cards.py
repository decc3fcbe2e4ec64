"""What is shown of a hit: cards in files of ten, and one plain text a document for the excerpt.

A text is fetched only for a hit on the screen whose summary does not hold the words sought: ten results cost about as
much as ten cards, and nothing is sent for the thousands of others.
"""

from collections.abc import Sequence

from essaim.search.document import SearchDocument
from essaim.search.names import hashed
from essaim.search.wire import chunks, compact

CARDS_A_FILE = 10  # 50 make a scattered result page four times as heavy (search-shards.md, section 1)
LONGEST_TEXT = 16_000  # characters; the whole text is indexed, an excerpt is only cut from its beginning


def excerpt_text(document: SearchDocument) -> str:
    """The text from which excerpts are cut: a paragraph a piece, without what the card already shows."""
    shown = {document.titre, document.resume}
    pieces = (" ".join(text.split()) for _, text in document.texte if text not in shown)
    return "\n".join(piece for piece in pieces if piece)[:LONGEST_TEXT]


def write_cards(documents: Sequence[SearchDocument]) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The card files in the order of the document numbers, and the text files they name."""
    texts: dict[str, bytes] = {}
    cards: list[dict[str, object]] = []
    for document in documents:
        card: dict[str, object] = {
            "url": document.url,
            "titre": document.titre,
            "resume": document.resume,
            "kind": document.kind,
        }
        text = excerpt_text(document).encode()
        if text:
            name = hashed("textes/", text, ".txt")
            texts[name] = text
            card["texte"] = name
        if document.extra:
            card["extra"] = dict(sorted(document.extra.items()))
        cards.append(card)
    files: dict[str, bytes] = {}
    for number, chunk in enumerate(chunks(cards, CARDS_A_FILE)):
        content = compact(chunk)
        files[hashed(f"cartes/{number}-", content)] = content
    return files, texts
