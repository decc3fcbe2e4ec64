"""Likely duplicates, side by side: what two fiches of near titles say of themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from essaim.catalogue import Catalogue
from essaim.changes import places_of
from essaim.changes.words import Words, clipped
from essaim.records import Record
from essaim.rules.likely_duplicate import pairs

_TEXTS = (("resume", "résumé"), ("reponse", "réponse"))


@dataclass(frozen=True, slots=True)
class Twins:
    """Two fiches of one kind: their ids, and rows of three texts (what is compared, the first, the second)."""

    kind: str
    premiere: str
    seconde: str
    lignes: tuple[tuple[str, str, str], ...]


def twins(catalogue: Catalogue, touched: frozenset[str], words: Words) -> Iterator[Twins]:
    """The likely duplicates of which at least one fiche is in ``touched``."""
    for one, other in pairs(catalogue):
        if not touched.isdisjoint((str(one.path), str(other.path))):
            rows = (("titre", one.titre, other.titre), *_rows(one, other), _places(one, other, words))
            yield Twins(one.kind, one.id, other.id, rows)


def _rows(one: Record, other: Record) -> Iterator[tuple[str, str, str]]:
    yield "porteur", _first(one, "porteur", "nom"), _first(other, "porteur", "nom")
    yield "site", _first(one, "porteur", "site"), _first(other, "porteur", "site")
    for key, label in _TEXTS:
        yield label, _first(one, key), _first(other, key)


def _places(one: Record, other: Record, words: Words) -> tuple[str, str, str]:
    first, second = (", ".join(words.place(code) for code in places_of(each)[:8]) or "—" for each in (one, other))
    return "territoires", first, second


def _first(record: Record, *path: str) -> str:
    return next((clipped(text, 200) for _, text in record.texts(*path)), "—")
