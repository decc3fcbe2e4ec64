"""How our templates are compiled: one call prints a value, typography and escaping together; a drawing is made once.

Jinja prints a value through two Python calls, and calls a macro through four. A fiche prints some 1 500 values and
draws the same forty cells, so both are shortened here, by the hooks Jinja offers. What is printed stays the same.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from essaim.typography import french

# An address is printed as it is: its apostrophes and spaces are not typography.
_ADDRESS = re.compile(r"(https?:|mailto:|[./#?])")
_LONGEST_KEPT = 200  # longer texts belong to one fiche: keeping them would only cost memory
_DRAWINGS_KEPT = 20_000
_SCALARS = frozenset((str, int, float, bool, type(None)))


def printed(value: object) -> str:
    """A value as a page shows it: French typography on texts, everything escaped but what is already markup."""
    kind = type(value)
    if kind is str:
        return _short(value) if len(value) <= _LONGEST_KEPT else _text(value)  # type: ignore[arg-type]  # kind is str
    return value if kind is Markup else escape(value)  # type: ignore[return-value]  # the same


def _text(value: str) -> Markup:
    return escape(value if _ADDRESS.match(value) else french(value))


_short = lru_cache(maxsize=20_000)(_text)


class Compiler(CodeGenerator):
    """Jinja's compiler, but that each value is printed by ``printed`` alone instead of ``escape(finalize(value))``."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002  # Jinja's
        self.write("environment.printed(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002  # Jinja's
        self.write(")")


class MacroContext(Context):
    """A context that calls our macros straight, and remembers what they drew from plain words and numbers.

    A macro of an imported template sees its arguments only, so the same arguments always give the same markup.
    """

    def call(__self, __obj: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:  # Jinja’s names
        """Call ``__obj`` as Jinja would."""
        if type(__obj) is not Macro:
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_loop_vars", None)
        kwargs.pop("_block_vars", None)
        if kwargs or not _SCALARS.issuperset(map(type, args)):
            return __obj(*args, **kwargs)
        drawn = __self.environment.drawn  # type: ignore[attr-defined]  # our own environment
        key = (__obj, args, *map(type, args))
        if (found := drawn.get(key)) is None:
            if len(drawn) >= _DRAWINGS_KEPT:
                drawn.clear()
            found = drawn[key] = __obj(*args)
        return found
