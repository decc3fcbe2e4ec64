"""The French sentences of the validator, taken from the modules that say them, so that the browser says the same.

They are not copied by hand: the source of each module is read, and its sentences become templates. ``{place}`` is kept
where ``phrase`` fills it; what an f-string fills is numbered ``{0}``, ``{1}``… A twin in the browser
(``overrides/assets/essaim/contribuer``) names a sentence by its first words; one that no longer exists is an error,
and a test judges the same examples on both sides.
"""

import ast
import inspect
from types import ModuleType

from essaim import rules
from essaim.reading import quoted, text
from essaim.schema import faults, formats, messages, quoting, types
from essaim.typography import french

_TOLD = (quoted, text, faults, formats, messages, quoting, types)


def sentences() -> dict[str, list[str]]:
    """Every sentence of the schema's messages and of the rules, by the name of its module, in French typography."""
    modules = [*_TOLD, *(module for module in vars(rules).values() if _is_rule(module))]
    return {module.__name__.rpartition(".")[2]: templates(inspect.getsource(module)) for module in modules}


def _is_rule(module: object) -> bool:
    return isinstance(module, ModuleType) and hasattr(module, "RULE")


def templates(source: str) -> list[str]:
    """The sentences of a module's source, in its order, each once; docstrings left out."""
    tree = ast.parse(source)
    told: dict[str, None] = {}
    for found in _Texts().of(tree):
        if " " in found and "\\" not in found:  # neither a key nor a regular expression
            told.setdefault(french(found))
    return list(told)


class _Texts(ast.NodeVisitor):
    """Collects the texts of a module; the parts of an f-string are one text, with numbered holes."""

    def __init__(self) -> None:
        self._found: list[str] = []

    def of(self, tree: ast.Module) -> list[str]:
        self.visit(tree)
        return self._found

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring
            self.generic_visit(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        text, holes = "", 0
        for part in node.values:
            if isinstance(part, ast.Constant):
                text += str(part.value)
            else:
                text += f"{{{holes}}}"
                holes += 1
        self._found.append(text)
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.visit(part.value)

    def visit_Constant(self, node: ast.Constant) -> None:
        if isinstance(node.value, str):
            self._found.append(node.value)
