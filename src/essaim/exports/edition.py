"""An edition: the catalogue as it is published once, with all that the exports need beside the records."""

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from essaim.catalogue import Catalogue
from essaim.exports.identifiers import Identifiers
from essaim.indexes import Atlas
from essaim.journal import Journal
from essaim.kinds import Kind
from essaim.records import Record
from essaim.territories.points import Points

TITRE = "Essaim"
DESCRIPTION = "Le catalogue ouvert des initiatives publiques et sociales qui marchent, pour les reprendre ailleurs."
AUTEUR = "Les contributeurs d’Essaim"
LICENCE = "Licence Ouverte / Open Licence 2.0"
LICENCE_ADRESSE = "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
API = "api/v1"


@dataclass(frozen=True)
class Edition:
    """``site_url`` ends with ``/``; ``journal`` tells what git remembers, and may be empty."""

    catalogue: Catalogue
    site_url: str
    points: Points
    identifiers: Identifiers
    journal: Journal = field(default_factory=Journal)

    @classmethod
    def of(cls, root: Path, catalogue: Catalogue, site_url: str, journal: Journal) -> "Edition":
        """The edition of ``catalogue``, with the points and the promised ids of the repository at ``root``."""
        return cls(catalogue, site_url, Points.load(root), Identifiers.load(root), journal)

    @cached_property
    def atlas(self) -> Atlas:
        """The cross-territory indexes of the catalogue."""
        return Atlas(self.catalogue)

    @property
    def jour(self) -> str:
        """The day of the edition, ISO 8601."""
        return self.catalogue.today.isoformat()

    @property
    def attribution(self) -> str:
        """What a re-user must print, as LICENSE words it: the source, its address, its date."""
        return f"{TITRE}, catalogue ouvert des initiatives, Licence Ouverte 2.0, {self.site_url}, {self.jour}"

    def page(self, record: Record) -> str:
        """The permanent address of a record."""
        return f"{self.site_url}{record.kind}/{record.id}/"

    def tag(self, name: str) -> str:
        """A tag: URI (RFC 4151), which stays the same even if the site moves its pages."""
        return f"tag:{urlsplit(self.site_url).hostname or 'essaim'},2026:{name}"

    def notice(self) -> dict[str, object]:
        """The licence and the attribution, as every JSON file carries them."""
        return {
            "licence": {"titre": LICENCE, "adresse": LICENCE_ADRESSE},
            "attribution": self.attribution,
            "date": self.jour,
        }

    def kind(self, name: str) -> Kind:
        """A kind, by its name."""
        return next(kind for kind in self.catalogue.kinds if kind.name == name)


def json_bytes(data: object, *, indent: int | None = 1) -> bytes:
    """JSON as every export writes it: UTF-8, never NaN, one final line feed."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent).encode() + b"\n"
