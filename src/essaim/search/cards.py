"""What is shown of a hit: cards in files of five, and one plain text a document for the excerpt.

A text is fetched only for a hit on the screen whose summary does not hold the words sought: ten results cost about as
much as ten cards, and nothing is sent for the thousands of others.
"""

from collections.abc import Sequence

from essaim.search.document import SearchDocument
from essaim.search.names import hashed
from essaim.search.wire import compact

CARDS_A_FILE = 5  # ten scattered results fetch ten files: 10 cards a file cost 6 KB more, 50 cost 45 KB more
PROSE = 1  # the weight of sentences
LONGEST_TEXT = 16_000  # characters; the whole text is indexed, an excerpt is only cut from its beginning


def excerpt_text(document: SearchDocument) -> str:
    """The text from which excerpts are cut: a paragraph a piece, without what the card already shows.

    What weighs more than prose is labels and names of places: a row of them tells a reader less than the summary.
    """
    shown = {document.titre, document.resume}
    pieces = (" ".join(text.split()) for weight, text in document.texte if weight == PROSE and text not in shown)
    return "\n".join(piece for piece in pieces if piece)[:LONGEST_TEXT]


def card_of(document: SearchDocument, text: str | None) -> str:
    """The card of ``document`` in JSON; ``text`` is the name of the file that excerpts are cut from."""
    card: dict[str, object] = {
        "url": document.url,
        "titre": document.titre,
        "resume": document.resume,
        "kind": document.kind,
    }
    if text:
        card["texte"] = text
    if document.extra:
        card["extra"] = dict(sorted(document.extra.items()))
    return compact(card)


def write_cards(cards: Sequence[str]) -> dict[str, bytes]:
    """The card files, in the order of the document numbers."""
    files: dict[str, bytes] = {}
    for number, start in enumerate(range(0, len(cards), CARDS_A_FILE)):
        content = f"[{','.join(cards[start : start + CARDS_A_FILE])}]".encode()
        files[hashed(f"cartes/{number}-", content)] = content
    return files
