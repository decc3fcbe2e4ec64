"""Places drawn from the official codes: towns by their number of people, other levels evenly."""

from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from random import Random

from essaim.territories import Nature, Territories, Territory

_EVENLY = (Nature.REGION, Nature.DEPARTEMENT, Nature.EPCI)


class Places:
    """Other places of the same level than those given."""

    def __init__(self, chance: Random, territories: Territories, abroad: Sequence[str]) -> None:
        """``abroad`` holds the codes to draw from for a place that is not French."""
        self._chance = chance
        self._territories = territories
        self._abroad = abroad
        self._towns = territories.of(Nature.COMMUNE)
        self._weights = list(accumulate(town.population or 0 for town in self._towns))
        self._levels = {nature: territories.of(nature) for nature in _EVENLY}

    def town(self) -> Territory:
        """A French commune; one twice as populated comes twice as often."""
        return self._towns[bisect(self._weights, self._chance.random() * self._weights[-1])]

    def like(self, code: str) -> str:
        """The code of another place of the level of ``code``: a town for a town; « FR » stays itself."""
        place = self._territories.resolve(code)
        if place is None or place.code == "FR":
            return code
        if place.nature is Nature.COMMUNE:
            return self.town().code
        if place.nature in self._levels:
            return self._chance.choice(self._levels[place.nature]).code
        return self._chance.choice(self._abroad) if self._abroad else code
