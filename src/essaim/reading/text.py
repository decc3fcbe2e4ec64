"""From the bytes of a file to its text: encoding, line ends, and the faults that any text can have."""

import re

from essaim.reading.documents import Place
from essaim.reading.faults import Faults
from essaim.reading.hidden import hidden_characters, indenting_spaces, named
from essaim.reading.places import and_others, by_line, place_of

MAX_FILE_BYTES = 100_000
MAX_LINE_CHARACTERS = 4_000

_CONFLICT = re.compile(r"^[ \t]*(<{7}|>{7})(?=[ \t]|$)", re.MULTILINE)
_LONG_LINE = re.compile(rf"^.{{{MAX_LINE_CHARACTERS + 1},}}$", re.MULTILINE)
_TABULATION = re.compile(r"^\t+(?=[^\s])", re.MULTILINE)


def decoded(raw: bytes, faults: Faults) -> str | None:
    """The text of ``raw`` with ``\\n`` line ends and no byte order mark, or None with a fault noted.

    The byte order mark and the ``\\r\\n`` ends that Windows editors write are accepted.
    """
    if len(raw) > MAX_FILE_BYTES:
        add_too_big(faults, len(raw))
        return None
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        _add_encoding(raw, error.start, faults)
        return None
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def check_text(text: str, faults: Faults) -> None:
    """Notes the faults of a whole file: hidden characters, conflict markers, endless lines."""
    for place, group in by_line(text, hidden_characters(text)).items():
        add_hidden(faults, place, named(group[0].character) + and_others(len(group)))
    for place in _conflicts(text):
        faults.add(
            "conflit-de-fusion",
            place,
            "Le fichier contient les marques d’une fusion git laissée en plan (<<<<<<< ou >>>>>>>).",
            "Gardez la bonne version du passage et supprimez les lignes <<<<<<<, ======= et >>>>>>>.",
        )
    for match in _LONG_LINE.finditer(text):
        faults.add(
            "ligne-trop-longue",
            place_of(text, match.start()),
            f"La ligne compte {len(match[0])} caractères ; une ligne en compte au plus 4 000.",
            "Coupez-la en plusieurs lignes ou en plusieurs paragraphes.",
        )


def check_indentation(yaml: str, first_line: int, faults: Faults) -> None:
    """Notes what indents a line of YAML and is not a space; ``first_line`` is the number of its first line."""
    for place in by_line(yaml, indenting_spaces(yaml), first_line):
        faults.add(
            "caractere-invisible",
            place,
            "La ligne est décalée par une espace insécable, que YAML prend pour une lettre.",
            "Remplacez-la par une espace ordinaire, tapée avec la barre d’espace.",
        )
    for match in _TABULATION.finditer(yaml):
        add_tabulation(faults, place_of(yaml, match.start(), first_line))


def add_too_big(faults: Faults, size: int) -> None:
    """Notes a file of ``size`` bytes, past the cap."""
    faults.add(
        "fichier-trop-gros",
        (1, 1),
        f"Le fichier pèse {-(-size // 1000)} ko ; un fichier de contenu en pèse au plus 100.",
        "Raccourcissez le récit, et donnez l’adresse des documents longs au lieu de les recopier.",
    )


def add_tabulation(faults: Faults, place: Place) -> None:
    """Notes a line indented by a tabulation."""
    faults.add(
        "tabulation",
        place,
        "La ligne est décalée par une tabulation ; YAML n’admet que des espaces.",
        "Remplacez chaque tabulation du début de la ligne par deux espaces.",
    )


def add_hidden(faults: Faults, place: Place, what: str) -> None:
    """Notes the hidden character described by ``what``."""
    faults.add(
        "caractere-invisible",
        place,
        f"Le texte contient un caractère invisible ou trompeur : {what}.",
        "Effacez le passage et retapez-le au clavier, ou recollez-le sans mise en forme.",
    )


def _conflicts(text: str) -> list[Place]:
    """The first line of each conflict; an end marker alone counts too, ``=======`` alone is a Markdown underline."""
    places: list[Place] = []
    inside = False
    for match in _CONFLICT.finditer(text):
        opens = match[1][0] == "<"
        if opens or not inside:
            places.append(place_of(text, match.start(1)))
        inside = opens
    return places


def _add_encoding(raw: bytes, offset: int, faults: Faults) -> None:
    before = raw[:offset]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        found = "Le fichier est en UTF-16"
    else:
        guess = raw[offset : offset + 1].decode("cp1252", "ignore")
        meant = f" (sans doute « {guess} » dans un ancien encodage)" if guess.isalpha() else ""
        found = f"L’octet 0x{raw[offset]:02X}{meant} n’est pas de l’UTF-8"
    faults.add(
        "encodage",
        (before.count(b"\n") + 1, column),
        f"{found} ; les fichiers sont en UTF-8.",
        "Dans votre éditeur, choisissez « Enregistrer sous… » puis l’encodage UTF-8.",
    )
