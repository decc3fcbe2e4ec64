"""From the texts of a row to the data of a fiche: types from the schema, terms from the vocabularies."""

import re
from collections.abc import Mapping as Block
from typing import Any

from essaim.importing.mapping import Field, Mapping
from essaim.schema import Schemas
from essaim.schema.suggestions import plain

_FRENCH_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")
_YES, _NO = frozenset({"oui", "vrai", "true", "x", "1"}), frozenset({"non", "faux", "false", "0"})


def fiche_of(row: Block[str, str], mapping: Mapping, schemas: Schemas) -> dict[str, Any]:
    """The data that a row gives; a value of the wrong type is left as text, for the validator to say so.

    A block or an item of a list that would hold constants only, while columns were to fill it, is left out.
    """
    data: dict[str, Any] = {}
    for each in _filled(row, mapping):
        _put(data, each.path, _value(each, row, schemas))
    compact: dict[str, Any] = _compact(data)
    return compact


def _filled(row: Block[str, str], mapping: Mapping) -> list[Field]:
    """The fields to write: those whose cell is filled, and the constants of blocks that something fills."""
    found = []
    for each in mapping.champs:
        siblings = [other for other in mapping.champs if other.path[:-1] == each.path[:-1] and other.colonne]
        alone = len(each.path) == 1 or not siblings or any(other.colonne in row for other in siblings)
        if (each.colonne in row) if each.colonne else alone:
            found.append(each)
    return found


def _value(each: Field, row: Block[str, str], schemas: Schemas) -> object:
    if not each.colonne:
        return each.valeur
    text = row[each.colonne]
    listed = each.known.type == "array" and not isinstance(each.path[-1], int)
    if not listed:
        return _typed(text, each, each.known.types if each.known.type != "array" else each.known.item_types, schemas)
    pieces = text.split(each.separateur) if each.separateur else [text]
    cleaned = dict.fromkeys(piece.strip() for piece in pieces if piece.strip())
    return [_typed(piece, each, each.known.item_types, schemas) for piece in cleaned]


def _typed(text: str, each: Field, types: tuple[str, ...], schemas: Schemas) -> object:
    text = each.traduction.get(text.casefold(), text)
    if "integer" in types or "number" in types:
        return _number(text)
    if "boolean" in types:
        word = text.casefold()
        return True if word in _YES else False if word in _NO else text
    if each.known.vocabulary:
        return _term(text, each.known.vocabulary, schemas)
    if each.known.constraints.get("format") == "date" and (match := _FRENCH_DATE.fullmatch(text)):
        return f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    return text.zfill(each.zeros) if each.zeros and text.isalnum() else text


def _number(text: str) -> object:
    bare = text.translate(_SPACES).replace(",", ".")
    try:
        return int(bare) if re.fullmatch(r"-?\d{1,15}", bare) else float(bare) if bare[-1:].isdigit() else text
    except ValueError:
        return text


def _term(text: str, name: str, schemas: Schemas) -> str:
    """The id of the term that a cell names by its id or by its title."""
    vocabulary = schemas.vocabulary(name)
    if text in vocabulary:
        return text
    return next((term.id for term in vocabulary if plain(term.titre) == plain(text)), text)


def _put(data: dict[str, Any], path: tuple[str | int, ...], value: object) -> None:
    """Sets ``value`` at ``path``; a list is a mapping of ranks until ``_compact``."""
    node: dict[Any, Any] = data
    for key in path[:-1]:
        node = node.setdefault(key, {})
    node[path[-1]] = value


def _compact(node: Any) -> Any:
    """Mappings of ranks as lists, in order and without holes."""
    if not isinstance(node, dict):
        return node
    if node and all(isinstance(key, int) for key in node):
        return [_compact(node[key]) for key in sorted(node)]
    return {key: _compact(value) for key, value in node.items()}
