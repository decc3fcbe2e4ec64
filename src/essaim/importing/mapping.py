"""The mapping file: which column becomes which key, how ids are made, which words stand for which terms (French keys).

    sorte: initiatives
    identifiant:
      colonne: Référence
      prefixe: banque-
    champs:
      titre: Nom du projet
      nature: { valeur: innovation-sociale }

is written with blocks, since the reader is the strict one of content (docs/reviewing.md shows a whole file).
"""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Block
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from essaim.problem import shown
from essaim.reading import read_text
from essaim.schema import Property, Schemas
from essaim.schema.suggestions import nearest
from essaim.typography import french

_STEP = re.compile(r"([a-z0-9_]+)((?:\[\d{1,3}\])*)")
_FIELD_KEYS = frozenset({"colonne", "valeur", "separateur", "traduction", "zeros"})
_ROOT_KEYS = frozenset({"sorte", "identifiant", "champs", "feuille", "separateur", "encodage"})


class MappingError(Exception):
    """The mapping cannot be used; the message, in French, says what to mend."""


@dataclass(frozen=True, slots=True)
class Field:
    """One key to fill: from ``colonne``, or with the constant ``valeur``.

    ``path`` is a data path; ``separateur`` cuts a cell into a list; ``traduction`` gives terms for the table's words;
    ``zeros`` is the length that a code had before a spreadsheet took its leading zeros away.
    """

    champ: str
    path: tuple[str | int, ...]
    known: Property
    colonne: str = ""
    valeur: object = None
    separateur: str = ""
    traduction: Block[str, str] = field(default_factory=dict)
    zeros: int = 0


@dataclass(frozen=True, slots=True)
class Mapping:
    """The whole mapping of one table; ids are ``prefixe`` and the plain form of ``identifiant``'s cell."""

    kind: str
    identifiant: str
    prefixe: str
    champs: tuple[Field, ...]
    feuille: str = ""
    separateur: str = ""
    encodage: str = "utf-8"

    def check_columns(self, columns: Iterable[str]) -> None:
        """Raises ``MappingError`` if a column that the mapping names is not in the table."""
        known = set(columns)
        for name in (self.identifiant, *(each.colonne for each in self.champs if each.colonne)):
            if name not in known:
                near = nearest(name, dict.fromkeys(known, ()))
                hint = f" ; vouliez-vous dire {shown(near)} ?" if near else f" ; il y a : {', '.join(sorted(known))}."
                raise MappingError(french(f"La colonne {shown(name)} n’est pas dans le tableau{hint}"))


def read_mapping(path: Path, schemas: Schemas) -> Mapping:
    """The mapping that the file ``path`` holds; raises ``MappingError``."""
    try:
        reading = read_text(path.read_bytes(), PurePosixPath(f"{path.stem}.yml"))
    except OSError as error:
        raise MappingError(f"{path.name} ne s’ouvre pas : {error.strerror}.") from error
    if reading.document is None:
        first = reading.problems[0]
        raise MappingError(f"{path.name}:{first.line} : {first.message} {first.hint}")
    data = reading.document.data
    _known_keys(data, _ROOT_KEYS, path.name)
    kind = _text(data, "sorte")
    if kind not in schemas.kinds:
        raise MappingError(french(f"« sorte » : {shown(kind)} n’existe pas ; on attend {', '.join(schemas.kinds)}."))
    identifier = _block(data, "identifiant")
    _known_keys(identifier, frozenset({"colonne", "prefixe"}), "identifiant")
    properties = {each.path: each for each in schemas.properties(kind)}
    fields = tuple(_field(name, value, properties) for name, value in _block(data, "champs").items())
    return Mapping(
        kind,
        _text(identifier, "colonne"),
        _text(identifier, "prefixe", ""),
        fields,
        _text(data, "feuille", ""),
        _text(data, "separateur", ""),
        _text(data, "encodage", "utf-8"),
    )


def _field(name: str, value: object, properties: Block[str, Property]) -> Field:
    path = _path(name)
    generic = re.sub(r"\[\d+\]", "[]", name)
    known = properties.get(generic) or properties.get(generic.removesuffix("[]"))
    if known is None:
        near = nearest(generic, dict.fromkeys(properties, ()))
        hint = f" ; vouliez-vous dire {shown(near)} ?" if near else "."
        raise MappingError(french(f"« champs » : {shown(name)} n’est pas une clé de cette sorte de fiche{hint}"))
    if isinstance(value, str):
        return Field(name, path, known, colonne=value)
    if not isinstance(value, Block):
        raise MappingError(french(f"{shown(name)} : on attend le nom d’une colonne, ou un bloc."))
    _known_keys(value, _FIELD_KEYS, name)
    if ("colonne" in value) == ("valeur" in value):
        raise MappingError(french(f"{shown(name)} : donnez « colonne » ou « valeur », l’un des deux."))
    zeros = value.get("zeros", 0)
    words = _block(value, "traduction") if "traduction" in value else {}
    if not isinstance(zeros, int) or not all(isinstance(each, str) for each in words.values()):
        raise MappingError(french(f"{shown(name)} : « zeros » est un nombre, « traduction » associe des textes."))
    return Field(
        name,
        path,
        known,
        _text(value, "colonne", ""),
        value.get("valeur"),
        _text(value, "separateur", ""),
        {key.casefold(): str(term) for key, term in words.items()},
        zeros,
    )


def _path(name: str) -> tuple[str | int, ...]:
    path: list[str | int] = []
    for step in name.split("."):
        match = _STEP.fullmatch(step)
        if match is None:
            raise MappingError(french(f"{shown(name)} ne s’écrit pas comme « implantations[0].territoire »."))
        path += [match[1], *(int(rank) for rank in re.findall(r"\d+", match[2]))]
    return tuple(path)


def _known_keys(data: Block[str, object], keys: frozenset[str], where: str) -> None:
    for key in data:
        if key not in keys:
            raise MappingError(french(f"{where} : clé {shown(key)} inconnue ; on attend {', '.join(sorted(keys))}."))


def _text(data: Block[str, object], key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str):
        raise MappingError(french(f"« {key} » : un texte est attendu."))
    return value


def _block(data: Block[str, object], key: str) -> Block[str, object]:
    value = data.get(key)
    if not isinstance(value, Block):
        raise MappingError(french(f"« {key} » : un bloc de clés est attendu."))
    return value
