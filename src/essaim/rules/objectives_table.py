"""The objectives × models table is whole: each model states each objective once, and the crosses add up.

The crosses of each objective over the six models are those of the report's annexe 1, whose columns the extraction lost:
four for the first four objectives, five for the last. A cell may be moved, with its reason; a cross cannot be lost.
"""

from collections.abc import Iterator, Mapping

from essaim.catalogue import Catalogue
from essaim.problem import Problem
from essaim.records import Record
from essaim.rules.rule import Rule

CROSSES = (4, 4, 4, 4, 5)  # by objective, in the order of the vocabulary


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Objectives repeated on a card (the schema counts the rows); over six whole cards, wrong numbers of crosses."""
    objectives = catalogue.vocabulary("objectifs").ids
    models = [catalogue.get("modeles", model) for model in catalogue.vocabulary("modeles").ids]
    faults = [problem for record in catalogue.of("modeles") for problem in _card(record)]
    yield from faults
    whole = [record for record in models if record and _crosses(record).keys() == set(objectives)]
    if not faults and len(whole) == len(models):
        yield from _sums(whole, objectives)


def _card(record: Record) -> Iterator[Problem]:
    seen: set[str] = set()
    for path, objective in record.texts("objectifs", "*", "objectif"):
        if objective in seen:
            message = f"L’objectif « {objective} » figure deux fois dans le tableau, donc un autre manque."
            hint = "Gardez une seule des deux cases, et écrivez dans l’autre l’objectif absent."
            yield record.problem(path, RULE.id, message, hint)
        seen.add(objective)


def _crosses(record: Record) -> dict[str, bool]:
    cells = [cell for _, cell in record.items("objectifs", "*") if isinstance(cell, Mapping)]
    return {str(cell.get("objectif")): cell.get("croix") is True for cell in cells}


def _sums(models: list[Record], objectives: tuple[str, ...]) -> Iterator[Problem]:
    for objective, expected in zip(objectives, CROSSES, strict=False):
        found = sum(_crosses(record)[objective] for record in models)
        if found != expected:
            message = (
                f"L’objectif « {objective} » porte {found} croix sur les six modèles ; le rapport en compte {expected}."
            )
            hint = (
                "Une croix se déplace d’un modèle à l’autre avec sa justification : corrigez les deux cases ensemble."
            )
            yield models[0].problem(("objectifs",), RULE.id, message, hint)


RULE = Rule(
    "tableau-des-objectifs",
    "Tableau des objectifs",
    "Chaque modèle dit une fois s’il sert chacun des cinq objectifs, et les croix des six modèles font le compte du "
    "rapport : 4, 4, 4, 4 et 5.",
    check,
)
