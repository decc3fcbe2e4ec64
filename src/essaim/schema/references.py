"""References between schema files: where one leads, and a schema with all of them written out in place.

Validation, messages and the data dictionary work on the written-out form: one look-up at load instead of one a value,
and the title, examples and pattern of a shared definition beside the property that uses it.
"""

from collections.abc import Mapping
from typing import Any

Schema = Mapping[str, Any]
SUFFIX = ".schema.json"
SHARED = "commun"
DEFINITION = "x-def"  # set on what a reference led to: the name of the definition, such as a vocabulary's

_DATA = frozenset({"const", "default", "enum", "examples"})  # values, in which "$ref" would be a plain key
_ANNOTATIONS = frozenset({"title", "description", "examples", "default", "deprecated", "readOnly", "$comment"})


class SchemaError(Exception):
    """A schema of ours is unusable: a fault of the project, never of a contributor."""


def located(reference: str, name: str) -> tuple[str, str]:
    """The schema and the definition that ``reference``, read in the schema ``name``, leads to.

    ``commun.schema.json#/$defs/annee`` gives ``("commun", "annee")``; a bare ``#/$defs/x`` stays in ``name``.
    Raises ``SchemaError`` on any other form.
    """
    file, _, pointer = reference.partition("#")
    prefix, _, definition = pointer.rpartition("/")
    if prefix != "/$defs" or not definition or (file and not file.endswith(SUFFIX)):
        raise SchemaError(f"{name}{SUFFIX}: reference {reference!r} is not of the form [file]#/$defs/<name>")
    return file.removesuffix(SUFFIX) or name, definition


def definition(schemas: Mapping[str, Schema], name: str, key: str) -> Schema:
    """The definition ``key`` of the schema ``name``; raises ``SchemaError`` where there is none."""
    try:
        found: Schema = schemas[name]["$defs"][key]
    except KeyError:
        raise SchemaError(f"{name}{SUFFIX}#/$defs/{key} does not exist") from None
    return found


def is_data(keyword: str) -> bool:
    """Whether the value of ``keyword`` is data or a note, in which no schema is to be looked for."""
    return keyword in _DATA or keyword.startswith("x-")


class Inliner:
    """Writes references out; each definition once, however many times it is used."""

    def __init__(self, schemas: Mapping[str, Schema]) -> None:
        self._schemas = schemas
        self._done: dict[tuple[str, str], dict[str, Any]] = {}

    def schema(self, name: str) -> dict[str, Any]:
        """The whole schema ``name`` without references, ``$defs`` and ``$id``."""
        root = {key: value for key, value in self._schemas[name].items() if key not in {"$id", "$defs"}}
        inlined: dict[str, Any] = self._node(root, name, ())
        return inlined

    def _node(self, node: Any, name: str, trail: tuple[tuple[str, str], ...]) -> Any:
        if isinstance(node, list):
            return [self._node(item, name, trail) for item in node]
        if not isinstance(node, Mapping):
            return node
        plain = {
            key: value if is_data(key) else self._node(value, name, trail)
            for key, value in node.items()
            if not (key == "$ref" and isinstance(value, str))
        }
        if not isinstance(node.get("$ref"), str):
            return plain
        return _joined(self._target(located(node["$ref"], name), trail), plain)

    def _target(self, target: tuple[str, str], trail: tuple[tuple[str, str], ...]) -> dict[str, Any]:
        if target in trail:
            raise SchemaError(f"{target[0]}{SUFFIX}#/$defs/{target[1]} leads back to itself")
        if target not in self._done:
            inlined = self._node(definition(self._schemas, *target), target[0], (*trail, target))
            self._done[target] = {DEFINITION: target[1], **inlined}
        return self._done[target]


def _joined(target: dict[str, Any], siblings: dict[str, Any]) -> dict[str, Any]:
    """What a reference and the keywords beside it ask together; the siblings' title and examples win."""
    clash = {key for key in siblings.keys() & target.keys() if key not in _ANNOTATIONS and not key.startswith("x-")}
    if not clash:
        return {**target, **siblings}
    notes = {key: value for key, value in target.items() if key in _ANNOTATIONS or key.startswith("x-")}
    return {**notes, **siblings, "allOf": [*siblings.get("allOf", ()), target]}
