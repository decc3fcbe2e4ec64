"""The group of sites around an initiative: the report's « pool » (proposition 1, section 3.a), read from its places.

Each site takes an option, one of them leads and tries the project at home, the others confirm once the concept is
proven. Only what the fiche says is counted: an active reprise is not said to come from an option, nor a trial to be
made for others where no other site waits for it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

PLACES = ("option", "pilote", "en-projet")


@dataclass(frozen=True, slots=True)
class Groupe:
    """Ranks (in ``implantations``) of the sites in option, on trial, planned, and of those that lead.

    ``etat`` is aucun (neither option nor lead site), mene (a lead site, alone), ouvert (options that no site tries for)
    or a-l-essai (a lead site and others, or a pilot and options).
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
    return Groupe(found["option"], found["pilote"], found["en-projet"], leads, _state(found, leads))


def _state(found: Mapping[str, tuple[int, ...]], leads: tuple[int, ...]) -> str:
    if leads:
        return "a-l-essai" if len({*leads, *chain.from_iterable(found.values())}) > 1 else "mene"
    if found["option"]:
        return "a-l-essai" if found["pilote"] else "ouvert"
    return "aucun"
