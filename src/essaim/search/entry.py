"""What the index takes of one document, and of it alone: a worker may make it, and a build may keep it."""

from dataclasses import dataclass

from essaim.search.cards import card_of, excerpt_text
from essaim.search.document import SearchDocument, WeighedDocument, weigh
from essaim.search.names import hashed


@dataclass(frozen=True, slots=True)
class Entry:
    """A document ready to be merged with the others.

    Attributes:
        weighed: its words.
        card: its result card, in JSON.
        text: the name (under ``recherche/``) and the bytes of the text that excerpts are cut from, if there is any.
    """

    weighed: WeighedDocument
    card: str
    text: tuple[str, bytes] | None


def entry_of(document: SearchDocument) -> Entry:
    """The entry of ``document``; the same for the same document.

    Raises:
        ValueError: a weight is below 1.
    """
    content = excerpt_text(document).encode()
    text = (hashed("textes/", content, ".txt"), content) if content else None
    return Entry(weigh(document), card_of(document, text and text[0]), text)
