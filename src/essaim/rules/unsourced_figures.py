"""A cost or a number of beneficiaries that cites no source: the schema lets it be written, nobody can check it.

Results cite theirs by the schema itself.
"""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity
from essaim.rules.fields import blocks, number
from essaim.rules.rule import Rule

_FIGURES = ("montant", "valeur")
_PLACES = (("modelisation", "couts"), ("modelisation", "beneficiaires_par_an"))


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Amounts and numbers of the grid whose block cites no source."""
    for record in catalogue.initiatives:
        for path, block in blocks(record):
            figure = next((key for key in _FIGURES if number(block.get(key)) is not None), None)
            if figure and path[:2] in _PLACES and "source" not in block:
                yield record.problem(
                    (*path, figure),
                    RULE.id,
                    "Ce chiffre ne cite aucune source.",
                    "Ajoutez « source », avec l’identifiant d’un document déclaré sous « sources ».",
                    Severity.WARNING,
                )


RULE = Rule(
    "chiffre-sans-source",
    "Chiffre sans source",
    "Un coût ou un nombre de bénéficiaires cite le document qui le donne.",
    check,
)
