"""Every variant of a fiche, and the choice of them that a run of the tests can afford."""

from collections.abc import Iterator, Sequence
from itertools import islice

from hostile import payloads, places, shapes, signs
from hostile.cases import Case
from hostile.fiches import Fiche

FAMILIES = (*shapes.FAMILIES, *signs.FAMILIES, *payloads.FAMILIES, *places.FAMILIES)


def variants(fiche: Fiche) -> Iterator[Case]:
    """Every variant of ``fiche``, family after family."""
    for family in FAMILIES:
        yield from family(fiche)


def sampled(fiches: Sequence[Fiche], share: int) -> Iterator[Case]:
    """A share of the variants of each fiche: from three families, and from others for the next fiche."""
    for number, fiche in enumerate(fiches):
        for turn in range(3):
            family = FAMILIES[(number + 5 * turn) % len(FAMILIES)]
            yield from islice(family(fiche), number // len(FAMILIES) % share, None, share)
