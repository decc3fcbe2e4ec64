"""Where the schemas put things: the paths of every value of a shared definition, or that bears an ``x-…`` note.

Rules ask for « every territory », « every source » or « every id of another fiche » instead of listing keys, so that a
new kind of content costs no rule.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from essaim.catalogue import Catalogue
from essaim.problem import DataPath, Problem
from essaim.records import Record
from essaim.schema.references import DEFINITION

REFERENCE = "x-reference"  # on a key that names fiches: the kind of those fiches
AHEAD = "x-avenir"  # on a date or a year that may lie ahead


def texts_of(catalogue: Catalogue, definition: str) -> Iterator[tuple[Record, DataPath, str]]:
    """Every text that stands where a schema refers to ``definition``, such as ``territoire``."""
    for kind in catalogue.kinds:
        places = catalogue.schemas.places(kind.name)
        patterns = [pattern for pattern, node in places if node.get(DEFINITION) == definition]
        for record in catalogue.of(kind.name):
            for pattern in patterns:
                for path, text in record.texts(*pattern):
                    yield record, path, text


def references(catalogue: Catalogue) -> Iterator[tuple[Record, DataPath, str, str]]:
    """Every id of another fiche: the record that names it, where, the kind meant, the id."""
    for kind in catalogue.kinds:
        patterns = [
            ((*pattern, "*") if "items" in node else pattern, str(node[REFERENCE]))
            for pattern, node in catalogue.schemas.places(kind.name)
            if REFERENCE in node
        ]
        for record in catalogue.of(kind.name):
            for pattern, target in patterns:
                for path, text in record.texts(*pattern):
                    yield record, path, target, text


def blocks(record: Record) -> list[tuple[DataPath, Mapping[str, object]]]:
    """Every block of keys of a record, however nested, the whole record first."""
    found: list[tuple[DataPath, Mapping[str, object]]] = []
    _add_blocks(record.data, (), found)
    return found


def _add_blocks(value: object, path: DataPath, found: list[tuple[DataPath, Mapping[str, object]]]) -> None:
    """Adds to a list instead of yielding: four rules walk every fiche, and a generator a level is twice as slow."""
    if isinstance(value, dict):
        found.append((path, value))
        for key, item in value.items():
            if isinstance(item, dict | list):
                _add_blocks(item, (*path, key), found)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            if isinstance(item, dict | list):
                _add_blocks(item, (*path, index), found)


def in_narrative(record: Record, path: DataPath, text: str, offset: int, problem: Problem) -> Problem:
    """``problem`` where the text at ``path`` has it: the very line and column in the body of a ``.md`` file."""
    if path != ("recit",) or record.path.suffix != ".md":
        return problem  # elsewhere the text is folded or escaped: the place of its value must do
    line = text.count("\n", 0, offset)
    return replace(problem, line=problem.line + line, column=offset - text.rfind("\n", 0, offset))


def number(value: object) -> float | None:
    """The number that a value is; nothing for anything else, true and false included."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None
