"""The formats that our schemas name, truly checked: an address by parsing it, a date by the calendar.

jsonschema's own ``uri`` is silently absent without an extra library, and jsonschema-rs's is another one, so both
validators are given ours, and no other.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from urllib.parse import quote, urlsplit

MAX_ADDRESS = 2000  # longer ones break mail, feeds and some browsers
_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FRENCH_DATE = re.compile(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})")
_LABEL = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?")
_RESERVED = ":/?#[]@!$&'()*+,;=%"  # RFC 3986: what may stand in an address beside the unreserved characters
_ADDRESS = re.compile(rf"(?:[A-Za-z0-9._~{re.escape(_RESERVED)}-])*")
_BROKEN_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Most addresses: nothing in them that the checks below look at. A catalogue holds ten for each fiche.
_ORDINARY = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,9}[a-z]{2,20}(?:/[A-Za-z0-9._~/-]{0,900})?"
)


def address_fault(text: str) -> str | None:
    """Why ``text`` is not an address that a page may link to, as a French clause; nothing where it is one.

    Refused: other schemes than https and http (``javascript:``), a missing or dotless host, user names, backslashes,
    spaces and control characters, what RFC 3986 wants written as ``%xx``. Source: security study, row on links.
    """
    if _ORDINARY.fullmatch(text):
        return None
    if len(text) > MAX_ADDRESS:
        return f"elle dépasse {MAX_ADDRESS} caractères"
    if any(not c.isprintable() or c.isspace() for c in text):
        return "elle contient un espace ou un caractère invisible"
    if "\\" in text:
        return "elle contient une barre oblique inversée"
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return "le nom du site est mal écrit"
    if parts.scheme not in {"https", "http"} or not text[len(parts.scheme) :].startswith("://"):
        return "elle doit commencer par https:// ou http://"
    return _host_fault(parts.netloc, parts.hostname or "") or _spelling_fault(text)


def _host_fault(netloc: str, host: str) -> str | None:
    if "@" in netloc:
        return "elle contient un nom d’utilisateur (« @ » avant le nom du site)"
    labels = host.removesuffix(".").split(".")
    if len(labels) < 2:
        return "le nom du site doit comporter un point, comme exemple.fr"
    if not host.isascii():
        return "le nom du site contient un caractère accentué ou étranger ; il s’écrit sous sa forme « xn-- »"
    if not all(_LABEL.fullmatch(label) for label in labels) or labels[-1].isdigit():
        return "le nom du site est mal écrit"
    return None


def _spelling_fault(text: str) -> str | None:
    if not _ADDRESS.fullmatch(text) or _BROKEN_ESCAPE.search(text):
        return "elle contient un caractère à coder, comme une lettre accentuée"
    return None


def encoded_address(text: str) -> str | None:
    """``text`` with its accents and spaces coded, where that alone makes it a sound address."""
    try:
        coded = quote(_BROKEN_ESCAPE.sub("%25", text.strip()), safe=_RESERVED)
    except UnicodeEncodeError:  # half a character, which no encoding can write
        return None
    return coded if coded != text and address_fault(coded) is None else None


def is_address(value: object) -> bool:
    """Whether a value may be used as a link; what is not a text is not judged here."""
    return not isinstance(value, str) or address_fault(value) is None


def is_date(value: object) -> bool:
    """Whether a text is a day of the calendar, written ``2024-05-31``; what is not a text is not judged here."""
    if not isinstance(value, str):
        return True
    if not _ISO_DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def iso_date(text: str) -> str | None:
    """The day that ``31/05/2024`` or ``31.5.2024`` meant, in ISO form; nothing where it is no day."""
    match = _FRENCH_DATE.fullmatch(text.strip())
    written = f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}" if match else ""
    return written if written and is_date(written) else None


# format → its check; a schema that names another format is refused when it is compiled
FORMATS: Mapping[str, Callable[[object], bool]] = {"uri": is_address, "date": is_date}
