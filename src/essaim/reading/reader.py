"""The strict reader: the only way from a file of content to data, for the validator, the site, exports and tests."""

import unicodedata
from collections.abc import Callable
from functools import partial
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from essaim.reading.composition import compose
from essaim.reading.documents import Document, Marks, Place, Reading
from essaim.reading.faults import Faults
from essaim.reading.files import file_bytes
from essaim.reading.frontmatter import Missing, Parts, narrative, split
from essaim.reading.hidden import masked
from essaim.reading.markup import html_tags
from essaim.reading.places import by_line
from essaim.reading.plainform import plain_form
from essaim.reading.quoted import add_html
from essaim.reading.text import check_indentation, check_text, decoded

MAX_BODY_BYTES = 40_000
_UNREADABLE = frozenset(("conflit-de-fusion", "tabulation"))  # what YAML makes of them only misleads


def read(root: Path, relative: PurePosixPath) -> Reading:
    """Reads the ``.md`` or ``.yml`` file ``root / relative``; no fault of the file or of the disk raises."""
    faults = Faults(relative)
    raw = file_bytes(root, relative, faults)
    if raw is None:
        return Reading(None, faults.problems())
    return _quick(raw, relative, partial(_marks_on_disk, root, relative)) or read_strictly(raw, relative)


def read_text(text_bytes: bytes, relative: PurePosixPath) -> Reading:
    """Reads ``text_bytes`` as the content of the file ``relative``, whose suffix says the form; never raises."""
    return _quick(text_bytes, relative, partial(_marks, text_bytes, relative)) or read_strictly(text_bytes, relative)


def _quick(raw: bytes, relative: PurePosixPath, marks: Callable[[], Marks]) -> Reading | None:
    """What reading gives for a file in the plain form, of which there is nothing to say; None for any other."""
    plain = plain_form(raw, relative.suffix)
    if plain is None:
        return None
    return Reading(Document(relative, *plain, Marks.later(marks), blake2b(raw).hexdigest()), ())


def _marks(raw: bytes, relative: PurePosixPath) -> Marks:
    document = read_strictly(raw, relative).document
    return document.marks if document else Marks({}, {})


def _marks_on_disk(root: Path, relative: PurePosixPath) -> Marks:
    """The marks of a file that was read before; none if it has changed so much since that it is refused."""
    raw = file_bytes(root, relative, Faults(relative))
    return Marks({}, {}) if raw is None else _marks(raw, relative)


def read_strictly(text_bytes: bytes, relative: PurePosixPath) -> Reading:
    """What ``read_text`` gives, by the strict reader alone: every fault and every mark, slowly."""
    faults = Faults(relative)
    text = decoded(text_bytes, faults) if _suffix_known(relative, faults) else None
    if text is None:
        return Reading(None, faults.problems())
    check_text(text, faults)
    parts = split(text) if relative.suffix == ".md" else Parts(text, 1, "", 1)
    if isinstance(parts, Missing):
        _add_missing(parts, faults)
        return Reading(None, faults.problems())
    check_indentation(parts.yaml, parts.yaml_line, faults)
    if faults.told(_UNREADABLE):
        return Reading(None, faults.problems())
    document = _document(parts, relative, text_bytes, faults)
    return Reading(None if faults else document, faults.problems())


def _document(parts: Parts, relative: PurePosixPath, raw: bytes, faults: Faults) -> Document:
    """The document that ``parts`` make; it is worth something only if no fault was noted."""
    data, marks = compose(masked(parts.yaml) if faults else parts.yaml, parts.yaml_line, faults)
    if relative.suffix == ".md" and "recit" in data:
        faults.add(
            "recit-en-tete",
            marks.keys[("recit",)],
            "L’en-tête a une clé « recit » ; dans un fichier .md, le récit s’écrit sous l’en-tête.",
            "Déplacez ce texte après la seconde ligne « --- » et supprimez la clé.",
            path=("recit",),
        )
    if parts.body:
        _check_body(parts, faults)
        data["recit"] = unicodedata.normalize("NFC", parts.body)
        marks.values[("recit",)] = marks.keys[("recit",)] = (parts.body_line, 1)
    recit = data.get("recit")
    body = narrative(recit)[1] if isinstance(recit, str) else ""
    if body:
        data["recit"] = body
    _check_length(body, (marks.of(("recit",)).line, marks.of(("recit",)).column), faults)
    return Document(relative, data, body, marks, blake2b(raw).hexdigest())


def _check_body(parts: Parts, faults: Faults) -> None:
    for place, tags in by_line(parts.body, html_tags(parts.body), parts.body_line).items():
        add_html(faults, place, tags, ("recit",))


def _check_length(body: str, place: Place, faults: Faults) -> None:
    size = len(body.encode("utf-8", "replace"))
    if size > MAX_BODY_BYTES:
        faults.add(
            "recit-trop-long",
            place,
            f"Le récit pèse {-(-size // 1000)} ko ; il en pèse au plus 40.",
            "Raccourcissez-le, et donnez l’adresse des documents longs au lieu de les recopier.",
            path=("recit",),
        )


def _suffix_known(relative: PurePosixPath, faults: Faults) -> bool:
    if relative.suffix in (".md", ".yml"):
        return True
    faults.add(
        "extension-inconnue",
        (1, 1),
        "Le nom du fichier ne finit ni par .md ni par .yml.",
        "Renommez-le en .md (en-tête et récit) ou en .yml (données seules), en minuscules.",
    )
    return False


def _add_missing(missing: Missing, faults: Faults) -> None:
    if missing is Missing.CLOSING:
        faults.add(
            "entete-non-fermee",
            (1, 1),
            "L’en-tête ouvert à la ligne 1 n’est pas fermé par une ligne de trois tirets.",
            "Ajoutez une ligne « --- » seule, au début de la ligne, entre les données et le récit.",
        )
        return
    found = (
        "Des lignes vides ou des espaces précèdent la ligne de trois tirets"
        if missing is Missing.PRECEDED
        else "Le fichier ne commence pas par une ligne de trois tirets"
    )
    faults.add(
        "entete-absente",
        (1, 1),
        f"{found} ; l’en-tête commence à la première ligne.",
        "Faites de « --- » la toute première ligne, puis écrivez les données et une seconde ligne « --- ».",
    )
