"""The glossary on one page: every term with its definition, under its letter."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass

from essaim.kinds import Kind
from essaim.views.claims import Claims, Enonce
from essaim.views.scope import Scope, mapping, mappings, text


@dataclass(frozen=True, slots=True)
class Entree:
    """A term and its definition; ``citations`` are the report's own words."""

    id: str
    titre: str
    lien: str
    anglais: str
    definition: str
    citations: tuple[Enonce, ...]


@dataclass(frozen=True, slots=True)
class GlossaryView:
    """The glossary, letter by letter."""

    titre: str
    accroche: str
    vide: str
    lettres: tuple[tuple[str, tuple[Entree, ...]], ...]


def glossary(scope: Scope, kind: Kind) -> GlossaryView:
    """Every term, sorted as a dictionary sorts: accents do not count."""
    letters: dict[str, list[Entree]] = defaultdict(list)
    for record in sorted(scope.catalogue.of(kind.name), key=lambda r: _folded(r.titre)):
        claims = Claims(scope, record.data)
        quotes = tuple(Enonce(text(q, "texte"), None, claims.reserves(q)) for q in mappings(record.data, "citations"))
        definition = text(mapping(record.data, "definition"), "texte")
        anglais = record.data.get("anglais")
        english = anglais if isinstance(anglais, str) else ""
        entry = Entree(record.id, record.titre, scope.fiche(record), english, definition, quotes)
        letters[_folded(record.titre)[:1].upper()].append(entry)
    found = tuple((letter, tuple(entries)) for letter, entries in letters.items())
    return GlossaryView(kind.titre, kind.accroche, kind.vide, found)


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold()
    return plain.lstrip(" '\"-")  # « Big is necessary » stands under B
