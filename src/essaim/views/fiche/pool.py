"""The group of sites around an initiative (proposition 1 of the report), in words."""

from dataclasses import dataclass

from essaim.levels import groupe
from essaim.typography import pluriel
from essaim.views.fiche.places import Lieu
from essaim.views.scope import Data

STATES = {
    "aucun": "Aucun site n’a encore pris d’option sur cette initiative : le groupe reste à former.",
    "mene": "Un site conduit le groupe ; aucun autre ne l’a encore rejoint.",
    "ouvert": "Une option au moins est prise ; il manque un chef de file qui essaie d’abord chez lui.",
    "a-l-essai": "Un site au moins essaie le projet pour le groupe ; les autres jugeront avant de confirmer.",
}


@dataclass(frozen=True, slots=True)
class GroupeDeSites:
    """The state of the group, its figures in words, its sites, and the address of the one file to sign on to."""

    etat: str
    phrase: str
    comptes: str
    sites: tuple[Lieu, ...]
    dossier: str


def pool(data: Data, places: tuple[Lieu, ...], link: str) -> GroupeDeSites:
    """The group that an initiative's data tells of; ``link`` leads to its file."""
    found = groupe(data)
    counts = (
        (len(found.chefs_de_file), "chef de file", "chefs de file"),
        (len(found.pilotes), "site pilote", "sites pilotes"),
        (len(found.options), "option", "options"),
        (len(found.projets), "site en projet", "sites en projet"),
    )
    ranks = sorted({*found.options, *found.pilotes, *found.projets, *found.chefs_de_file})
    return GroupeDeSites(
        found.etat,
        STATES[found.etat],
        ", ".join(pluriel(count, one, many) for count, one, many in counts if count),
        tuple(places[rank] for rank in ranks),
        link,
    )
