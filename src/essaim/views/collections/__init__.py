"""The list pages of the kinds that deserve better than a plain list, and the record pages that answer something."""

from collections.abc import Callable, Mapping

from essaim.kinds import Kind
from essaim.records import Record
from essaim.views.collections.glossary import glossary
from essaim.views.collections.needs import need_page, needs
from essaim.views.collections.proposals import proposals
from essaim.views.collections.resources import resources
from essaim.views.collections.schemes import schemes
from essaim.views.collections.sponsors import sponsors
from essaim.views.lists import plain_list
from essaim.views.scope import Scope

LISTS: Mapping[str, Callable[[Scope, Kind], object]] = {
    "besoins": needs,
    "dispositifs": schemes,
    "glossaire": glossary,
    "parrains": sponsors,
    "propositions": proposals,
    "rencontres": plain_list,
    "ressources": resources,
}
RECORDS: Mapping[str, Callable[[Scope, Kind, Record], object]] = {"besoins": need_page}

__all__ = ["LISTS", "RECORDS"]
