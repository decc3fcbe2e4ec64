"""One place an initiative can name: its official code, its name, what it lies in, and how French speaks of it."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Nature(StrEnum):
    """The level of a territory in the tree; the values are the French ids seen in data and addresses."""

    PAYS = "pays"
    REGION = "region"
    DEPARTEMENT = "departement"
    COMMUNE = "commune"
    EPCI = "epci"
    SUBDIVISION = "subdivision"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory:
    """A territory under its current code (design, section 6).

    ``parents`` are the codes it lies directly in, the most populated first; a country has none. ``groupements`` are the
    intercommunal bodies (EPCI, EPT) of a commune: beside the tree, not in it. ``dans`` and ``de`` are ready for a
    sentence: « en Isère », « de l'Isère ».
    """

    code: str
    nom: str
    nature: Nature
    parents: tuple[str, ...]
    statut: str
    dans: str
    de: str
    insee: str | None = None
    population: int | None = None
    liaison: int | None = None
    outre_mer: bool = False
    groupements: tuple[str, ...] = ()
    codes_postaux: tuple[str, ...] = ()

    @property
    def slug(self) -> str:
        """The last part of the territory's address, ``/territoires/<slug>/``."""
        return self.code.lower().replace(":", "-")

    @property
    def uninhabited(self) -> bool:
        """No one lives there: Clipperton, the Southern and Antarctic Lands. Countries have no figure here."""
        return self.nature is Nature.DEPARTEMENT and not self.population

    @property
    def sort_key(self) -> str:
        """Orders countries and regions by their names, without accents, and codes as the INSEE does: Corsica (2A, 2B)
        stands between 19 and 21, and Réunion after the mainland."""
        if self.nature in (Nature.REGION, Nature.PAYS):
            return "".join(c for c in unicodedata.normalize("NFKD", self.nom) if not unicodedata.combining(c))
        return self.code.replace("2A", "20A", 1).replace("2B", "20B", 1)
