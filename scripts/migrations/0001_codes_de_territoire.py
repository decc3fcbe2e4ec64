"""Remplace les codes de territoire anciens par ceux d’aujourd’hui.

Each January the official geographic code merges communes; every fiche that names one of them then gets a warning
(« territoire-ancien »). This migration writes the successors, and may be run again every year.
"""

from collections.abc import Iterator
from typing import Any

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from essaim.catalogue import Catalogue
from essaim.kinds import KINDS as ALL
from essaim.records import Record

KINDS = tuple(kind.name for kind in ALL)
_ONE, _MANY = ("territoire",), ("territoires", "autres_territoires")


def change(_record: Record, data: CommentedMap, catalogue: Catalogue) -> None:
    """Write today's code wherever a former one stands; a code that leads nowhere is left for the validator."""
    for holder, key in _places(data):
        code = holder[key]
        territory = catalogue.territories.resolve(code) if isinstance(code, str) else None
        if territory and territory.code != code:
            holder[key] = DoubleQuotedScalarString(territory.code)


def _places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every place of a territory's code: what holds it, and under which key or rank."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in _ONE:
                yield node, key
            elif key in _MANY and isinstance(value, list):
                yield from ((value, rank) for rank in range(len(value)))
            else:
                yield from _places(value)
    elif isinstance(node, list):
        for item in node:
            yield from _places(item)
