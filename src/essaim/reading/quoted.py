"""The text of keys and values once YAML has read it: what escapes can smuggle in, raw HTML, and the NFC form."""

import unicodedata

import yaml

from essaim.problem import DataPath, Severity, shown
from essaim.reading.documents import Place
from essaim.reading.faults import Faults
from essaim.reading.hidden import hidden_characters, named
from essaim.reading.markup import html_tags
from essaim.reading.text import add_hidden, place_of


class TextCheck:
    """Judges the texts of the YAML ``source``, whose first line is ``first_line`` of its file.

    Text is put in NFC, so that equal words compare and sort as equal; one warning says that it was not.
    """

    def __init__(self, source: str, first_line: int, faults: Faults) -> None:
        self._source = source
        self._first_line = first_line
        self._faults = faults
        self._warned = False

    def checked(self, event: yaml.ScalarEvent, path: DataPath) -> str:
        """The text of the value ``event`` at ``path``, its faults noted."""
        text = self._clean(event, path)
        if "<" in text:
            for tag in html_tags(text):
                add_html(self._faults, self._place(event, tag.text), tag.text, path)
        return text

    def checked_key(self, event: yaml.ScalarEvent, path: DataPath) -> str:
        """The text of the key ``event``, its faults noted."""
        text = self._clean(event, path)
        if text.strip() != text or not (text.isascii() or text.replace(" ", "").isprintable()):
            self._faults.add(
                "caractere-invisible",
                self._place(event),
                f"La clé {shown(text)} contient une espace insécable ou spéciale, ou en commence ou finit par une.",
                "Effacez l’espace qui entoure le nom de la clé, et retapez au besoin les deux-points.",
            )
        return text

    def _clean(self, event: yaml.ScalarEvent, path: DataPath) -> str:
        text = event.value
        if event.style == '"' and (hidden := next(hidden_characters(text), None)):
            add_hidden(self._faults, self._place(event), f"{named(hidden.character)}, écrit par un code d’échappement")
        if text.isascii() or unicodedata.is_normalized("NFC", text):
            return text
        self._warn(event, path)
        return unicodedata.normalize("NFC", text)

    def _warn(self, event: yaml.ScalarEvent, path: DataPath) -> None:
        if not self._warned:
            self._warned = True
            self._faults.add(
                "unicode-decompose",
                self._place(event),
                "Des lettres accentuées sont écrites en deux caractères (Unicode décomposé) ; le site les recompose.",
                "Rien à craindre ; pour un fichier propre, passez-le à scripts/format.py ou retapez ces lettres.",
                path=path,
                severity=Severity.WARNING,
            )

    def _place(self, event: yaml.ScalarEvent, excerpt: str = "") -> Place:
        """The place of ``excerpt`` in the source of ``event``; of ``event`` itself where it was written by escapes."""
        start = event.start_mark
        at = self._source.find(excerpt, start.index, event.end_mark.index) if excerpt else -1
        if at < 0:
            return start.line + self._first_line, start.column + 1
        line, column = place_of(self._source, at)
        return line + self._first_line - 1, column


def add_html(faults: Faults, place: Place, tag: str, path: DataPath) -> None:
    """Notes the HTML ``tag`` found at ``place``."""
    faults.add(
        "html-interdit",
        place,
        f"Le texte contient la balise HTML {shown(tag)} ; les textes s’écrivent sans HTML.",
        "Supprimez la balise ; pour montrer du code, entourez-le d’accents graves ; sinon, laissez une espace après <.",
        path=path,
    )
