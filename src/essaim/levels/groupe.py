"""The group of sites around an initiative: the report's « pool » (proposition 1, section 3.a), read from its places.

Each site takes an option, one of them leads and tries the project at home, the others confirm once the concept is
proven. Only what the fiche says is counted: an active reprise is not said to come from an option.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PLACES = ("option", "pilote", "en-projet")


@dataclass(frozen=True, slots=True)
class Groupe:
    """Ranks (in ``implantations``) of the sites in option, on trial, planned, and of those that lead.

    ``etat`` is aucun (no such site), ouvert (options without a lead site) or a-l-essai (a pilot or a lead site).
    """

    options: tuple[int, ...]
    pilotes: tuple[int, ...]
    projets: tuple[int, ...]
    chefs_de_file: tuple[int, ...]
    etat: str


def groupe(data: Mapping[str, object]) -> Groupe:
    """The state of the group of sites, from an initiative's data (checked by the schema)."""
    value = data.get("implantations")
    places: list[Mapping[str, object]] = value if isinstance(value, list) else []
    found = {status: tuple(rank for rank, p in enumerate(places) if p.get("statut") == status) for status in PLACES}
    leads = tuple(rank for rank, place in enumerate(places) if place.get("chef_de_file") is True)
    state = "a-l-essai" if leads or found["pilote"] else "ouvert" if found["option"] else "aucun"
    return Groupe(found["option"], found["pilote"], found["en-projet"], leads, state)
