"""What is searched: a page as the search sees it, and the same page weighed word by word."""

from array import array
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One page of the site.

    ``url`` is relative to the site's root (``initiatives/accorderie/``). ``kind`` is the label shown beside the title
    (« Initiative »). ``texte`` is all that is indexed, in pieces of an integer weight each: title and summary are
    searched only if they are among them. ``extra`` is carried to the result card as it is, and must be JSON.
    """

    url: str
    titre: str
    resume: str
    kind: str
    texte: tuple[tuple[int, str], ...]
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WeighedDocument:
    """The distinct chunks (what stands between blanks) of one document, and how much each weighs there.

    Cutting at blanks changes no term, since a blank is a separator, and costs ten times less than making the terms:
    a chunk becomes terms once for all documents (``collection.py``).

    Attributes:
        chunks: in lower case, each once, a blank between two.
        counts: their weighted counts, unsigned native ``array("I")``.
    """

    chunks: str
    counts: bytes


def weigh(document: SearchDocument) -> WeighedDocument:
    """Count the chunks of ``document``, each piece counting as often as its weight.

    Raises:
        ValueError: a weight is below 1.
    """
    counted: Counter[str] = Counter()
    for weight, text in document.texte:
        if weight < 1:
            raise ValueError(f"a weight is an integer from 1 up, not {weight} ({document.url})")
        counted.update(text.lower().split() * weight)
    return WeighedDocument(" ".join(counted), array("I", counted.values()).tobytes())
