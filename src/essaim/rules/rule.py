"""A rule: what no schema can say of a fiche, because it looks at several keys, several files, the map or the date."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from essaim.catalogue import Catalogue
from essaim.problem import Problem

Check = Callable[[Catalogue], Iterator[Problem]]


@dataclass(frozen=True, slots=True)
class Rule:
    """``id`` is the rule of its problems; ``titre`` and ``description`` are what contributors read about it.

    ``check`` sees every readable record, the faulty ones included: it trusts no shape and never raises.
    """

    id: str
    titre: str
    description: str
    check: Check
