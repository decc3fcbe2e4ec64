"""A cost in a unit of one's own says which; a cost in a listed unit says no other."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, shown
from essaim.rules.fields import blocks
from essaim.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Blocks where ``unite`` is « autre » without ``unite_libre``, or the other way round."""
    for record in catalogue:
        for path, block in blocks(record):
            unit = block.get("unite")
            if unit == "autre" and "unite_libre" not in block:
                message = "L’unité est « autre », sans dire laquelle."
                hint = "Ajoutez « unite_libre », par exemple « unite_libre: heures par semaine »."
                yield record.problem((*path, "unite"), RULE.id, message, hint)
            elif "unite_libre" in block and unit != "autre":
                said = f"l’unité est {shown(unit)}" if isinstance(unit, str) else "l’unité n’est pas dite"
                message = f"« unite_libre » est renseigné, mais {said}."
                hint = "Écrivez « unite: autre », ou supprimez « unite_libre »."
                yield record.problem((*path, "unite_libre"), RULE.id, message, hint)


RULE = Rule(
    "unite-libre",
    "Unité en toutes lettres",
    "« unite_libre » va avec l’unité « autre », et elle seule.",
    check,
)
