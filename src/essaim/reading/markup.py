"""Raw HTML in contributors' text: found outside code samples, so that it is refused with its place.

The site escapes or sanitises all text anyway; this rule keeps the source honest, so that what a reviewer reads is what
a reader sees. ``<3``, ``a < b``, ``R&D``, ``<https://…>`` and code samples are text.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(r"<(?:/?[A-Za-z][A-Za-z0-9:_-]*|!--|!\[CDATA\[|![A-Za-z]+|\?[A-Za-z]*)", re.ASCII)
_AUTOLINK = re.compile(r"<(?:(?:https?|mailto):[^\s<>]*|[\w.+-]+@[\w.-]+)>")
_FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*$)|~{3,})", re.MULTILINE)
_BACKTICKS = re.compile(r"`+")
_BLANK_LINE = re.compile(r"\n[ \t>]*(?=\n)")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tag:
    """The start of an HTML tag or comment, and its offset in the text searched."""

    offset: int
    text: str


def html_tags(text: str) -> Iterator[Tag]:
    """The HTML tags and comments of ``text`` (Markdown or plain), in order, those of code samples left out."""
    if "<" not in text:
        return
    code = _code(text)
    starts = [start for start, _ in code]
    for match in _TAG.finditer(text):
        at = match.start()
        nearest = bisect_right(starts, at) - 1
        if nearest >= 0 and at < code[nearest][1]:
            continue
        if not _AUTOLINK.match(text, at) and not _escaped(text, at):
            yield Tag(at, match[0])


def _escaped(text: str, at: int) -> bool:
    before = text[max(0, at - 50) : at]
    return (len(before) - len(before.rstrip("\\"))) % 2 == 1


def _code(text: str) -> list[Span]:
    """The spans of ``text`` that Markdown shows as code between fences or backticks, in order."""
    spans: list[Span] = []
    at = 0
    for fence in _fences(text):
        spans.extend(_inline_code(text, at, fence[0]))
        spans.append(fence)
        at = fence[1]
    spans.extend(_inline_code(text, at, len(text)))
    return spans


def _fences(text: str) -> Iterator[Span]:
    opened: re.Match[str] | None = None
    for fence in _FENCE.finditer(text):
        if opened is None:
            opened = fence
        elif fence[1][0] == opened[1][0] and len(fence[1]) >= len(opened[1]) and _ends_line(text, fence.end()):
            yield opened.start(), fence.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _ends_line(text: str, at: int) -> bool:
    end = text.find("\n", at)
    return not text[at : end if end >= 0 else None].strip()


def _inline_code(text: str, start: int, end: int) -> Iterator[Span]:
    """Code spans between backticks: a run is closed by the next run of the same length in its paragraph."""
    at = start
    for blank in _BLANK_LINE.finditer(text, start, end):
        yield from _paragraph_code(text, at, blank.start())
        at = blank.end()
    yield from _paragraph_code(text, at, end)


def _paragraph_code(text: str, start: int, end: int) -> Iterator[Span]:
    runs = [match.span() for match in _BACKTICKS.finditer(text, start, end)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for number, (left, right) in enumerate(runs):
        by_length[right - left].append(number)
    number = 0
    while number < len(runs):
        left, right = runs[number]
        same = by_length[right - left]
        following = bisect_right(same, number)
        if following < len(same):
            number = same[following]
            yield left, runs[number][1]
        number += 1
