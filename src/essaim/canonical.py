"""The canonical form of a content file: keys in the schema's order, one way to quote; a change makes a small diff.

Comments and values are all kept: what is written is read again by the strict reader, and refused if anything moved.
"""

import io
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, SingleQuotedScalarString

from essaim.reading import read_text
from essaim.schema import Schemas

FENCE = "---\n"
HEADER = "# yaml-language-server: $schema=../../schemas/{kind}.schema.json\n"
MARK = "# yaml-language-server:"


class CanonicalError(Exception):
    """The file cannot be put in canonical form; the message, in French, says why."""


def canonical(schemas: Schemas, path: PurePosixPath, content: bytes) -> bytes:
    """The canonical bytes of a content file of path ``content/<kind>/<id>.md|.yml``; idempotent.

    Raises ``CanonicalError`` if the strict reader refuses the file, or if a value would not come back the same.
    """
    before = read_text(content, path)
    if before.document is None:
        raise CanonicalError("le fichier ne se lit pas : corrigez d’abord ce que dit validate.py")
    text = unicodedata.normalize("NFC", content.decode("utf-8-sig")).replace("\r\n", "\n")
    kind = path.parent.name
    if path.suffix == ".md":
        front, body = _split(text)
        written = FENCE + _yaml(schemas, kind, front) + FENCE + _body(body)
    else:
        written = HEADER.format(kind=kind) + _yaml(schemas, kind, _without_header(text))
    result = written.encode()
    after = read_text(result, path)
    if after.document is None or after.document.data != before.document.data:
        raise CanonicalError("une valeur changerait en route : le fichier est laissé tel quel")
    return result


def _split(text: str) -> tuple[str, str]:
    front, _, body = text.removeprefix(FENCE).partition("\n---")
    return front + "\n", body.partition("\n")[2]


def _body(body: str) -> str:
    stripped = body.strip("\n")
    return f"\n{stripped}\n" if stripped else ""


def _without_header(text: str) -> str:
    first, _, rest = text.partition("\n")
    return rest if first.startswith(MARK) else text


def _yaml(schemas: Schemas, kind: str, text: str) -> str:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 100_000  # a line is broken by its author, never by the machine
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    try:
        data = yaml.load(text)
    except YAMLError as error:  # the strict reader, which is another, has read it
        raise CanonicalError(
            "un autre lecteur de YAML ne comprend pas ce fichier : écrivez-le plus simplement"
        ) from error
    _order(data, "", _orders(schemas, kind))
    _quote(data)
    stream = io.StringIO()
    yaml.dump(data, stream)
    return "".join(f"{line.rstrip()}\n" for line in stream.getvalue().splitlines()).lstrip("\n")


def _orders(schemas: Schemas, kind: str) -> Mapping[str, Sequence[str]]:
    """The keys of each object of a kind, in the schema's order, by the object's path (``implantations[]``)."""
    orders: dict[str, list[str]] = {}
    for known in schemas.properties(kind):
        parent = known.path.rpartition(".")[0]
        orders.setdefault(parent, []).append(known.key)
    return orders


def _order(node: object, path: str, orders: Mapping[str, Sequence[str]]) -> None:
    if isinstance(node, CommentedSeq):
        for item in node:
            _order(item, f"{path}[]", orders)
    elif isinstance(node, CommentedMap):
        wanted = [key for key in orders.get(path, ()) if key in node]
        wanted += [key for key in node if key not in wanted]
        if list(node) != wanted:
            for key in wanted:
                node.move_to_end(key)
        for key, value in node.items():
            _order(value, f"{path}.{key}" if path else str(key), orders)


def _quote(node: object) -> None:
    """Double quotes wherever there are quotes, one way to write a thing."""
    if not isinstance(node, CommentedMap | CommentedSeq):
        return
    places = list(node.items()) if isinstance(node, CommentedMap) else list(enumerate(node))
    for place, value in places:
        if isinstance(value, SingleQuotedScalarString):
            node[place] = DoubleQuotedScalarString(value)
        _quote(value)
