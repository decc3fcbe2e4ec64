"""French typography for what readers and contributors see: narrow no-break spaces where French wants them."""

import re

NARROW = "\u202f"
_SPACES = "[ \u00a0\u202f]"
_BEFORE = re.compile(rf"{_SPACES}+([;:!?»])")
_AFTER_OPENING = re.compile(rf"«{_SPACES}*")
_BEFORE_CLOSING = re.compile(rf"(?<=[^\s«]){_SPACES}*»")
_THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?: \d{3})+(?!\d)")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=\w)")


def french(text: str) -> str:
    """``text`` with U+202F before ``; : ! ?`` where a space stood, inside « » and between thousands; idempotent.

    Only spaces and apostrophes within a word are changed: an address such as ``https://…`` or a time such as
    ``12:30`` stays as it is.
    """
    text = _BEFORE.sub(rf"{NARROW}\1", text)
    text = _AFTER_OPENING.sub(f"«{NARROW}", text)
    text = _BEFORE_CLOSING.sub(f"{NARROW}»", text)
    text = _THOUSANDS.sub(lambda number: number[0].replace(" ", NARROW), text)
    return _APOSTROPHE.sub("’", text)
