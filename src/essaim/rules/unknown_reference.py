"""Every id of another fiche that a fiche names exists."""

from collections.abc import Iterator, Mapping

from essaim.catalogue import Catalogue
from essaim.problem import Problem, shown
from essaim.rules.fields import references
from essaim.rules.rule import Rule
from essaim.schema.suggestions import nearest

_SEARCHES = 40  # near ids looked for in one run: comparing with every fiche costs milliseconds


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Ids without a file, each with the nearest one, or with the new name of a fiche that was renamed."""
    renamed = {
        (record.kind, former): record.id for record in catalogue for _, former in record.texts("anciens_ids", "*")
    }
    names: dict[str, Mapping[str, tuple[str, ...]]] = {}
    searches = 0
    for record, path, kind, identifier in references(catalogue):
        if catalogue.get(kind, identifier):
            continue
        if kind not in names:
            names[kind] = {target.id: (target.titre,) for target in catalogue.of(kind)}
        near = renamed.get((kind, identifier))
        if near is None and searches < _SEARCHES:
            searches += 1
            near = nearest(identifier, names[kind])
        message = f"{shown(identifier)} ne correspond à aucune fiche de « content/{kind}/ »."
        hint = (
            f"Vouliez-vous dire « {near} » ?"
            if near
            else f"Écrivez le nom d’un fichier de « content/{kind}/ », sans son extension, ou supprimez cette ligne."
        )
        yield record.problem(path, RULE.id, message, hint)


RULE = Rule(
    "reference-inconnue",
    "Fiche inconnue",
    "Chaque identifiant d’une autre fiche (initiative, dispositif, terme…) est celui d’un fichier du catalogue.",
    check,
)
