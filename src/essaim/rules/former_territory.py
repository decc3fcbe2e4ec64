"""A former code still leads to its successor; the fiche should say the code of today."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity, shown
from essaim.rules.fields import texts_of
from essaim.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Codes of merged communes, of former regions and ISO's few exceptions, with the code that took their place."""
    territories = catalogue.territories
    for record, path, code in texts_of(catalogue, "territoire"):
        successor = territories.resolve(code)
        if successor is None or code in territories:
            continue
        name = territories.former_name(code)
        message = f"Le code {shown(code)}{f' ({name})' if name else ''} n’a plus cours ; il mène à {successor.nom}."
        hint = f'Écrivez "{successor.code}", et l’ancien nom sous « lieu » s’il aide le lecteur.'
        yield record.problem(path, RULE.id, message, hint, Severity.WARNING)


RULE = Rule(
    "territoire-ancien",
    "Territoire qui a changé de code",
    "Le code d’une commune fusionnée ou d’une ancienne région mène à son successeur : mieux vaut l’écrire.",
    check,
)
