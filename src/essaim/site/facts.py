"""What the page of an initiative depends on, as one digest: a page whose facts did not change is not made again.

An initiative's own file is most of it. Beside it, its page shows its family, the schemes it names or how many have its
themes, and the needs it may answer; whatever else it prints comes from the code, the templates, the schemas and the
territories. Taking a whole related file where the page shows one line of it costs a page made for nothing, never a
stale one; a test makes two hundred random edits and compares with a build from nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from essaim.catalogue import Catalogue
from essaim.indexes import MONEY, NO_THEME, Atlas
from essaim.indexes.needs import seekers
from essaim.levels import fraicheur
from essaim.records import Record
from essaim.site.manifest import page_key

KINSHIP = ("replique_de", "inspire_de")


@dataclass(frozen=True)
class Facts:
    """``common`` digests what every page depends on: the schemas, the reference data, the forge, the address."""

    atlas: Atlas
    common: str

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue behind the atlas."""
        return self.atlas.catalogue

    def page(self, record: Record) -> str:
        """The facts of an initiative's own page."""
        data = record.data
        freshness = fraicheur(str(data["verifie_le"]), self.catalogue.today)
        return page_key(
            self.common,
            record.path.as_posix(),
            record.digest,
            freshness.etat,
            self._families[record.id],
            *(f"{other.id} {other.digest}" for other in self._named(record)),
            *self._offered(record),
        )

    def files(self, record: Record) -> str:
        """The facts of the files that come with it: they also say on what day freshness was computed."""
        return page_key(self.common, record.path.as_posix(), record.digest, self.catalogue.today.isoformat())

    def _named(self, record: Record) -> Iterator[Record]:
        yield from seekers(self.atlas, record)
        for _, identifier in record.texts("dispositifs", "*", "dispositif"):
            if (scheme := self.catalogue.get("dispositifs", identifier)) is not None:
                yield scheme

    def _offered(self, record: Record) -> Iterator[str]:
        """How many schemes the catalogue has on each theme of an initiative, open to all, paying: its page says so."""
        yield f"{MONEY} {len(self.atlas.open_money)}"
        for theme in (NO_THEME, *(theme for _, theme in record.texts("themes", "*"))):
            yield f"{theme} {len(self.atlas.schemes_by_theme.get(theme, ()))}"

    @cached_property
    def _families(self) -> Mapping[str, str]:
        """A digest of the whole family of each initiative: all that any chain of replications or inspirations joins."""
        heads = {record.id: record.id for record in self.catalogue.initiatives}
        for record in self.catalogue.initiatives:
            for other in _relatives(record):
                if other in heads:
                    heads[_head(heads, other)] = _head(heads, record.id)
        members: dict[str, list[Record]] = {}
        for record in self.catalogue.initiatives:
            members.setdefault(_head(heads, record.id), []).append(record)
        digests = {head: _digest(family) for head, family in members.items()}
        return {identifier: digests[_head(heads, identifier)] for identifier in heads}


def _relatives(record: Record) -> Iterator[str]:
    for key in KINSHIP:
        yield from (identifier for _, identifier in record.texts(key, "*"))


def _head(heads: dict[str, str], identifier: str) -> str:
    while heads[identifier] != identifier:
        heads[identifier] = heads[heads[identifier]]  # halve the way for the next who asks
        identifier = heads[identifier]
    return identifier


def _digest(family: Iterable[Record]) -> str:
    return page_key(*(f"{member.id} {member.digest}" for member in family))
