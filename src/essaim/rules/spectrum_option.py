"""An option of the control/autonomy spectrum supposes its model among those of the fiche."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity
from essaim.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Options whose model the fiche does not declare, each told once."""
    options = catalogue.vocabulary("options")
    for record in catalogue.of("initiatives"):
        models = {model for _, model in record.texts("modeles", "*", "modele")}
        told: set[str] = set()
        for path, option in record.texts("implantations", "*", "option"):
            term = options.get(option)
            needed = term.extra.get("x-modele") if term else None
            if needed and models and needed not in models and option not in told:
                told.add(option)
                message = f"L’option « {option} » relève du modèle « {needed} », que la fiche ne déclare pas."
                hint = f"Ajoutez « {needed} » sous « modeles », ou choisissez une autre option."
                yield record.problem(path, RULE.id, message, hint, Severity.WARNING)


RULE = Rule(
    "option",
    "Option sans son modèle",
    "Une option du spectre (franchise, essaimage souple…) relève d’un modèle, qui figure sous « modeles ».",
    check,
)
