"""A claim as a page shows it: the words, what to know before using them, and the source that says so."""

from dataclasses import dataclass

from essaim.views.scope import Data, Scope, Terme, mappings, text, words


@dataclass(frozen=True, slots=True)
class Renvoi:
    """A numbered call to a source of the same page."""

    numero: int
    titre: str
    lien: str


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the page lists it."""

    id: str
    numero: int
    titre: str
    auteur: str
    annee: object
    url: str
    page: str
    note: str
    independante: str


@dataclass(frozen=True, slots=True)
class Enonce:
    """A sentence or a figure in words; ``genre`` is the nature of a limit, when it is one."""

    texte: str
    source: Renvoi | None
    reserves: tuple[Terme, ...] = ()
    genre: Terme | None = None


class Claims:
    """Turns the claims of one record into words, its sources being numbered in the order they are declared."""

    def __init__(self, scope: Scope, data: Data) -> None:
        self._scope = scope
        declared = mappings(data, "sources")
        self.sources = tuple(_source(number, source) for number, source in enumerate(declared, 1))
        self._by_id = {source.id: source for source in self.sources}

    def renvoi(self, data: Data, key: str = "source") -> Renvoi | None:
        """The call to the source that ``data`` names, if it names one."""
        source = self._by_id.get(text(data, key))
        return Renvoi(source.numero, source.titre, f"#source-{source.id}") if source else None

    def reserves(self, data: Data) -> tuple[Terme, ...]:
        """What to know before using this claim."""
        return tuple(self._scope.terme("reserve", reserve) for reserve in words(data, "reserves"))

    def enonce(self, data: Data, key: str = "texte") -> Enonce:
        """The claim written under ``key``."""
        return Enonce(text(data, key), self.renvoi(data), self.reserves(data))

    def enonces(self, data: Data, key: str) -> tuple[Enonce, ...]:
        """The list of claims under ``key``."""
        return tuple(self.enonce(item) for item in mappings(data, key))


def _source(number: int, data: Data) -> Source:
    return Source(
        text(data, "id"),
        number,
        text(data, "titre"),
        text(data, "auteur"),
        data.get("annee"),
        text(data, "url"),
        text(data, "page"),
        text(data, "note"),
        text(data, "independante"),
    )
