"""Our own Jinja environment: autoescape on, a missing value is an error, French typography on every text printed.

MkDocs's environment escapes nothing (style.md H11), so no contributed text ever meets it.
"""

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from essaim.rendering.compiling import Compiler, MacroContext, printed
from essaim.rendering.prose import prose
from essaim.typography import date_fr, lowered, nombre, pluriel


class CatalogueEnvironment(Environment):
    """Jinja as the catalogue needs it: the same language, compiled to fewer calls a value (docs/performance.md)."""

    code_generator_class = Compiler
    context_class = MacroContext
    printed = staticmethod(printed)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.drawn: dict[tuple[object, ...], Any] = {}


class Renderer:
    """Renders views by the templates of one folder."""

    def __init__(self, views: Path) -> None:
        self._environment = CatalogueEnvironment(
            loader=FileSystemLoader(views),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.filters.update(
            prose=prose, date_fr=date_fr, minuscule=lowered, nombre=nombre, pluriel=pluriel
        )

    def render(self, template: str, **context: object) -> str:
        """The HTML of ``template``; ``context`` holds the view and the relative base of the page."""
        return self._environment.get_template(template).render(context)
