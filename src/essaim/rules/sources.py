"""Sources declared and sources cited are the same: a claim leads to its document, no document stands for nothing."""

from collections.abc import Iterator

from essaim.catalogue import Catalogue
from essaim.problem import DataPath, Problem, Severity, shown
from essaim.records import Record
from essaim.rules.rule import Rule
from essaim.schema.properties import Pattern
from essaim.schema.references import DEFINITION
from essaim.schema.suggestions import nearest


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Sources cited and not declared, declared and not cited, declared twice."""
    for kind in catalogue.kinds:
        schema = catalogue.schemas.inlined(kind.name)
        places = catalogue.schemas.places(kind.name)
        patterns = [pattern for pattern, node in places if node.get(DEFINITION) == "source" and pattern[0] != "sources"]
        for record in catalogue.of(kind.name):
            if "sources" in record.data or "sources" not in schema.get("required", ()):
                yield from _record(record, patterns)


def _record(record: Record, patterns: list[Pattern]) -> Iterator[Problem]:
    declared: dict[str, DataPath] = {}
    for path, source in record.texts("sources", "*", "id"):
        if declared.setdefault(source, path) != path:
            first = record.marks.of(declared[source]).line
            message = f"Deux sources portent l’identifiant {shown(source)} ; la première est à la ligne {first}."
            hint = "Donnez à chaque source son identifiant, et vérifiez laquelle chaque rubrique cite."
            yield record.problem(path, RULE.id, message, hint)
    cited: set[str] = set()  # and what a misspelt citation meant: one message a fault
    for pattern in patterns:
        for path, source in record.texts(*pattern):
            cited.add(source)
            if source not in declared:
                near = nearest(source, dict.fromkeys(declared, ()))
                cited.add(near or source)
                yield record.problem(path, RULE.id, *_undeclared(source, near))
    for source, path in declared.items():
        if patterns and source not in cited:
            message = f"La source {shown(source)} est déclarée, mais aucune rubrique ne la cite."
            hint = f"Ajoutez « source: {source} » là où elle sert, ou retirez-la."
            yield record.problem(path, RULE.id, message, hint, Severity.WARNING)


def _undeclared(source: str, near: str | None) -> tuple[str, str]:
    message = f"La source {shown(source)} n’est pas déclarée sous « sources »."
    if near:
        return message, f"Vouliez-vous dire « {near} » ?"
    return message, "Déclarez-la sous « sources », avec un id et un titre, ou citez une source déclarée."


RULE = Rule(
    "sources",
    "Sources citées et déclarées",
    "Chaque source citée est déclarée une fois sous « sources », et chaque source déclarée est citée quelque part.",
    check,
)
