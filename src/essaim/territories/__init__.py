"""Territories under their official codes: the tree, look-up by code and name, and likeness of place."""

from essaim.territories.likeness import Band, Likeness, likeness, population_band
from essaim.territories.territory import Nature, Territory
from essaim.territories.tree import Territories

__all__ = ["Band", "Likeness", "Nature", "Territories", "Territory", "likeness", "population_band"]
