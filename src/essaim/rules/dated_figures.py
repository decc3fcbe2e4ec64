"""A figure without its year cannot be judged: it needs the year, or the reserve that the source gives none."""

from collections.abc import Iterator, Mapping

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity
from essaim.rules.fields import blocks, number
from essaim.rules.rule import Rule

_FIGURES = ("montant", "valeur")
_UNDATED = "a-la-date-de-la-source"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Amounts and values whose block gives neither a year nor the reserve."""
    for record in catalogue:
        for path, block in blocks(record):
            figure = next((key for key in _FIGURES if number(block.get(key)) is not None), None)
            if figure and "annee" not in block and not _is_reserved(block):
                yield record.problem(
                    (*path, figure),
                    RULE.id,
                    "Ce chiffre n’a pas d’année.",
                    f"Ajoutez « annee » ; si la source ne la dit pas, ajoutez « {_UNDATED} » sous « reserves ».",
                    Severity.WARNING,
                )


def _is_reserved(block: Mapping[str, object]) -> bool:
    reserves = block.get("reserves")
    return isinstance(reserves, list) and _UNDATED in reserves


RULE = Rule(
    "chiffre-sans-annee",
    "Chiffre sans année",
    "Un résultat, un coût ou un nombre de bénéficiaires dit son année, ou que la source ne la donne pas.",
    check,
)
