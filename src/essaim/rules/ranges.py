"""The top of a range is not below its bottom."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem
from essaim.rules.fields import blocks, number
from essaim.rules.rule import Rule
from essaim.typography import nombre

_RANGES = (("montant", "montant_max"), ("valeur", "valeur_max"))
_LARGEST = 1e15  # beyond, the schema refuses the number, and writing it out could fail


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Pairs of amounts or values in the wrong order, and tops without a bottom."""
    for record in catalogue:
        for path, block in blocks(record):
            for low, high in _RANGES:
                top, bottom = number(block.get(high)), number(block.get(low))
                if top is None or abs(top) > _LARGEST:
                    continue
                if low not in block:
                    message = f"« {high} » ({nombre(top)}) est renseigné sans « {low} »."
                    hint = f"Un chiffre seul s’écrit sous « {low} » ; « {high} » n’est que le haut d’une fourchette."
                    yield record.problem((*path, high), RULE.id, message, hint)
                elif bottom is not None and bottom <= _LARGEST and top < bottom:
                    message = f"« {high} » ({nombre(top)}) est plus petit que « {low} » ({nombre(bottom)})."
                    yield record.problem((*path, high), RULE.id, message, "Échangez les deux, ou corrigez l’un d’eux.")


RULE = Rule(
    "fourchette",
    "Fourchette à l’envers",
    "« montant_max » et « valeur_max » sont le haut d’une fourchette, dont « montant » et « valeur » sont le bas.",
    check,
)
