"""The properties of a kind, walked once: what the form, the data dictionary, the canonical key order and the messages
need to know about each key, nested ones included, references followed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from essaim.problem import DataPath
from essaim.schema.references import DEFINITION, Schema
from essaim.schema.vocabulary import is_vocabulary

Pattern = tuple[str, ...]  # ("implantations", "*", "territoire"), as Record.items takes it

_CONSTRAINTS = (
    "minLength", "maxLength", "pattern", "format", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
    "minItems", "maxItems", "uniqueItems", "minProperties", "maxProperties", "const", "enum",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One key of a kind, as its schema describes it.

    ``path`` is written ``implantations[].territoire``; ``key`` is its last word. ``types`` are JSON Schema's
    (``string``, ``array``…) and ``item_types`` those of the items of an array. ``vocabulary`` names the closed list of
    the value or, for an array, of its items. ``constraints`` and ``item_constraints`` hold the schema's own keywords;
    ``extra`` its ``x-…`` notes. ``required`` is relative to the parent, which may itself be optional.
    """

    path: str
    key: str
    title: str
    description: str
    examples: tuple[object, ...] = field(hash=False)
    required: bool
    types: tuple[str, ...]
    item_types: tuple[str, ...]
    vocabulary: str | None
    constraints: Mapping[str, object] = field(hash=False)
    item_constraints: Mapping[str, object] = field(hash=False)
    extra: Mapping[str, object] = field(hash=False)

    @property
    def type(self) -> str:
        """The first (in practice the only) type."""
        return self.types[0] if self.types else ""

    @property
    def parent(self) -> str:
        """The path of the object or array that holds the key; empty at the top: ``implantations``."""
        return self.path.rpartition(".")[0].removesuffix("[]")

    @property
    def depth(self) -> int:
        """How many objects enclose the key: 0 at the top."""
        return self.path.count(".")


def walk(schema: Schema, parent: str = "") -> Iterator[Property]:
    """The properties of a written-out schema, in its order, each before those nested in it."""
    required = schema.get("required", ())
    for key, node in schema.get("properties", {}).items():
        path = f"{parent}.{key}" if parent else key
        yield _property(path, key, node, required=key in required)
        yield from walk(node, path)
        for suffix, item in _items(node):
            yield from walk(item, path + suffix)


def places(schema: Schema, pattern: Pattern = ()) -> Iterator[tuple[Pattern, Schema]]:
    """Every place where a written-out schema expects a value, in its order, with the pattern that leads to it."""
    for key, node in schema.get("properties", {}).items():
        yield (*pattern, key), node
        yield from places(node, (*pattern, key))
    items = schema.get("items")
    if isinstance(items, Mapping):
        yield (*pattern, "*"), items
        yield from places(items, (*pattern, "*"))


def generic(path: DataPath) -> str:
    """The path of the property a data path falls under: ``("implantations", 2, "role")`` → implantations[].role."""
    written = ""
    for key in path:
        written += "[]" if isinstance(key, int) else (f".{key}" if written else key)
    return written


def types_of(node: Schema) -> tuple[str, ...]:
    """The types that a schema accepts, a closed list being text; empty where anything goes."""
    types = node.get("type", ())
    if isinstance(types, str):
        return (types,)
    return tuple(types) or (("string",) if is_vocabulary(node) else ())


def _items(node: Schema) -> Iterator[tuple[str, Schema]]:
    """The schemas of the items of an array, and of their own items, with the suffix of their paths."""
    suffix, item = "[]", node.get("items")
    while isinstance(item, Mapping):
        yield suffix, item
        suffix, item = suffix + "[]", item.get("items")


def _property(path: str, key: str, node: Schema, *, required: bool) -> Property:
    items: Mapping[str, Any] = next((item for _, item in _items(node)), {})
    listed = next((each for each in (node, items) if is_vocabulary(each)), None)
    return Property(
        path=path,
        key=key,
        title=node.get("title", ""),
        description=node.get("description", ""),
        examples=tuple(node.get("examples", ())),
        required=required,
        types=types_of(node),
        item_types=types_of(items),
        vocabulary=listed.get(DEFINITION) if listed else None,
        constraints={name: node[name] for name in _CONSTRAINTS if name in node},
        item_constraints={name: items[name] for name in _CONSTRAINTS if name in items},
        extra={name: value for name, value in node.items() if name.startswith("x-") and name != DEFINITION},
    )
