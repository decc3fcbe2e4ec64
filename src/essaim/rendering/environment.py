"""Our own Jinja environment: autoescape on, a missing value is an error, French typography on every text printed.

MkDocs's environment escapes nothing (style.md H11), so no contributed text ever meets it.
"""

import re
from datetime import date
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from essaim.rendering.prose import prose
from essaim.typography import NARROW, french

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
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


def date_fr(value: date | str) -> str:
    """``2026-11-01`` as « 1er novembre 2026 »."""
    day = date.fromisoformat(value) if isinstance(value, str) else value
    first = "1er" if day.day == 1 else str(day.day)
    return f"{first} {MONTHS[day.month - 1]} {day.year}"


def nombre(value: float) -> str:
    """A number as French writes it: ``1234.5`` as « 1 234,5 », at most two decimals, years excepted by not calling this."""
    rounded = round(value, 2)
    text = f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,.2f}".rstrip("0")
    return text.replace(",", NARROW).replace(".", ",")


def pluriel(count: int, singulier: str, pluriel: str = "") -> str:
    """« 1 fiche », « 0 fiche », « 2 fiches »: French counts as plural from two."""
    word = singulier if abs(count) < 2 else (pluriel or f"{singulier}s")
    return f"{nombre(count)} {word}"
