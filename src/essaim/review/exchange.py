"""The review as JSON, between the workflow that reads strangers' files and the one that may write a comment.

What comes back is hostile: its size, its shape and the length of every list and text are checked before it is used.
"""

import json
from dataclasses import asdict, fields, is_dataclass, replace
from typing import Any, get_args, get_origin, get_type_hints

from essaim.review.assessment import Review

MAX_BYTES = 900_000
_MAX_TEXT = 4_000
_MAX_ITEMS = 3_000
_VERSION = 2


class ExchangeError(Exception):
    """The JSON is not a review; the message, in English, is for the log of the trusted workflow."""


def to_json(review: Review) -> str:
    """The review as JSON of at most ``MAX_BYTES``; fiches are left out from the end, and counted, until it fits."""
    text = _written(review)
    while len(text.encode()) > MAX_BYTES and review.fiches:
        kept = len(review.fiches) * 3 // 4
        left = review.omises + len(review.fiches) - kept
        review = replace(review, fiches=review.fiches[:kept], omises=left)
        text = _written(review)
    return text


def from_json(content: bytes) -> Review:
    """The review that ``content`` holds; raises ``ExchangeError`` on anything that is not exactly one."""
    if len(content) > MAX_BYTES:
        raise ExchangeError(f"larger than {MAX_BYTES} bytes")
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ExchangeError("not JSON") from error
    if not isinstance(value, dict) or value.pop("version", None) != _VERSION:
        raise ExchangeError("not a review of this version")
    review: Review = _built(Review, value, "review")
    return review


def _written(review: Review) -> str:
    content = json.dumps({"version": _VERSION, **_trimmed(asdict(review))}, ensure_ascii=False, indent=1)
    return content.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _trimmed(value: Any) -> Any:
    """``value`` within the bounds that ``from_json`` asks."""
    if isinstance(value, dict):
        return {key: _trimmed(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_trimmed(each) for each in value[:_MAX_ITEMS]]
    return value[:_MAX_TEXT] if isinstance(value, str) else value


def _built(wanted: Any, value: Any, where: str) -> Any:
    if is_dataclass(wanted) and isinstance(wanted, type):
        return _object(wanted, value, where)
    if get_origin(wanted) is tuple:
        return _tuple(get_args(wanted), value, where)
    if wanted is int and isinstance(value, bool):
        raise ExchangeError(f"{where}: not a number")
    if not isinstance(value, wanted):
        raise ExchangeError(f"{where}: not {wanted.__name__}")
    if wanted is str and len(value) > _MAX_TEXT:
        raise ExchangeError(f"{where}: too long")
    if wanted is int and not 0 <= value < 10_000_000:
        raise ExchangeError(f"{where}: out of bounds")
    return value


def _object(wanted: type[Any], value: Any, where: str) -> Any:
    hints = get_type_hints(wanted)
    names = {each.name for each in fields(wanted)}
    if not isinstance(value, dict) or set(value) != names:
        raise ExchangeError(f"{where}: not the keys of {wanted.__name__}")
    return wanted(**{name: _built(hints[name], value[name], f"{where}.{name}") for name in names})


def _tuple(inner: tuple[Any, ...], value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > _MAX_ITEMS:
        raise ExchangeError(f"{where}: not a list of a sensible length")
    if inner[-1] is Ellipsis:
        return tuple(_built(inner[0], each, where) for each in value)
    if len(value) != len(inner):
        raise ExchangeError(f"{where}: not {len(inner)} items")
    return tuple(_built(kind, each, where) for kind, each in zip(inner, value, strict=True))
