"""A limit is said in a sentence: « manque de moyens » helps nobody."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity, shown
from essaim.rules.rule import Rule

_CHARACTERS = 40
_WORDS = 6


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Limits shorter than a sentence; an empty one is left to the schema."""
    for record in catalogue.of("initiatives"):
        for path, text in record.texts("limites", "*", "texte"):
            if len(text) >= 3 and (len(text) < _CHARACTERS or len(text.split()) < _WORDS):
                message = f"La limite {shown(text)} est plus courte qu’une phrase."
                hint = "Dites ce qui n’a pas marché ou reste inconnu, où, et ce qu’un repreneur doit en retenir."
                yield record.problem(path, RULE.id, message, hint, Severity.WARNING)


RULE = Rule(
    "limite-trop-courte",
    "Limite trop courte",
    "Une limite est une phrase entière, propre à l’initiative.",
    check,
)
