"""Wrong types in French: most come from YAML (a missing quote, a missing dash), so the hint shows what to type."""

import re
from collections.abc import Mapping

from essaim.problem import shown
from essaim.schema.faults import Fault
from essaim.schema.properties import types_of
from essaim.schema.quoting import TYPES, is_enormous, phrase, place, quoted, scalar
from essaim.schema.references import Schema
from essaim.schema.wording import Wording

_FRENCH_BOOLEANS = {"oui": "true", "vrai": "true", "yes": "true", "non": "false", "faux": "false", "no": "false"}
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def wrong_type(fault: Fault, asked: tuple[str, ...], *, required: bool = False) -> Wording:
    """The message for a value that is of none of the types ``asked``; a ``required`` key cannot be taken away."""
    expected = " ou ".join(TYPES[each] for each in asked)
    template = "{place} est vide ; attendu : {expected}{reason}."
    if fault.value is not None:
        template = "{place} attend {expected}, pas {found}{reason}."
    message = phrase(template, place=place(fault.path), expected=expected,
                     found=_found(fault.value), reason=fault.reason)  # fmt: skip
    return Wording("type", message, _hint(fault, asked) if fault.value is not None else _empty_hint(fault, required))


def type_hint(schema: Schema) -> str:
    """What a schema expects, in a clause."""
    types = types_of(schema)
    return phrase("Attendu : {types}", types=" ou ".join(TYPES[each] for each in types)) if types else "Corrigez-la"


def _found(value: object) -> str:
    if isinstance(value, list | Mapping):
        return quoted(value)
    if isinstance(value, bool):
        return phrase("la valeur {value}", value=shown(scalar(value)))
    noun = "le texte" if isinstance(value, str) else "le nombre"
    return phrase("{noun} {value}", noun=noun, value=quoted(value))


def _hint(fault: Fault, asked: tuple[str, ...]) -> str:
    value, first = fault.value, asked[0] if asked else ""
    if first == "string":
        return _text_hint(value)
    if first in {"integer", "number"}:
        return _number_hint(value)
    if first == "boolean":
        meant = _FRENCH_BOOLEANS.get(value.strip().casefold(), "") if isinstance(value, str) else ""
        return f"Écrivez {meant}, sans guillemets." if meant else "Écrivez true (oui) ou false (non), sans guillemets."
    if first == "array":
        return _list_hint(value)
    return _block_hint(fault)


def _empty_hint(fault: Fault, required: bool) -> str:
    if fault.path and isinstance(fault.path[-1], int):
        return phrase("Remplissez cet élément ; s’il y en a d’autres, vous pouvez retirer sa ligne.")
    return phrase(
        "Remplissez cette clé : elle est obligatoire." if required else "Remplissez cette clé, ou retirez sa ligne."
    )


def _text_hint(value: object) -> str:
    if isinstance(value, list):
        return "Écrivez une seule valeur, sans tiret devant."
    if isinstance(value, Mapping):
        return phrase("Écrivez un seul texte ; s’il contient un deux-points, mettez-le entre guillemets.")
    if isinstance(value, float) or is_enormous(value):  # 1.10 was read as 1.1: what was typed is lost
        return "Mettez des guillemets autour de ce que vous avez écrit."
    return phrase('Mettez des guillemets : "{value}".', value=scalar(value))


def _number_hint(value: object) -> str:
    if isinstance(value, float):
        return "Arrondissez à un nombre entier."
    if isinstance(value, str):
        plain = re.sub(r"[\s\u00a0\u202f]", "", value).replace(",", ".")
        if len(plain) <= 40 and _NUMBER.fullmatch(plain):
            return f"Écrivez {plain}, sans guillemets ni espace."
    return "Écrivez le nombre seul, en chiffres, sans guillemets, sans unité ni espace."


def _list_hint(value: object) -> str:
    if isinstance(value, Mapping):
        return "Mettez un tiret et un espace devant la première clé du bloc, et décalez les suivantes d’autant."
    line = shown(f"- {'…' if is_enormous(value) else scalar(value)}")
    return phrase("Mettez chaque élément sur une ligne à lui, après un tiret : {line}.", line=line)


def _block_hint(fault: Fault) -> str:
    keys = list(fault.schema.get("properties", {}))
    some = ", ".join(keys[:6]) + ("…" if len(keys) > 6 else "")
    start = "Mettez ses clés sur les lignes suivantes, décalées de deux espaces"
    return phrase("{start} : {keys}.", start=start, keys=some) if keys else f"{start}."
