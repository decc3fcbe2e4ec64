"""Contributed text that cannot act in GitHub's Markdown: no markup, mention, reference, link, HTML, image or table.

Two gates, since GitHub works in two steps. The parser sees numeric references where a character could be syntax. The
filters that run afterwards on the text (mentions, issue numbers, commits, addresses, emoji, mathematics) are broken by
U+200B, the practice of Dependabot and Renovate; « $ » is wrapped as GitHub's own documentation asks. Characters that
one cannot see are spelled out, so that the report never shows another text than the one it holds.
"""

import re
import unicodedata

from essaim.changes.words import one_line

LIMIT = 600  # characters of one contributed text in a report
_BREAK = "&#8203;"
_SYNTAX = frozenset("\\`*_{}[]<>#~|&^@")
_SPACES = "\u00a0\u202f"
_HEXADECIMAL = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{7,64}(?![0-9A-Za-z])")  # what GitHub may take for a commit
_EVERY_SIX = re.compile(r"(.{6})(?=.)")
_ISSUE = re.compile(r"(?<![0-9A-Za-z])(gh)-(?=\d)", re.IGNORECASE)
_COLON = re.compile(r":(?=\S)")
_WEB = re.compile(r"(www)\.", re.IGNORECASE)
_START = re.compile(r"^(\d{1,9})([.)])|^([-+=])")  # a list, a rule, a heading's underline


def plain(text: str, limit: int = LIMIT) -> str:
    """``text`` as Markdown that shows it, on one line, cut at ``limit`` characters, and does nothing else."""
    line = visible(one_line(text))
    if len(line) > limit:
        line = line[: limit - 1] + "…"
    written = "".join(_entity(c) if c in _SYNTAX else c for c in _marked(line))
    written = _START.sub(lambda m: f"{m[1]}&#{ord(m[2])};" if m[1] else f"&#{ord(m[3])};", written)
    return written.replace("\u200b", _BREAK).replace("$", "<span>$</span>")


def visible(text: str) -> str:
    """``text`` with every character that has no shape of its own spelled out: ``⟨U+202E⟩``."""
    return "".join(c if _has_shape(c) else f"⟨U+{ord(c):04X}⟩" for c in text)


def _has_shape(character: str) -> bool:
    if character == " " or character in _SPACES:
        return True
    return unicodedata.category(character)[0] in "LNPSM" and not unicodedata.name(character, "").startswith(
        ("VARIATION SELECTOR", "HANGUL FILLER", "HALFWIDTH HANGUL FILLER", "HANGUL CHOSEONG FILLER")
    )


def _marked(line: str) -> str:
    """``line`` with U+200B wherever a filter of GitHub would otherwise find something."""
    line = _HEXADECIMAL.sub(lambda run: _EVERY_SIX.sub("\\1\u200b", run[0]), line)
    line = _ISSUE.sub("\\1\u200b-", line)
    line = _COLON.sub(":\u200b", line)
    line = _WEB.sub("\\1\u200b.", line)
    return line.replace("@", "@\u200b").replace("#", "#\u200b")


def _entity(character: str) -> str:
    return f"&#{ord(character)};"


def code(text: str, limit: int = 160) -> str:
    """``text`` as a code span, where GitHub looks for nothing: backquotes and pipes are shown as their look-alikes."""
    line = visible(one_line(text)) or " "
    if len(line) > limit:
        line = line[: limit - 1] + "…"
    return f"`{line.replace('`', 'ˋ').replace('|', '¦')}`"
