"""The fields of the form, one for each property of a kind: what it asks, how it is typed, what it contains."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from essaim.rules.fields import REFERENCE
from essaim.schema.properties import types_of
from essaim.schema.references import DEFINITION, Schema
from essaim.schema.vocabulary import is_vocabulary

# How a value of a shared definition is typed; anything else follows its JSON type.
_GENRES = {
    "territoire": "territoire",
    "source": "source",
    "adresse_web": "adresse",
    "date": "date",
    "recit": "recit",
}
_TYPES = {"integer": "entier", "number": "nombre", "boolean": "ouinon", "object": "bloc"}
_BOUNDS = ("minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems")
_NAME = "id"
_LONG = 200  # a text that may be longer is typed in several lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field. ``chemin`` is its property's path (``implantations[].role``); ``element`` what a list is made of.

    ``genre`` says how it is typed: texte, paragraphe, recit, terme (a closed list), territoire, source, fiche, adresse,
    date, entier, nombre, ouinon, bloc (``enfants``), liste (of ``element``).
    """

    cle: str
    chemin: str
    titre: str
    aide: str
    genre: str
    requis: bool
    exemples: tuple[object, ...] = field(hash=False)
    vocabulaire: str = ""
    sorte: str = ""
    forme: str = ""
    definition: str = ""
    a_venir: bool = False
    bornes: Mapping[str, object] = field(default_factory=dict, hash=False)
    enfants: tuple["Field", ...] = ()
    element: "Field | None" = None


def fields(schema: Schema, parent: str = "") -> tuple[Field, ...]:
    """The fields of a written-out schema, those that must be filled first, else in the order of the schema."""
    required = schema.get("required", ())
    made = [
        _field(key, f"{parent}.{key}" if parent else key, node, requis=key in required)
        for key, node in schema.get("properties", {}).items()
    ]
    return tuple(sorted(made, key=lambda each: not each.requis)) if parent else tuple(made)


def _field(key: str, path: str, node: Mapping[str, Any], *, requis: bool, sorte: str = "") -> Field:
    sorte = str(node.get(REFERENCE, sorte))
    genre = _genre(key, node, sorte)
    items = node.get("items")
    return Field(
        cle=key,
        chemin=path,
        titre=node.get("title", key),
        aide=node.get("description", ""),
        genre=genre,
        requis=requis,
        exemples=tuple(node.get("examples", ())),
        vocabulaire=str(node[DEFINITION]) if is_vocabulary(node) else "",
        sorte=sorte,
        forme=str(node.get("x-format", "")),
        definition=str(node.get(DEFINITION, "")),
        a_venir=bool(node.get("x-avenir")),
        bornes={name: node[name] for name in _BOUNDS if name in node},
        enfants=fields(node, path),
        element=_field("", f"{path}[]", items, requis=True, sorte=sorte) if isinstance(items, Mapping) else None,
    )


def _genre(key: str, node: Mapping[str, Any], sorte: str) -> str:
    if is_vocabulary(node):
        return "terme"
    if "items" in node:
        return "liste"
    kind = (types_of(node) or ("string",))[0]
    if kind != "string":
        return _TYPES[kind]
    if sorte:
        return "fiche"
    known = None if key == _NAME else _GENRES.get(str(node.get(DEFINITION)))  # a source has its name, and cites none
    return known or ("paragraphe" if int(node.get("maxLength", 0)) > _LONG else "texte")
