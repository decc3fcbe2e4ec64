"""Pieces of French sentences: the words are typeset, the values from content are quoted as they stand."""

import json
from collections.abc import Iterable, Mapping

from essaim.problem import DataPath, shown
from essaim.typography import NARROW, french

_LARGEST = 10**40  # beyond, writing a number out says nothing, and Python may refuse to

TYPES = {
    "string": "un texte",
    "integer": "un nombre entier",
    "number": "un nombre",
    "boolean": "true ou false",
    "array": "une liste",
    "object": "un bloc de clés",
    "null": "rien",
}


def phrase(template: str, **values: str) -> str:
    """``template`` in French typography, with ``values`` put in untouched."""
    return french(template).format(**values)


def quoted(value: object) -> str:
    """A value as a message quotes it: short, on one line, whatever it is. Lists and blocks are counted, not written."""
    if isinstance(value, list | tuple):
        return f"une liste de {count(len(value), 'élément')}"
    if isinstance(value, Mapping):
        return f"un bloc de {count(len(value), 'clé')}"
    if is_enormous(value):
        return "un nombre démesuré"
    return shown(value if isinstance(value, str) else scalar(value))


def is_enormous(value: object) -> bool:
    """Whether a number is too long to be written out."""
    return isinstance(value, int | float) and abs(value) >= _LARGEST


def scalar(value: object) -> str:
    """A simple value as YAML writes it."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return str(value)


def sample(key: str, value: object) -> str:
    """One line of YAML that would be accepted: ``nom: "Fondation Macif"``."""
    return shown(f"{key}: {json.dumps(value, ensure_ascii=False)}", limit=160)


def count(number: int, noun: str) -> str:
    """``3 clés``, ``1 clé``: the plural from 2."""
    return f"{grouped(number)} {noun}{'s' if number >= 2 else ''}"


def grouped(number: int) -> str:
    """A whole number, its thousands apart."""
    return f"{number:,}".replace(",", NARROW)


def listed(words: Iterable[str]) -> str:
    """Words of the schemas in a row: ``oui, non, inconnu``."""
    return ", ".join(words)


def place(path: DataPath) -> str:
    """What a message calls the value at ``path``: its key, or its rank in the list."""
    if not path:
        return "ce fichier"
    last = path[-1]
    if isinstance(last, str):
        return shown(last)
    return phrase("l’élément {rank} de {owner}", rank=str(last + 1), owner=place(path[:-1]))


def sentence(text: str) -> str:
    """``text`` with a capital at its start and a full stop at its end."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
