"""Regular expressions of the schemas, read as the standard reads them (ECMA-262) and not as Python does."""

import re
from functools import cache


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` for ``search``: ``$`` is the very end (Python also accepts a last line break), ``\\d`` is ASCII."""
    written, in_class, escaped = "", False, False
    for character in pattern:
        if escaped:
            escaped = False
        elif character == "\\":
            escaped = True
        elif character in "[]":
            in_class = character == "["
        elif character == "$" and not in_class:
            character = r"\Z"
        written += character
    return re.compile(written, re.ASCII)
