"""Our own Jinja environment: autoescape on, a missing value is an error, French typography on every text printed.

MkDocs's environment escapes nothing (style.md H11), so no contributed text ever meets it.
"""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from essaim.rendering.prose import prose
from essaim.typography import date_fr, french, nombre, pluriel

# An address is printed as it is: its apostrophes and spaces are not typography.
_ADDRESS = re.compile(r"(https?:|mailto:|[./#?])")


class Renderer:
    """Renders views by the templates of one folder."""

    def __init__(self, views: Path) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(views),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(prose=prose, date_fr=date_fr, nombre=nombre, pluriel=pluriel)

    def render(self, template: str, **context: object) -> str:
        """The HTML of ``template``; ``context`` holds the view and the relative base of the page."""
        return self._environment.get_template(template).render(context)


def _finalize(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup) and not _ADDRESS.match(value):
        return french(value)
    return value
