"""What every view is made from: the catalogue, its cross-territory indexes, the maps, the way back to the root."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import quote

from essaim.basemap import Basemap
from essaim.catalogue import Catalogue
from essaim.indexes import Atlas
from essaim.records import Record
from essaim.territories import Territory
from essaim.typography import french

Data = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Forge:
    """Where the project lives: ``depot`` is the address of its repository, ``branche`` the published branch.

    ``nouveau`` is the pattern of the page that creates a file: ``{dossier}``, ``{nom}``, ``{texte}`` and ``{message}``
    are filled in the browser.
    """

    depot: str
    branche: str
    nouveau: str = "{depot}/new/{branche}/{dossier}?filename={nom}&value={texte}&message={message}"

    def edit(self, path: str) -> str:
        """The forge's page that edits a file."""
        return f"{self.depot}/edit/{quote(self.branche)}/{quote(path)}"

    def propose(self, kind: str) -> str:
        """The forge's page that opens an issue to propose a fiche of a kind, by the form made for it."""
        return f"{self.depot}/issues/new?template={quote(kind)}.yml"

    def history(self, path: str) -> str:
        """The forge's page of a file's history: who changed what, and when."""
        return f"{self.depot}/commits/{quote(self.branche)}/{quote(path)}"

    def report(self, titre: str, page: str) -> str:
        """The forge's page that opens an issue on a fiche, by the form made for it, its title and page filled."""
        title = quote(french(f"Erreur dans « {titre} »"), safe="")
        return f"{self.depot}/issues/new?template=signaler-une-erreur.yml&title={title}&page={quote(page, safe='')}"


@dataclass(frozen=True, slots=True)
class Pastille:
    """A term shown as a tag: its label, and where it leads."""

    libelle: str
    lien: str | None = None
    icone: str | None = None
    compte: int | None = None


@dataclass(frozen=True, slots=True)
class Terme:
    """A term of a vocabulary, with its definition."""

    id: str
    libelle: str
    definition: str


@dataclass(frozen=True, slots=True)
class Maps:
    """The base maps that pictures are drawn on."""

    france: Basemap
    world: Basemap


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much an aggregate page may hold: ``cards`` and ``links`` a list, then ``page`` lines a page below it."""

    cards: int = 24
    links: int = 150
    page: int = 400


BOUNDS = Bounds()


@dataclass(frozen=True, slots=True)
class Scope:
    """The atlas, the forge, the base maps, and ``base``: the relative way from the page being made to the root.

    ``termes`` keeps the terms already put in words, and ``phrases`` what cards say of an initiative by its id: every
    page of a build asks for them again.
    """

    atlas: Atlas
    forge: Forge
    maps: Maps
    base: str = ""
    bounds: Bounds = BOUNDS
    termes: dict[tuple[str, str], Terme] = field(default_factory=dict, repr=False, compare=False)
    phrases: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue behind the atlas."""
        return self.atlas.catalogue

    def at(self, base: str) -> "Scope":
        """The same scope, for a page at another depth."""
        return replace(self, base=base)

    def lien(self, address: str) -> str:
        """The link to an address of the site, from the page being made."""
        return self.base + address

    def fiche(self, record: Record) -> str:
        """The link to a record's page."""
        return self.lien(f"{record.kind}/{record.id}/")

    def territoire(self, territory: Territory) -> str:
        """The link to a territory's page."""
        return self.lien(f"territoires/{territory.slug}/")

    def terme(self, vocabulary: str, identifier: object) -> Terme:
        """A term of a vocabulary, in words."""
        key = vocabulary, str(identifier)
        if key not in self.termes:
            term = self.catalogue.vocabulary(vocabulary).get(key[1])
            if term is None:  # the schema has refused it before: a fault in our own code
                raise KeyError(f"{identifier} is not in {vocabulary}")
            self.termes[key] = Terme(term.id, term.titre, term.description)
        return self.termes[key]

    def theme(self, identifier: str) -> Pastille:
        """A theme as a tag that leads to its page."""
        term = self.catalogue.vocabulary("themes").get(identifier)
        if term is None:
            raise KeyError(f"{identifier} is not a theme")
        return Pastille(term.titre, self.lien(f"themes/{identifier}/"), identifier)


def mapping(data: Data, key: str) -> Data:
    """The mapping under ``key``, empty if there is none."""
    value = data.get(key)
    return value if isinstance(value, Mapping) else {}


def mappings(data: Data, key: str) -> Sequence[Data]:
    """The list of mappings under ``key``, empty if there is none."""
    value = data.get(key)
    return value if isinstance(value, list) else []


def words(data: Data, key: str) -> tuple[str, ...]:
    """The list of texts under ``key``, empty if there is none."""
    value = data.get(key)
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def text(data: Data, key: str) -> str:
    """The text under ``key``, empty if there is none."""
    value = data.get(key)
    return value if isinstance(value, str) else ""


def number(data: Data, key: str) -> float | None:
    """The number under ``key``, None if there is none."""
    value = data.get(key)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def year(data: Data, key: str) -> int | None:
    """The year (or other whole number) under ``key``, None if there is none."""
    value = data.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
