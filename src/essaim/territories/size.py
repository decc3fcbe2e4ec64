"""The size of a town, in bands a reader asks for: « for a town of 15 000 people ».

Only communes and intercommunal bodies have one: the population of a department or a region says nothing of a town.
Populations are those of ``data/territoires/`` (its README says which); an intercommunal body's is the sum of its
communes'.
"""

from bisect import bisect_right

from essaim.territories.territory import Nature, Territory

# Lower bounds, included, each up to the next one: fewer than the ten strata of `likeness`, to be read at a glance.
TOWN_SIZES = (0, 2_000, 10_000, 20_000, 50_000, 100_000)
_TOWNS = frozenset({Nature.COMMUNE, Nature.EPCI})


def inhabitants(place: Territory) -> int | None:
    """How many people live in a commune or an intercommunal body; None for any other place, and where no one knows."""
    return place.population or None if place.nature in _TOWNS else None


def town_size(count: int) -> int:
    """The lower bound of the band that a number of inhabitants is in."""
    return TOWN_SIZES[bisect_right(TOWN_SIZES, count) - 1]
