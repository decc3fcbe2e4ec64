"""The text of keys and values once YAML has read it: what escapes can smuggle in, raw HTML, and the NFC form."""

import re
import unicodedata
from collections.abc import Sequence

import yaml

from essaim.problem import DataPath, Severity, shown
from essaim.reading.documents import Place
from essaim.reading.faults import Faults
from essaim.reading.hidden import hidden_characters, named
from essaim.reading.markup import Tag, html_tags
from essaim.reading.places import and_others, by_line, known, place_of
from essaim.reading.text import add_hidden

_GLUED_COMMENT = re.compile(r"[ \t]+(#[^\s#][^\n]*)")


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
        if "<" in text and (tags := list(html_tags(text))):
            self._refuse_html(event, tags, path)
        return text

    def checked_key(self, event: yaml.ScalarEvent, path: DataPath) -> str:
        """The text of the key ``event``, its faults noted."""
        text = self._clean(event, path)
        if text.strip() != text or not (text.isascii() or text.replace(" ", "").isprintable()):
            self._faults.add(
                "caractere-invisible",
                self._place(event),
                f"La clé {shown(text, spaces=True)} contient une espace insécable ou spéciale, "
                "ou en commence ou finit par une.",
                "Effacez l’espace qui entoure le nom de la clé, et retapez au besoin les deux-points.",
            )
        return text

    def check_comment(self, event: yaml.ScalarEvent, path: DataPath) -> None:
        """Warns of a word such as ``#1`` after the unquoted ``event``: YAML drops it in silence as a comment."""
        if dropped := _GLUED_COMMENT.match(self._source, known(event.end_mark).index):
            self._faults.add(
                "texte-ignore",
                place_of(self._source, dropped.start(1), self._first_line),
                f"{shown(dropped[1])} ne sera pas lu : après une espace, YAML prend # pour le début d’un commentaire.",
                "Si c’est du texte, mettez toute la valeur entre guillemets ; sinon, mettez une espace après #.",
                path=path,
                severity=Severity.WARNING,
            )

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

    def _refuse_html(self, event: yaml.ScalarEvent, tags: list[Tag], path: DataPath) -> None:
        """Notes ``tags``, on their own lines where the source shows them, at the value where escapes made them."""
        start = known(event.start_mark).index
        written = [
            Tag(start + tag.offset, tag.text) for tag in html_tags(self._source[start : known(event.end_mark).index])
        ]
        for place, group in by_line(self._source, written, self._first_line).items():
            add_html(self._faults, place, group, path)
        if not written:
            add_html(self._faults, self._place(event), tags, path)

    def _place(self, event: yaml.ScalarEvent) -> Place:
        mark = known(event.start_mark)
        return mark.line + self._first_line, mark.column + 1


def add_html(faults: Faults, place: Place, tags: Sequence[Tag], path: DataPath) -> None:
    """Notes the HTML ``tags`` found on one line, the first at ``place``."""
    faults.add(
        "html-interdit",
        place,
        f"Le texte contient la balise HTML {shown(tags[0].text)}{and_others(len(tags))} ; un texte n’en contient pas.",
        "Supprimez la balise ; pour montrer du code, entourez-le d’accents graves ; sinon, laissez une espace après <.",
        path=path,
    )
