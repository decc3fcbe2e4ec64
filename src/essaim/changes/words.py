"""How a sentence calls the keys and the values of a fiche: the titles of the schemas, the names of territories."""

import re
from collections.abc import Iterable, Mapping

from essaim.catalogue import Catalogue
from essaim.problem import DataPath
from essaim.schema import Property
from essaim.schema.properties import generic
from essaim.typography import NARROW, french, lowered, nombre

_PLACES = frozenset({"territoire", "territoires", "autres_territoires"})
_YEARS = frozenset({"annee", "depuis", "jusqu_a"})
_BREAKS = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")
_IDENTITY = (
    "id", "indicateur", "objectif", "modele", "dispositif", "moyen", "sous_type", "titre", "nom", "organisation",
    "etape", "texte", "quoi", "initiative", "url", "type", "source", "territoire",
)  # fmt: skip
SHORT = 90  # characters: what a sentence quotes of a text


class Words:
    """The words of one catalogue; what its schemas do not know is called by its key."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[str, Mapping[str, Property]] = {}

    def property(self, kind: str, path: DataPath) -> Property | None:
        """What the schema says of the key at ``path``, or of the list that holds it."""
        if kind not in self._known:
            schemas = self._catalogue.schemas
            properties = schemas.properties(kind) if kind in schemas.kinds else ()
            self._known[kind] = {each.path: each for each in properties}
        name = generic(path)
        return self._known[kind].get(name) or self._known[kind].get(name.rstrip("[]"))

    def label(self, kind: str, path: DataPath) -> str:
        """The name of the key at ``path``, as it stands within a sentence: « maturité »."""
        known = self.property(kind, path)
        return lowered(known.title) if known and known.title else str(path[-1])

    def value(self, kind: str, path: DataPath, value: object) -> str:
        """A value in words: the title of a term, the name of a place, a number, a text quoted and cut short."""
        if isinstance(value, bool):
            return "oui" if value else "non"
        if isinstance(value, int | float):
            return str(value) if path[-1] in _YEARS else nombre(value)
        if isinstance(value, str):
            return self._text(kind, path, value)
        if isinstance(value, list):
            return ", ".join(self.value(kind, (*path, rank), each) for rank, each in enumerate(value))
        if isinstance(value, Mapping):
            return self.named(kind, path, value)
        return "rien"

    def named(self, kind: str, path: DataPath, item: Mapping[str, object]) -> str:
        """What a block is called: its amount, else its first value that tells it from its neighbours."""
        if isinstance(item.get("montant"), int | float):
            told = (
                self.value(kind, (*path, name), item[name]) for name in ("montant", "unite", "annee") if name in item
            )
            return ", ".join(told)
        key = identity_key(item)
        return self.value(kind, (*path, key), item[key]) if key else "un bloc vide"

    def place(self, code: str) -> str:
        """« Guéret (23096) », or the code alone where it is not known."""
        territory = self._catalogue.territories.resolve(code)
        return f"{territory.nom} ({code})" if territory else clipped(code)

    def at_place(self, code: str) -> str:
        """« à Guéret (23096) », « en Isère (FR-38) »."""
        territory = self._catalogue.territories.resolve(code)
        return f"{territory.dans} ({code})" if territory else f"dans {clipped(code)}"

    def _text(self, kind: str, path: DataPath, value: str) -> str:
        known = self.property(kind, path)
        if known and known.vocabulary:
            term = self._catalogue.vocabulary(known.vocabulary).get(value)
            return lowered(term.titre) if term else quoted(value)
        keys = [key for key in path if isinstance(key, str)]
        if keys and keys[-1] in _PLACES:
            return self.place(value)
        return quoted(value)


def identity_key(item: Mapping[str, object]) -> str | None:
    """The key by which one knows a block again in the other version of its list."""
    return next((key for key in (*_IDENTITY, *item) if key in item), None)


def clipped(text: str, limit: int = SHORT) -> str:
    """``text`` on one line, cut at a word."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[:limit].rpartition(" ")[0] or line[:limit]
    return f"{cut}…"


def one_line(text: str) -> str:
    """``text`` with each run of breaks, tabs and plain spaces as one space; no-break spaces stay."""
    return _BREAKS.sub(" ", text).strip(" ")


def quoted(text: str, limit: int = SHORT) -> str:
    """``text`` between « », on one line and cut short; its own characters are left as they are."""
    return f"«{NARROW}{clipped(text, limit)}{NARROW}»"


def enumerated(words: Iterable[str]) -> str:
    """« a, b et c »."""
    *first, last = words
    return f"{', '.join(first)} et {last}" if first else last


def typeset(template: str, **values: str) -> str:
    """``template`` in French typography, with ``values`` put in untouched."""
    return french(template).format(**values)
