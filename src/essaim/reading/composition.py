"""Plain data and marks composed from libyaml's event stream, without recursion and within limits.

Why events: a document loader recurses (25 000 open brackets kill the process) and copies aliases (400 bytes can stand
for gigabytes). Here nothing recurses, and anchors, aliases, tags and merge keys are refused as they come.
"""

from dataclasses import dataclass, field

import yaml

from essaim.problem import DataPath, PathKey, shown
from essaim.reading.documents import Marks, Place
from essaim.reading.faults import Faults
from essaim.reading.places import known
from essaim.reading.quoted import TextCheck
from essaim.reading.scalars import AmbiguousNumber, Doubt, plain_value
from essaim.reading.syntax_messages import explained

MAX_DEPTH = 12
MAX_NODES = 5_000

_Container = dict[str, object] | list[object]
_COMPLEX_KEY = "?"  # stands for a key that is no text while the rest is read; such a file gives no document


class _LimitReachedError(Exception):
    """The stream is too deep, too long or over; the fault is noted and nothing more is read."""


@dataclass(slots=True)
class _Frame:
    """A collection being filled; in a mapping, ``key`` is None while a key is awaited."""

    container: _Container
    path: DataPath
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict)


def compose(text: str, first_line: int, faults: Faults) -> tuple[dict[str, object], Marks]:
    """The data of the YAML ``text``, whose first line is ``first_line`` of its file; its faults go to ``faults``.

    What is wrong with the whole (its syntax, its root) is told only where nothing else explains it.
    """
    suspect = bool(faults)
    composer = _Composer(text, first_line, faults)
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            composer.take(event)
        if not suspect:
            composer.finish()
    except _LimitReachedError:
        pass
    except yaml.YAMLError as error:
        found = explained(error, text, first_line)
        if not suspect and not faults.on_line(found.place[0]):
            faults.add(found.rule, found.place, found.message, found.hint)
    return composer.data, composer.marks


