"""Unquoted scalars: only what YAML 1.2 makes special is special, and a number that could be a code is refused.

Special are ``null``/``~``/nothing, ``true``/``false`` (with the core schema's capitals), whole numbers and decimals.
All else stays text: ``no``, ``12:30``, ``2024-05-06``, ``0x1F``, ``1_000``, ``1e5``, ``.inf``, ``+33``, ``12,5``.

``1.10`` is the number 1.1: a cost of ``12.50`` is honest, and where a text is expected (a version, a code) the schema
refuses every number and asks for quotes, so the zero is never lost in silence.
"""

import re
from dataclasses import dataclass
from enum import Enum, auto

_NUMBER = re.compile(r"-?([0-9]+)(\.[0-9]+)?", re.ASCII)
MAY_BE_SPECIAL = frozenset("-0123456789tTfFnN~")
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
MAX_INTEGER_DIGITS = 18  # more does not fit in 64 bits, so other readers of our exports would change it
MAX_DECIMAL_DIGITS = 15  # more does not survive a 64-bit float


class Doubt(Enum):
    """Why an unquoted number may not be what its author means."""

    LEADING_ZERO = auto()
    TOO_LONG = auto()


@dataclass(frozen=True, slots=True)
class AmbiguousNumber:
    """An unquoted scalar made of digits that cannot safely be read as a number."""

    text: str
    doubt: Doubt


def plain_value(text: str) -> str | int | float | bool | AmbiguousNumber | None:
    """The value of the unquoted scalar ``text``."""
    if text and text[0] not in MAY_BE_SPECIAL:
        return text
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    whole, decimals = number[1], number[2]
    if whole[0] == "0" and len(whole) > 1:
        return AmbiguousNumber(text, Doubt.LEADING_ZERO)
    if decimals is None:
        return int(text) if len(whole) <= MAX_INTEGER_DIGITS else AmbiguousNumber(text, Doubt.TOO_LONG)
    digits = len((whole + decimals[1:]).strip("0"))
    return float(text) if digits <= MAX_DECIMAL_DIGITS else AmbiguousNumber(text, Doubt.TOO_LONG)
