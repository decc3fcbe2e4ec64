"""French as readers see it: narrow no-break spaces where French wants them, dates, numbers, plurals."""

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

NARROW = "\u202f"
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
_SPACES = "[ \u00a0\u202f]"
_BEFORE = re.compile(rf"{_SPACES}+([;:!?»])")
_UNIT = re.compile(rf"(?<=\d){_SPACES}+(?=[%€])")
_AFTER_OPENING = re.compile(rf"«{_SPACES}*")
_BEFORE_CLOSING = re.compile(rf"(?<=[^\s«]){_SPACES}*»")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_ANYTHING = re.compile(r"[;:!?»«%€']|\d \d")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=\w)")


@lru_cache(maxsize=50_000)  # a site prints the same words over and over
def french(text: str) -> str:
    """``text`` with U+202F before ``; : ! ?``, inside « », before % and €, and between thousands; idempotent.

    Only spaces and apostrophes within a word are changed: an address such as ``https://…`` or a time such as
    ``12:30`` stays as it is.
    """
    if not _ANYTHING.search(text):  # most texts are words: one look instead of six
        return text
    text = _BEFORE.sub(rf"{NARROW}\1", text)
    text = _UNIT.sub(NARROW, text)
    text = _AFTER_OPENING.sub(f"«{NARROW}", text)
    text = _BEFORE_CLOSING.sub(f"{NARROW}»", text)
    text = _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW), text)
    return _APOSTROPHE.sub("’", text)


def lowered(text: str) -> str:
    """``text`` without its first capital, unless it opens an acronym: « maturité », « l’appel », but « CCAS »."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == "’" else text


def date_fr(value: date | str) -> str:
    """``2026-11-01`` as « 1er novembre 2026 »."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {MONTHS[day.month - 1]} {day.year}"


def nombre(value: float) -> str:
    """A number as French writes it, to its last digit: ``1234.5`` as « 1 234,5 »; not for years."""
    # Through the shortest text that reads back the same: 1234567.89 has no more digits than were written.
    whole, _, decimals = f"{Decimal(str(abs(value))):f}".partition(".")
    decimals = decimals.rstrip("0")
    grouped = f"{int(whole):,}".replace(",", NARROW) + (f",{decimals}" if decimals else "")
    return f"−{grouped}" if value < 0 and (int(whole) or decimals) else grouped


def pluriel(count: int, singulier: str, pluriel: str = "") -> str:
    """« 1 fiche », « 0 fiche », « 2 fiches »: French counts as plural from two."""
    word = singulier if abs(count) < 2 else (pluriel or f"{singulier}s")
    return f"{nombre(count)} {word}"