class _Composer:
    """The state of one composition: the collections open, and what is made so far."""

    def __init__(self, text: str, first_line: int, faults: Faults) -> None:
        self.data: dict[str, object] = {}
        self.marks = Marks({}, {})
        self._texts = TextCheck(text, first_line, faults)
        self._first_line = first_line
        self._faults = faults
        self._frames: list[_Frame] = []
        self._nodes = 0
        self._documents = 0
        self._misplaced: Place | None = None

    def take(self, event: yaml.Event) -> None:
        """Adds what ``event`` says."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.MappingStartEvent):
            self._open(event, {})
        elif isinstance(event, yaml.SequenceStartEvent):
            self._open(event, [])
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self._frames.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._document(event)

    def finish(self) -> None:
        """Notes what only the end of the stream proves: no document in it, or no mapping at its root."""
        if not self._documents:
            self._add_empty()
        elif self._misplaced:
            self._faults.add(
                "racine-invalide",
                self._misplaced,
                "Les données ne sont pas une suite de lignes « clé: valeur ».",
                "Écrivez sur chaque ligne une clé, deux-points, une espace et la valeur.",
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        place = self._place(event)
        self._admit(event, place)
        if self._awaits_key():
            self._key(event, place)
            return
        path = self._next_path()
        plain = event.implicit[0]
        value: object = plain_value(event.value) if plain else event.value
        if isinstance(value, AmbiguousNumber):
            self._add_ambiguous(value, place, path)
        elif isinstance(value, str):
            value = self._texts.checked(event, path)
        if plain:
            self._texts.check_comment(event, path)
        self._put(path, value, place)

    def _open(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent, container: _Container) -> None:
        place = self._place(event)
        self._admit(event, place)
        if self._awaits_key():
            path: DataPath = (*self._frames[-1].path, _COMPLEX_KEY)
            self._refuse_key(place, "une liste ou un groupe")
            self._frames[-1].key = _COMPLEX_KEY
        else:
            path = self._next_path()
            self._put(path, container, place)
        if len(self._frames) >= MAX_DEPTH:
            self._faults.add(
                "imbrication-trop-profonde",
                place,
                f"Les données sont imbriquées sur plus de {MAX_DEPTH} niveaux.",
                "Aucune fiche n’en demande autant : un crochet, une accolade ou un tiret est sans doute en trop.",
            )
            raise _LimitReachedError
        self._frames.append(_Frame(container, path))

    def _alias(self, event: yaml.AliasEvent) -> None:
        place = self._place(event)
        self._count(place)
        self._faults.add(
            "alias-interdit",
            place,
            f"{shown(f'*{event.anchor}')} en tête de valeur est un alias YAML, un renvoi à une autre valeur.",
            "Si l’astérisque fait partie du texte, mettez la valeur entre guillemets ; sinon, recopiez-la.",
        )
        if self._awaits_key():
            self._frames[-1].key = _COMPLEX_KEY
        else:
            self._put(self._next_path(), None, place)

    def _document(self, event: yaml.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            self._faults.add(
                "plusieurs-documents",
                self._place(event),
                "Les données s’arrêtent à une ligne « --- » et d’autres suivent.",
                "Un fichier, une fiche : supprimez cette ligne ou faites un autre fichier.",
            )
            raise _LimitReachedError
        if event.version or event.tags:
            self._faults.add(
                "directive-interdite",
                self._place(event),
                "Les données commencent par une directive YAML, une ligne en %.",
                "Supprimez cette ligne : elle ne sert pas ici.",
            )

    def _place(self, event: yaml.Event) -> Place:
        mark = known(event.start_mark)
        return mark.line + self._first_line, mark.column + 1

    def _awaits_key(self) -> bool:
        if not self._frames:
            return False
        frame = self._frames[-1]
        return frame.key is None and isinstance(frame.container, dict)

    def _next_path(self) -> DataPath:
        if not self._frames:
            return ()
        frame = self._frames[-1]
        step: PathKey = len(frame.container) if isinstance(frame.container, list) else (frame.key or "")
        return (*frame.path, step)

    def _put(self, path: DataPath, value: object, place: Place) -> None:
        self.marks.values[path] = place
        if not self._frames:
            self._root(value, place)
            return
        frame = self._frames[-1]
        if isinstance(frame.container, list):
            frame.container.append(value)
        else:
            frame.container[frame.key or ""] = value
            frame.key = None

    def _root(self, value: object, place: Place) -> None:
        if isinstance(value, dict):
            self.data = value
        elif value is None:
            self._add_empty()
        else:
            self._misplaced = place  # told at the end only: a syntax error further on explains it better

    def _key(self, event: yaml.ScalarEvent, place: Place) -> None:
        """Makes ``event`` the key of the next value, and notes what is wrong with it."""
        frame = self._frames[-1]
        if event.implicit[0] and not isinstance(plain_value(event.value), str):
            self._refuse_key(place, shown(event.value))
        key = self._texts.checked_key(event, (*frame.path, event.value))
        if key == "<<":
            self._faults.add(
                "fusion-interdite",
                place,
                "La clé « << » recopie d’autres données (fusion YAML), ce qui n’est pas admis.",
                "Écrivez en toutes lettres les clés voulues.",
            )
        path = (*frame.path, key)
        if key in frame.lines:
            self._faults.add(
                "cle-en-double",
                place,
                f"La clé {shown(key)} est écrite deux fois au même niveau : lignes {frame.lines[key]} et {place[0]}.",
                "Gardez une seule des deux ; pour donner plusieurs valeurs, faites une liste sous une seule clé.",
                path=path,
            )
        frame.lines.setdefault(key, place[0])
        frame.key = key
        self.marks.keys[path] = place

    def _admit(self, event: yaml.NodeEvent, place: Place) -> None:
        """Counts the node and refuses its anchor and its tag."""
        self._count(place)
        if event.anchor is not None:
            self._faults.add(
                "alias-interdit",
                place,
                f"{shown(f'&{event.anchor}')} en tête de valeur est une ancre YAML, un nom donné à la valeur.",
                "Si ce signe fait partie du texte, mettez la valeur entre guillemets ; sinon, supprimez-le.",
            )
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._faults.add(
                "etiquette-interdite",
                place,
                f"La valeur porte l’étiquette YAML {shown(tag)} (un mot qui commence par un point d’exclamation).",
                "Si ce signe fait partie du texte, mettez la valeur entre guillemets ; sinon, supprimez-le.",
            )

    def _count(self, place: Place) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._faults.add(
                "trop-de-valeurs",
                place,
                "Les données comptent plus de 5 000 clés et valeurs.",
                "Une fiche en compte quelques centaines au plus : répartissez-les en plusieurs fiches.",
            )
            raise _LimitReachedError

    def _refuse_key(self, place: Place, found: str) -> None:
        self._faults.add(
            "cle-non-textuelle",
            place,
            f"Une clé est un mot ; ici, c’est {found}.",
            'Si c’est bien le nom de la clé, mettez-le entre guillemets droits : "…".',
        )

    def _add_ambiguous(self, number: AmbiguousNumber, place: Place, path: DataPath) -> None:
        if number.doubt is Doubt.LEADING_ZERO:
            why = "commence par un zéro : on ne sait pas si c’est un code ou un nombre"
        else:
            why = "a trop de chiffres pour être un nombre exact"
        self._faults.add(
            "nombre-ambigu",
            place,
            f"{shown(number.text, 40)} est écrit sans guillemets et {why}.",
            f'Mettez un code entre guillemets : "{number.text[:40]}" ; écrivez un nombre sans zéro devant, '
            "avec 15 chiffres au plus.",
            path=path,
        )

    def _add_empty(self) -> None:
        self._faults.add(
            "contenu-absent",
            (self._first_line, 1),
            "Aucune donnée ici ; on attend des lignes « clé: valeur ».",
            "Partez d’une fiche existante ou du formulaire de contribution.",
        )
