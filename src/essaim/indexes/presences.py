"""Presences: each territory an initiative names, what it is for it, and everything that lies within a territory.

A fiche that replicates another one is not "born" where it began: on the territory's page it counts as taken up there.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from essaim.catalogue import Catalogue
from essaim.levels import Cout, Pret, Preuve, cout, pret, preuve
from essaim.levels.pret import answers
from essaim.records import Record
from essaim.territories import Nature, Territory

ORDER = (
    Nature.PAYS,
    Nature.REGION,
    Nature.DEPARTEMENT,
    Nature.EPCI,
    Nature.COMMUNE,
    Nature.ZONE,
    Nature.SUBDIVISION,
)
MONEY = "financement"  # of the vocabulary of types: a scheme that pays
NO_THEME = "sans-theme"  # of no vocabulary: the schemes that name no theme are half of them
UNDERWAY = ("en-projet", "option", "pilote")


@dataclass(frozen=True, slots=True)
class Presence:
    """One initiative in one territory. ``sorte`` is origine, reprise or projet (planned, optional or piloted)."""

    initiative: Record
    territory: Territory
    sorte: str
    statut: str
    depuis: int | None
    jusqu_a: int | None
    lieu: str
    sites: int | None
    rang: int

    @property
    def stopped(self) -> bool:
        """The presence has ended."""
        return self.statut == "arretee"


class Atlas:
    """Presences of a catalogue by territory, direct and rolled up to every ancestor."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.territories = catalogue.territories
        self._at: dict[str, frozenset[str]] = {}

    @cached_property
    def presences(self) -> tuple[Presence, ...]:
        """Every presence, in the order of initiatives, then of their implantations."""
        return tuple(p for record in self.catalogue.initiatives for p in self._of(record))

    @cached_property
    def by_initiative(self) -> Mapping[str, tuple[Presence, ...]]:
        """Presences by initiative id."""
        grouped: dict[str, list[Presence]] = defaultdict(list)
        for presence in self.presences:
            grouped[presence.initiative.id].append(presence)
        return {identifier: tuple(found) for identifier, found in grouped.items()}

    @cached_property
    def proofs(self) -> Mapping[str, Preuve]:
        """The level of proof of each initiative, by its id: asked for once a territory."""
        return {record.id: preuve(record.data) for record in self.catalogue.initiatives}

    @cached_property
    def readiness(self) -> Mapping[str, Pret]:
        """The answers of each initiative to the six questions, by its id."""
        return {record.id: pret(answers(record.data)) for record in self.catalogue.initiatives}

    @cached_property
    def costs(self) -> Mapping[str, Cout]:
        """The cost band of each initiative, by its id."""
        return {record.id: cout(record.data) for record in self.catalogue.initiatives}

    @cached_property
    def by_theme(self) -> Mapping[str, tuple[Record, ...]]:
        """The initiatives of each theme."""
        return _having(self.catalogue.initiatives, "themes", "*")

    @cached_property
    def by_model(self) -> Mapping[str, tuple[Record, ...]]:
        """The initiatives that follow each model."""
        return _having(self.catalogue.initiatives, "modeles", "*", "modele")

    @cached_property
    def schemes_by_theme(self) -> Mapping[str, tuple[Record, ...]]:
        """The support schemes of each theme; those that name none, open to all, are under ``NO_THEME``."""
        schemes = self.catalogue.of("dispositifs")
        open_to_all = tuple(scheme for scheme in schemes if not scheme.data.get("themes"))
        return {NO_THEME: open_to_all, **_having(schemes, "themes", "*")}

    @cached_property
    def open_money(self) -> tuple[Record, ...]:
        """The schemes open to all themes that pay."""
        return tuple(scheme for scheme in self.schemes_by_theme[NO_THEME] if scheme.data["type"] == MONEY)

    @cached_property
    def offspring(self) -> Mapping[str, tuple[Record, ...]]:
        """The fiches that replicate an initiative, then those it inspired, by its id."""
        grouped: dict[str, dict[str, Record]] = defaultdict(dict)
        for link in ("replique_de", "inspire_de"):
            for record in self.catalogue.initiatives:
                for _, parent in record.texts(link, "*"):
                    grouped[parent].setdefault(record.id, record)
        return {parent: tuple(found.values()) for parent, found in grouped.items()}

    @cached_property
    def here(self) -> Mapping[str, tuple[Presence, ...]]:
        """Presences that name the territory itself, by its code."""
        grouped: dict[str, list[Presence]] = defaultdict(list)
        for presence in self.presences:
            grouped[presence.territory.code].append(presence)
        return {code: tuple(found) for code, found in grouped.items()}

    @cached_property
    def within(self) -> Mapping[str, tuple[Presence, ...]]:
        """Presences in a territory's descendants, the territory itself left out, by its code."""
        grouped: dict[str, list[Presence]] = defaultdict(list)
        for presence in self.presences:
            for ancestor in self.territories.ancestors(presence.territory.code):
                grouped[ancestor.code].append(presence)
        return {code: tuple(found) for code, found in grouped.items()}

    def initiatives_at(self, code: str) -> frozenset[str]:
        """Ids of the initiatives present in a territory or anywhere within it."""
        if code not in self._at:  # asked for by every page, map and table that names the place
            found = (*self.here.get(code, ()), *self.within.get(code, ()))
            self._at[code] = frozenset(presence.initiative.id for presence in found)
        return self._at[code]

    @cached_property
    def pages(self) -> tuple[Territory, ...]:
        """The territories with a page: named by any record, all their ancestors, every French region and department."""
        codes = set(self._named())
        codes |= {t.code for nature in (Nature.REGION, Nature.DEPARTEMENT) for t in self.territories.of(nature)}
        codes |= {a.code for code in tuple(codes) for a in self.territories.ancestors(code)}
        return tuple(sorted((self.territories[c] for c in codes), key=lambda t: (ORDER.index(t.nature), t.sort_key)))

    @cached_property
    def paged(self) -> frozenset[str]:
        """The codes of the territories with a page."""
        return frozenset(territory.code for territory in self.pages)

    @cached_property
    def paged_below(self) -> Mapping[str, tuple[Territory, ...]]:
        """The territories with a page that lie directly in each one, in the INSEE's order of codes."""
        below: dict[str, list[Territory]] = defaultdict(list)
        for territory in sorted(self.pages, key=lambda t: t.sort_key):
            for parent in territory.parents:
                below[parent].append(territory)
        return {code: tuple(found) for code, found in below.items()}

    def _named(self) -> Iterator[str]:
        for record in self.catalogue:
            for path, value in record.leaves():
                names_place = "territoire" in path or "territoires" in path or "autres_territoires" in path
                if names_place and isinstance(value, str):
                    territory = self.territories.resolve(value)
                    if territory:
                        yield territory.code

    def _of(self, record: Record) -> Iterator[Presence]:
        replica = "replique_de" in record.data
        implantations = record.data.get("implantations")
        for rang, place in enumerate(implantations if isinstance(implantations, list) else []):
            if place["statut"] in UNDERWAY:
                sorte = "projet"
            else:
                sorte = "reprise" if replica or place["role"] == "reprise" else "origine"
            for code in (place["territoire"], *place.get("autres_territoires", ())):
                territory = self.territories.resolve(code)
                if territory is not None:
                    yield Presence(
                        record,
                        territory,
                        sorte,
                        place["statut"],
                        place.get("depuis"),
                        place.get("jusqu_a"),
                        place.get("lieu", ""),
                        place.get("nombre_de_sites"),
                        rang,
                    )


def _having(records: Iterable[Record], *pattern: str) -> Mapping[str, tuple[Record, ...]]:
    """The records by each value that they hold at a path, each once, in the order given."""
    grouped: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        for value in dict.fromkeys(text for _, text in record.texts(*pattern)):
            grouped[value].append(record)
    return {value: tuple(found) for value, found in grouped.items()}
