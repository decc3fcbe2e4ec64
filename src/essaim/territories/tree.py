"""The tree of territories: exact codes, successors of former ones, ancestors, children and distances."""

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Self

from essaim.territories.names import NameIndex
from essaim.territories.tables import Tables, commune, read_tables
from essaim.territories.territory import Nature, Territory


class Territories:
    """Every territory that can be named; nothing changes after loading, communes are parsed when first asked for."""

    def __init__(self, tables: Tables) -> None:
        self._areas = tables.areas
        self._lines = tables.communes
        self._former = tables.former
        self._neighbours = tables.neighbours
        self._parsed: dict[str, Territory] = {}
        self._climbed: dict[str, dict[str, int]] = {}
        self._above: dict[str, tuple[Territory, ...]] = {}

    @classmethod
    def load(cls, root: Path) -> Self:
        """The territories of the repository at ``root`` (its ``data/territoires/``).

        Raises:
            OSError: a table is missing.
        """
        return cls(read_tables(root / "data" / "territoires"))

    def __contains__(self, code: object) -> bool:
        return code in self._areas or code in self._lines

    def __iter__(self) -> Iterator[Territory]:
        """All territories: countries, regions, departments, EPCI, subdivisions, zones, then the communes."""
        yield from self._areas.values()
        yield from map(self._commune, self._lines)

    def __len__(self) -> int:
        return len(self._areas) + len(self._lines)

    def get(self, code: str) -> Territory | None:
        """The territory that bears exactly ``code`` today; neither a former code nor another spelling."""
        return self._areas.get(code) or (self._commune(code) if code in self._lines else None)

    def __getitem__(self, code: str) -> Territory:
        found = self.get(code)
        if found is None:
            raise KeyError(code)
        return found

    def resolve(self, code: str) -> Territory | None:
        """``get``; for a former code (merged commune, former region, ISO's exceptions) the territory it leads to."""
        return self.get(code) or (self.get(self._former[code][1]) if code in self._former else None)

    def former_name(self, code: str) -> str | None:
        """The name that went with a former code, where the source records one."""
        return self._former[code][0] or None if code in self._former else None

    def former_codes(self) -> tuple[str, ...]:
        """Every code that leads to a successor, sorted."""
        return tuple(sorted(self._former))

    def ancestors(self, code: str) -> tuple[Territory, ...]:
        """What ``code`` lies in, nearest first and each once: a commune's department, region, country.

        For an EPCI or a zone across departments, all its departments come first, then all their regions.

        Raises:
            KeyError: ``code`` is not a current code.
        """
        if code not in self._above:
            self._above[code] = tuple(self[above] for above in self._heights(code) if above != code)
        return self._above[code]

    def children(self, code: str, nature: Nature | None = None) -> tuple[Territory, ...]:
        """What lies directly in ``code``, in the INSEE's order of codes; only of one ``nature`` if given."""
        below = self._areas_below.get(code, ())
        if nature in (None, Nature.COMMUNE):  # all the communes are read at the first question about them
            below = [*below, *self._communes_below.get(code, ())]
        found = (self[child] for child in below)
        return tuple(sorted((c for c in found if nature in (None, c.nature)), key=lambda child: child.sort_key))

    def members(self, code: str) -> tuple[Territory, ...]:
        """The communes of an EPCI or EPT, by code."""
        return tuple(self[member] for member in self._members.get(code, ()))

    def neighbours(self, code: str) -> tuple[Territory, ...]:
        """The departments a mainland department touches, by code; nothing for any other territory."""
        return tuple(self[other] for other in self._neighbours.get(code, ()))

    def covers(self, area: str, code: str) -> bool:
        """Whether ``code`` is ``area`` or lies in it, a commune in its EPCI included."""
        inner = self[code]
        return area in self._heights(code) or area in inner.groupements

    @cached_property
    def regions(self) -> tuple[Territory, ...]:
        """The 18 regions of France; the five overseas ones are the departments that are also regions."""
        overseas = (d for d in self.departments if d.outre_mer)
        return (*self.of(Nature.REGION), *overseas)

    @cached_property
    def departments(self) -> tuple[Territory, ...]:
        """The 101 departments; `collectivities` holds the overseas bodies that are not departments."""
        return tuple(d for d in self.of(Nature.DEPARTEMENT) if d not in self.collectivities)

    @cached_property
    def collectivities(self) -> tuple[Territory, ...]:
        """The eight overseas collectivities (975, 977, 978, 984, 986 to 989)."""
        return tuple(d for d in self.of(Nature.DEPARTEMENT) if d.insee in _COLLECTIVITIES)

    def of(self, nature: Nature) -> tuple[Territory, ...]:
        """All territories of one nature, in the INSEE's order of codes."""
        if nature is Nature.COMMUNE:
            return tuple(map(self._commune, self._lines))
        found = (area for area in self._areas.values() if area.nature is nature)
        return tuple(sorted(found, key=lambda area: area.sort_key))

    @property
    def communes(self) -> int:
        """How many communes there are; none is parsed for it."""
        return len(self._lines)

    def distance(self, one: str, other: str) -> int:
        """Steps along the tree between two places; two countries stand two steps apart, as under one world.

        Raises:
            KeyError: one of them is not a current code.
        """
        up, down = self._heights(one), self._heights(other)
        shared = [up[code] + down[code] for code in up if code in down]
        return min(shared) if shared else max(up.values()) + max(down.values()) + 2

    def named(self, text: str) -> tuple[Territory, ...]:
        """The territories whose name, present or former, is ``text``, whatever its case, accents and hyphens.

        Larger levels come first, then the most populated.
        """
        return tuple(self[code] for code in self._names.exact(text))

    def starting_with(self, text: str, n: int = 10) -> tuple[Territory, ...]:
        """The ``n`` best territories whose name or postal code starts with ``text``, in the order of ``named``."""
        return tuple(self[code] for code in self._names.starting_with(text, n))

    def suggest(self, text: str, n: int = 3) -> tuple[Territory, ...]:
        """What someone who wrote ``text`` may have meant (« vouliez-vous dire »), the likeliest first."""
        return tuple(self[code] for code in self._names.suggest(text, n))

    def _commune(self, code: str) -> Territory:
        if code not in self._parsed:
            self._parsed[code] = commune(self._lines[code], self._areas)
        return self._parsed[code]

    def _heights(self, code: str) -> dict[str, int]:
        """``code`` and all it lies in → the number of steps up, in breadth-first order; climbed once, read-only."""
        if code in self._climbed:
            return self._climbed[code]
        heights = {self[code].code: 0}
        for reached in (queue := [code]):
            for parent in self[reached].parents:
                if parent not in heights:
                    heights[parent] = heights[reached] + 1
                    queue.append(parent)
        self._climbed[code] = heights
        return heights

    @cached_property
    def _areas_below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for area in self._areas.values():
            for parent in area.parents:
                below.setdefault(parent, []).append(area.code)
        return below

    @cached_property
    def _communes_below(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for place in self.of(Nature.COMMUNE):
            below.setdefault(place.parents[0], []).append(place.code)
        return below

    @cached_property
    def _members(self) -> dict[str, list[str]]:
        members: dict[str, list[str]] = {}
        for place in self.of(Nature.COMMUNE):
            for group in place.groupements:
                members.setdefault(group, []).append(place.code)
        return members

    @cached_property
    def _names(self) -> NameIndex:
        return NameIndex(tuple(self), self._former)


_COLLECTIVITIES = frozenset({"975", "977", "978", "984", "986", "987", "988", "989"})
