"""Every outside address that the fiches give, each once, with the fiches that give it."""

import re
from collections import defaultdict
from dataclasses import dataclass

from essaim.catalogue import Catalogue

_ADDRESS = re.compile(r"https?://[^\s<>\"«»`]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’*_"


@dataclass(frozen=True, slots=True)
class Address:
    """An address without its fragment, and the fiches (``sorte/id``) that name it, sorted."""

    url: str
    fiches: tuple[str, ...]


def addresses(catalogue: Catalogue) -> tuple[Address, ...]:
    """The addresses of every text of the catalogue, sorted."""
    found: dict[str, set[str]] = defaultdict(set)
    for record in catalogue:
        for _, text in record.leaves():
            if isinstance(text, str) and "://" in text:
                for match in _ADDRESS.finditer(text):
                    found[_cleaned(match[0])].add(f"{record.kind}/{record.id}")
    return tuple(Address(url, tuple(sorted(fiches))) for url, fiches in sorted(found.items()))


def _cleaned(url: str) -> str:
    """Without the punctuation of the sentence around it, nor a bracket that it did not open."""
    url = url.partition("#")[0].rstrip(_TRAILING)
    while url.endswith((")", "]")) and url.count("(") + url.count("[") < url.count(")") + url.count("]"):
        url = url[:-1].rstrip(_TRAILING)
    return url
