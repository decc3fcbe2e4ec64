"""The published form of a schema: one file that needs no other, at an absolute address."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from essaim.schema.references import SUFFIX, Schema, SchemaError, definition, is_data, located


def address(kind: str, base: str) -> str:
    """Where the published schema of ``kind`` lives on the site at ``base``."""
    return f"{base.rstrip('/')}/schemas/{kind}{SUFFIX}"


def bundle(schemas: Mapping[str, Schema], kind: str, base: str) -> dict[str, Any]:
    """The schema of ``kind`` with every definition it uses, and no other, under its own ``$defs`` (sorted by name).

    Raises ``SchemaError`` when two files define the same name differently.
    """
    used: dict[str, Schema] = {}
    origins: dict[str, tuple[str, str]] = {}
    root = {key: value for key, value in schemas[kind].items() if key != "$defs"}
    pending = [(kind, root)]
    while pending:
        name, node = pending.pop()
        for target in _targets(node, name):
            found = definition(schemas, *target)
            if origins.setdefault(target[1], target) != target and found != used[target[1]]:
                raise SchemaError(f"{target[1]} is defined twice, in {origins[target[1]][0]} and in {target[0]}")
            if target[1] not in used:
                used[target[1]] = found
                pending.append((target[0], dict(found)))
    published: dict[str, Any] = _local(root)
    published["$id"] = address(kind, base)
    if used:
        published["$defs"] = {name: _local(used[name]) for name in sorted(used)}
    return published


def _targets(node: Any, name: str) -> list[tuple[str, str]]:
    if isinstance(node, list):
        return [target for item in node for target in _targets(item, name)]
    if not isinstance(node, Mapping):
        return []
    found: list[tuple[str, str]] = []
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str):
            found.append(located(value, name))
        elif not is_data(key):
            found.extend(_targets(value, name))
    return found


def _local(node: Any) -> Any:
    """A copy in which every reference points into the same file."""
    if isinstance(node, list):
        return [_local(item) for item in node]
    if not isinstance(node, Mapping):
        return node
    copied: dict[str, Any] = {}
    for key, value in node.items():
        if key == "$ref" and isinstance(value, str):
            copied[key] = "#/$defs/" + value.rpartition("/")[2]
        else:
            copied[key] = deepcopy(value) if is_data(key) else _local(value)
    return copied
