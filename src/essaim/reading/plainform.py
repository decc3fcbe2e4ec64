"""The quick way through a file in the plain form, the one that ``scripts/format.py`` writes and nearly all files have.

A line is a key and a value, an item of a list, a line of a text folded or kept, or nothing this module knows. At the
first thing that it does not know, or that could deserve a remark, it gives up, and the strict reader reads the whole
file: this one words no fault and lets none pass. Where it answers, data and narrative are those of the strict reader
(tests/reading/test_plainform.py and tests/trust/test_shortcuts.py compare them); marks are left to it.

What YAML makes special cannot appear: a value starts with no indicator and holds neither ``: `` nor `` #``, keys are
ASCII words, nothing is anchored, tagged, flowed, or continued on the next line without ``>-`` or ``|``.
"""

import re
import unicodedata
from sys import intern
from typing import Any

from essaim.reading.frontmatter import narrative
from essaim.reading.hidden import may_hide
from essaim.reading.scalars import MAY_BE_SPECIAL, AmbiguousNumber, plain_value
from essaim.reading.text import MAX_LINE_CHARACTERS

# Under the strict reader's caps, with room to spare: a line makes three nodes at most.
MAX_BYTES = 40_000
MAX_LINES = 1_600
MAX_LEVELS = 10

_INTERNED = 24  # characters: ids and terms recur from fiche to fiche, and are then kept once
# Letters and signs of French, all visible and composed: a text of these alone needs no closer look.
_ORDINARY = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u02ff\u202f\u2010-\u2027\u20ac]*+")
_TAG = re.compile(r"<[A-Za-z/!?<]|>{7}")
_ESCAPE = re.compile(r"\\(.)")
_FOLD = re.compile(r"\n(\n*) +")
_LINES = re.compile(
    r"""
      ^([ ]*+)(-[ ])?                                  # indentation, an item of a list
      (?: ([a-z][a-z0-9_]*+): (?=[ \n]) [ ]? )?        # a key
      (?: ((?:[^\s\-?:,\[\]{}\#&*!|>'"%@`]|-(?=[0-9])) (?:[^:\#\n]|:(?![ \n])|(?<![ ])\#)*+) (?<![ ])\n
        | ("(?:[^"\\\n]|\\[n"\\])*+") \n
        | >-\n ((?:\1 (?(2)[ ]{2}) (?(3)[ ]{2}) \S.*\n) (?:\1 (?(2)[ ]{2}) (?(3)[ ]{2}) \S.*\n | \n)*+)
        | \|(-?\n (?:\1 (?(2)[ ]{2}) (?(3)[ ]{2}) \S.*\n) (?:\1 (?(2)[ ]{2}) (?(3)[ ]{2}) [ ]*+\S.*\n | \n)*+)
        | \n                                           # its value is the block below
      )
    | ^\#.*\n                                          # a comment
    | (.)                                              # anything else
    """,
    re.VERBOSE | re.MULTILINE,
)
_KEYWORDS = frozenset({"true", "false", "null"})  # no texts, so no keys


class _UnknownError(Exception):
    """The file is not in the plain form."""


def plain_form(raw: bytes, suffix: str) -> tuple[dict[str, object], str] | None:
    """The data and the narrative of the file ``raw``, or None where the strict reader must be asked."""
    if len(raw) > MAX_BYTES or suffix not in (".md", ".yml"):
        return None
    try:
        text = raw.decode("utf-8")
        if not _is_quiet(text):
            return None
        yaml, body = _parts(text) if suffix == ".md" else (text, "")
        data = _data(yaml)
    except (UnicodeDecodeError, _UnknownError):
        return None
    if suffix == ".md" and "recit" in data:
        return None
    recit = body or data.get("recit")
    if isinstance(recit, str) and (body := narrative(recit)[1]):
        data["recit"] = body
    return data, body


def _is_quiet(text: str) -> bool:
    """Whether nothing in ``text``, whatever its structure, deserves a remark."""
    if "\t" in text or "\r" in text or ("<" in text and _TAG.search(text)) or ">>>>>>>" in text:
        return False
    if not _ORDINARY.fullmatch(text) and (may_hide(text) or not unicodedata.is_normalized("NFC", text)):
        return False
    return len(text) <= MAX_LINE_CHARACTERS or max(map(len, text.split("\n"))) <= MAX_LINE_CHARACTERS


def _parts(text: str) -> tuple[str, str]:
    end = text.find("\n---\n", 3)
    if end < 0 or not text.startswith("---\n"):
        raise _UnknownError
    return text[4 : end + 1], narrative(text[end + 5 :])[1]


def _lines(yaml: str) -> list[tuple[str, ...]]:
    lines = _LINES.findall(yaml)
    if len(lines) > MAX_LINES:
        raise _UnknownError
    return lines


def _data(yaml: str) -> dict[str, object]:
    root: dict[str, object] = {}
    holder: Any = root
    level = 0
    above: list[tuple[int, Any]] = []
    awaiting = ""  # the key whose value is the block that comes
    for indent, dash, key, plain, quoted, folded, kept, unknown in _lines(yaml):
        if not key and not dash:
            if indent or plain or quoted or folded or kept or unknown:
                raise _UnknownError
            continue
        column = len(indent)
        if awaiting:
            if column <= level or len(above) >= MAX_LEVELS:
                raise _UnknownError
            above.append((level, holder))
            holder[awaiting] = holder = [] if dash else {}
            level, awaiting = column, ""
        while column < level:
            level, holder = above.pop()
        if column != level or (type(holder) is list) is not bool(dash):
            raise _UnknownError
        if dash and key:
            above.append((level, holder))
            holder.append(holder := {})
            level = column + 2
        if not (plain or quoted or folded or kept):
            if not key or key in holder or key in _KEYWORDS:
                raise _UnknownError
            awaiting = intern(key)
        elif not key:
            holder.append(_value(plain, quoted, folded, kept))
        elif key in holder or key in _KEYWORDS:
            raise _UnknownError
        else:
            holder[intern(key)] = _value(plain, quoted, folded, kept)
    if awaiting or not root:
        raise _UnknownError
    return root


def _value(plain: str, quoted: str, folded: str, kept: str) -> object:
    if plain:
        if plain[0] not in MAY_BE_SPECIAL:
            return intern(plain) if len(plain) < _INTERNED else plain
        value = plain_value(plain)
        if isinstance(value, AmbiguousNumber):
            raise _UnknownError
        return value
    if quoted:
        return _ESCAPE.sub(_unescaped, quoted[1:-1]) if "\\" in quoted else quoted[1:-1]
    if folded:
        return _FOLD.sub(lambda line: line[1] or " ", folded.strip("\n").lstrip(" "))
    header, _, block = kept.partition("\n")
    margin = " " * (len(block) - len(block.lstrip(" ")))
    return block.removeprefix(margin).replace(f"\n{margin}", "\n").rstrip("\n") + ("" if header else "\n")


def _unescaped(escape: re.Match[str]) -> str:
    return "\n" if escape[1] == "n" else escape[1]
