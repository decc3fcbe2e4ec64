"""Characters that a reviewer does not see, or that change what is seen: which ones, where, and what to call them.

Source of the rule: CVE-2021-42574 (text shown in another order than it is read) and the zero-width, tag and control
characters that hide words or keys. Honest uses pass: joiners inside Arabic, Persian or Indic words and emoji, direction
marks on a line that has right-to-left letters, the flags of England, Scotland and Wales, emoji variation selectors.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_ALWAYS = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters, U+0085 (a line break to YAML) among them
    "\u2028\u2029"  # line and paragraph separators: line breaks to YAML and JavaScript, not to editors
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides, isolates
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0"  # no width
    "\ufff9-\ufffb\U0001d173-\U0001d17a"  # annotation and musical format controls
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"  # lone surrogates, noncharacters
    "\U000e0000-\U000e00ff"  # tag characters
)
_BY_CONTEXT = "\u061c\u200c-\u200f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_SUSPECT = re.compile(f"[{_ALWAYS}{_BY_CONTEXT}]")
_ASCII_SUSPECT = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_FLAGS = ("gbeng", "gbsct", "gbwls")  # the only flags that emoji fonts write with tag characters
_FLAG = re.compile("|".join(f"\U0001f3f4{''.join(chr(0xE0000 + ord(c)) for c in name)}\U000e007f" for name in _FLAGS))
_FAMILIES = (
    (re.compile("[\x00-\x1f\x7f-\x84\x86-\x9f]"), "caractère de contrôle"),
    (re.compile("[\x85\u2028\u2029]"), "saut de ligne invisible"),
    (re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"), "commande du sens de lecture"),
    (re.compile("[\ud800-\udfff]"), "demi-caractère isolé"),
    (re.compile("[\U000e0000-\U000e00ff]"), "caractère d’étiquette"),
    (re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]"), "sélecteur de variante"),
    (re.compile("[\u200c\u200d]"), "liant invisible hors d’un mot ou d’un émoji"),
)
_RIGHT_TO_LEFT = re.compile(
    "[\u05d0-\u05f4\u0620-\u064a\u066e-\u06d3\u06fa-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
)
_NEAR = 100  # characters: how far on its line a direction mark may be from right-to-left letters
_INDENT_SPACE = re.compile(r"^[ \t]*([\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000])", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class HiddenCharacter:
    """A hidden character and its offset in the text searched."""

    offset: int
    character: str


def hidden_characters(text: str) -> Iterator[HiddenCharacter]:
    """The characters of ``text`` that may not be there, in order."""
    pattern = _ASCII_SUSPECT if text.isascii() else _SUSPECT
    if not pattern.search(text):
        return
    allowed = {offset for flag in _FLAG.finditer(text) for offset in range(*flag.span())}
    for match in pattern.finditer(text):
        if match.start() not in allowed and not _honest(text, match.start()):
            yield HiddenCharacter(match.start(), match[0])


def may_hide(text: str) -> bool:
    """Whether ``text`` holds a character that is to be looked at more closely, honest or not."""
    return (_ASCII_SUSPECT if text.isascii() else _SUSPECT).search(text) is not None


def indenting_spaces(text: str) -> Iterator[HiddenCharacter]:
    """The no-break and other odd spaces that indent a line: the eye takes them for spaces, YAML for letters."""
    if not text.isascii():
        yield from (HiddenCharacter(match.start(1), match[1]) for match in _INDENT_SPACE.finditer(text))


def named(character: str) -> str:
    """What a message calls ``character``: its family in French and its code point."""
    family = next((name for pattern, name in _FAMILIES if pattern.match(character)), None)
    if family is None:
        family = "espace insécable ou spéciale" if character.isspace() else "caractère sans largeur"
    return f"{family}, U+{ord(character):04X}"


def masked(text: str) -> str:
    """``text`` with its hidden characters replaced one for one, so that it can still be read for other faults."""
    characters = list(text)
    for hidden in hidden_characters(text):
        characters[hidden.offset] = "\ufffd"
    for space in indenting_spaces(text):
        characters[space.offset] = " "
    return "".join(characters)


def _honest(text: str, offset: int) -> bool:
    """Whether the character at ``offset`` does there what it was made for."""
    character = text[offset]
    before = text[offset - 1] if offset else " "
    after = text[offset + 1] if offset + 1 < len(text) else " "
    if character in "\u200c\u200d":
        return _joins(before) and _joins(after)
    if character in "\u061c\u200e\u200f":
        near = text[max(0, offset - _NEAR) : offset].rpartition("\n")[2]
        return bool(_RIGHT_TO_LEFT.search(near + text[offset + 1 : offset + _NEAR].partition("\n")[0]))
    if "\ufe00" <= character <= "\ufe0f":
        return not before.isspace() and not _SUSPECT.match(before)
    if "\U000e0100" <= character <= "\U000e01ef":
        return unicodedata.name(before, "").startswith("CJK")
    return False


def _joins(character: str) -> bool:
    """Whether a joiner has a meaning beside ``character``: emoji, and letters of scripts that join (Latin does not)."""
    if "\ufe00" <= character <= "\ufe0f":
        return True
    category = unicodedata.category(character)
    return category in ("So", "Sk") or (category[0] in "LM" and not unicodedata.name(character, "").startswith("LATIN"))
