"""How alike two places are, for « proven elsewhere, in a place like mine »: size, overseas, closeness in the tree.

Density and rural typology are not in `data/`: no package reachable when it was made carries the INSEE's grid.
"""

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from essaim.territories.territory import Nature, Territory
from essaim.territories.tree import Territories

# Upper bounds, excluded. Our own cut, near the strata public statistics use for communes (500 to 200 000 inhabitants).
_SMALL = (500, 2_000, 3_500, 5_000, 10_000, 20_000, 50_000, 100_000, 200_000)
_LARGE = (250_000, 500_000, 1_000_000, 2_000_000, 4_000_000)
_LARGE_NATURES = frozenset({Nature.REGION, Nature.DEPARTEMENT, Nature.PAYS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A band of population, both bounds in inhabitants; ``upto`` is excluded, and absent for the last band."""

    rank: int
    since: int
    upto: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """What two places share; ``band_gap`` counts bands apart, ``None`` if populations cannot be compared."""

    same_nature: bool
    band_gap: int | None
    both_overseas: bool
    distance: int


def population_band(place: Territory) -> Band | None:
    """The band of ``place``, on the scale of its nature; ``None`` without a population."""
    return None if place.population is None else _band(place.population, place.nature in _LARGE_NATURES)


@lru_cache(maxsize=50_000)  # each place is compared with thousands of others
def _band(population: int, large: bool) -> Band:
    bounds = _LARGE if large else _SMALL
    rank = bisect_right(bounds, population)
    return Band(rank=rank, since=(0, *bounds)[rank], upto=(*bounds, None)[rank])


def likeness(territories: Territories, one: Territory, other: Territory) -> Likeness:
    """Compare two territories of ``territories``."""
    bands = population_band(one), population_band(other)
    same_scale = (one.nature in _LARGE_NATURES) == (other.nature in _LARGE_NATURES)
    gap = abs(bands[0].rank - bands[1].rank) if bands[0] and bands[1] and same_scale else None
    return Likeness(
        same_nature=one.nature is other.nature,
        band_gap=gap,
        both_overseas=one.outre_mer and other.outre_mer,
        distance=territories.distance(one.code, other.code),
    )
