"""A sub-type belongs to one of the six models: written under another, it would put a fiche on the wrong card."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import DataPath, Problem
from essaim.records import Record
from essaim.rules.rule import Rule
from essaim.schema import Vocabulary


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Sub-types named under a model that is not theirs, in initiatives and on the models' own cards."""
    vocabulary = catalogue.vocabulary("sous_types")
    models = catalogue.vocabulary("modeles")
    for record in catalogue.of("initiatives"):
        declared = {path[:-1]: model for path, model in record.texts("modeles", "*", "modele") if model in models}
        for path, subtype in record.texts("modeles", "*", "sous_type"):
            if path[:-1] in declared:
                yield from _misplaced(record, path, subtype, declared[path[:-1]], vocabulary)
    for record in catalogue.of("modeles"):
        if record.id in models:
            for path, subtype in record.texts("sous_types", "*", "sous_type"):
                yield from _misplaced(record, path, subtype, record.id, vocabulary)


def _misplaced(record: Record, path: DataPath, subtype: str, model: str, vocabulary: Vocabulary) -> Iterator[Problem]:
    term = vocabulary.get(subtype)
    owner = term.extra.get("x-modele") if term else model
    if owner == model:
        return
    message = f"Le sous-type « {subtype} » appartient au modèle « {owner} », non à « {model} »."
    own = [each.id for each in vocabulary if each.extra.get("x-modele") == model]
    choices = f"un sous-type de « {model} » ({', '.join(own)})" if own else "aucun sous-type"
    yield record.problem(path, RULE.id, message, f"Écrivez {choices}, ou changez de modèle.")


RULE = Rule(
    "sous-type",
    "Sous-type d’un autre modèle",
    "Un sous-type se range sous le modèle auquel il appartient.",
    check,
)
