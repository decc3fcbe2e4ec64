"""What readers type for what fiches call by its name: « factures de chauffage » for « précarité énergétique ».

A page that holds an expression of ``expressions.json`` is found by the words beside it as well. They are said of that
page alone, never of all those on its theme: one about housing may have nothing to do with heating.
"""

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Final, cast

_EXPRESSIONS: Final = cast(
    Mapping[str, str], json.loads(files("essaim.search").joinpath("expressions.json").read_text("utf-8"))
)


def other_words(text: str) -> str:
    """The words that readers type for the expressions that ``text`` holds; empty if it holds none."""
    plain = text.lower()
    return " ; ".join(words for expression, words in _EXPRESSIONS.items() if expression in plain)
