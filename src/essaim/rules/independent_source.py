"""A fiche that only its carrier vouches for is worth a second look."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import Problem, Severity
from essaim.rules.rule import Rule


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Initiatives none of whose sources is said to be independent."""
    for record in catalogue.of("initiatives"):
        declared = list(record.texts("sources", "*", "id"))
        answers = [answer for _, answer in record.texts("sources", "*", "independante")]
        if declared and "oui" not in answers:
            yield record.problem(
                ("sources",),
                RULE.id,
                "Aucune source n’est dite indépendante du porteur.",
                "Ajoutez une source qui ne vient pas du porteur (presse, rapport public, recherche), "
                "ou « independante: oui » sous celle qui l’est.",
                Severity.WARNING,
            )


RULE = Rule(
    "source-independante",
    "Source indépendante",
    "Une initiative s’appuie sur au moins une source qui ne vient pas de son porteur.",
    check,
)
