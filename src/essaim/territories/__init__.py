"""Territories under their official codes: the tree, look-up by code and name, and likeness of place."""

from essaim.territories.likeness import Band, Likeness, likeness, population_band
from essaim.territories.size import TOWN_SIZES, inhabitants, town_size
from essaim.territories.territory import Nature, Territory
from essaim.territories.tree import Territories

__all__ = [
    "TOWN_SIZES",
    "Band",
    "Likeness",
    "Nature",
    "Territories",
    "Territory",
    "inhabitants",
    "likeness",
    "population_band",
    "town_size",
]
