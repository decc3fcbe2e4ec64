"""A content file written from data: new, or an existing one brought to new values with its comments and its body kept.

What imports, forms of GitHub and migrations write goes through here, and ends in the one canonical form.
"""

import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap

from essaim.canonical import FENCE, HEADER, CanonicalError, canonical
from essaim.problem import Problem
from essaim.reading import read_text
from essaim.schema import Schemas

_BARE = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_SPECIAL = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n", "oui", "non"})
_INDENT = "  "


class DraftRefused(CanonicalError):
    """The strict reader refuses what would be written; ``problems`` say why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("le fichier ne se lirait pas")
        self.problems = problems


def draft(schemas: Schemas, path: PurePosixPath, data: Mapping[str, object]) -> bytes:
    """The canonical ``.yml`` file that holds ``data``; raises ``DraftRefused``, or another ``CanonicalError``."""
    text = f"{HEADER.format(kind=path.parent.name)}{yaml_of(data)}".encode("utf-8", "surrogatepass")
    reading = read_text(text, path)
    if reading.document is None:
        raise DraftRefused(reading.problems)
    return canonical(schemas, path, text)


def yaml_of(data: Mapping[str, object]) -> str:
    """``data`` as YAML: texts always in double quotes, but for ids; what is read back is equal to ``data``."""
    return "".join(f"{line}\n" for line in _block(data, ""))


def updated(schemas: Schemas, path: PurePosixPath, content: bytes, data: Mapping[str, object]) -> bytes:
    """The file ``content`` with the values of ``data``: keys that ``data`` does not have are kept as they are.

    Blocks are merged key by key and lists of blocks rank by rank; other lists and values are replaced. Raises
    ``CanonicalError`` if the file cannot be read.
    """
    return rewritten(schemas, path, content, lambda fiche: _merge(fiche, data))


def rewritten(schemas: Schemas, path: PurePosixPath, content: bytes, change: Callable[[CommentedMap], None]) -> bytes:
    """The file ``content`` once ``change`` has worked on its data in place; comments stay; canonical form."""
    before = canonical(schemas, path, content).decode()
    front, body = before, ""
    if path.suffix == ".md":
        front, closing, rest = before.removeprefix(FENCE).partition(f"\n{FENCE}")
        front, body = f"{front}\n", closing.removeprefix("\n") + rest
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    fiche = yaml.load(front)
    change(fiche)
    stream = io.StringIO()
    yaml.dump(fiche, stream)
    written = f"{FENCE}{stream.getvalue()}{body}" if path.suffix == ".md" else stream.getvalue()
    return canonical(schemas, path, written.encode())


def merged(before: object, after: object) -> Any:
    """What ``updated`` makes of two plain values."""
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        return {**before, **{key: merged(before.get(key), value) for key, value in after.items()}}
    if _are_blocks(before) and _are_blocks(after):
        assert isinstance(before, list)
        assert isinstance(after, list)
        same = [merged(old, new) for old, new in zip(before, after, strict=False)]
        return [*same, *after[len(same) :], *before[len(same) :]]
    return after


def _merge(node: Any, value: Mapping[str, object]) -> None:
    for key, item in value.items():
        held = node.get(key)
        if isinstance(held, Mapping) and isinstance(item, Mapping):
            _merge(held, item)
        elif _are_blocks(held) and _are_blocks(item):
            assert isinstance(item, list)
            for old, new in zip(held, item, strict=False):
                _merge(old, new)
            held.extend(item[len(held) :])
        elif held != item:
            node[key] = item


def _are_blocks(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _block(data: Mapping[str, object], indent: str) -> list[str]:
    lines: list[str] = []
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines += [f"{indent}{key}:", *_block(value, indent + _INDENT)]
        elif isinstance(value, list):
            lines += [f"{indent}{key}:", *_items(value, indent + _INDENT)]
        else:
            lines.append(f"{indent}{key}: {_scalar(value)}")
    return lines


def _items(values: Sequence[object], indent: str) -> list[str]:
    lines: list[str] = []
    for value in values:
        if isinstance(value, Mapping):
            inner = _block(value, indent + _INDENT)
            lines += [f"{indent}- {inner[0].lstrip()}", *inner[1:]]
        else:
            lines.append(f"{indent}- {_scalar(value)}")
    return lines


def _scalar(value: object) -> str:
    if isinstance(value, str) and _BARE.fullmatch(value) and value not in _SPECIAL:
        return value
    return json.dumps(value, ensure_ascii=False)
