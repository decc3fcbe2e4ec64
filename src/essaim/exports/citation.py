"""How to cite a record: BibTeX and CSL-JSON, with the date of its version and its permanent address."""

from collections.abc import Mapping
from datetime import date

from essaim.exports.edition import AUTEUR, DESCRIPTION, LICENCE, TITRE, Edition, json_bytes
from essaim.records import Record

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
}


def citation_files(edition: Edition, record: Record | None) -> Mapping[str, bytes]:
    """The two files of an initiative, none for another kind; for None, those of the catalogue as a whole."""
    if record is not None and record.kind != "initiatives":
        return {}
    folder = f"{record.kind}/{record.id}" if record else "donnees"
    return {
        f"{folder}/citation.bib": bibtex(edition, record).encode(),
        f"{folder}/citation.json": json_bytes([csl(edition, record)], indent=None),
    }


def bibtex(edition: Edition, record: Record | None) -> str:
    """One entry, in UTF-8, TeX's own characters escaped; None stands for the whole catalogue."""
    version = _version(edition, record)
    key = f"essaim-{record.id}-{version.year}" if record else f"essaim-{version.year}"
    fields = {
        "author": f"{{{tex(AUTEUR)}}}",
        "title": f"{{{tex(record.titre if record else TITRE)}}}",
        "howpublished": tex(f"{TITRE}. {DESCRIPTION}"),
        "year": str(version.year),
        "month": str(version.month),
        "date": version.isoformat(),
        "version": version.isoformat(),
        "language": "french",
        "url": _url(edition, record),
        "note": tex(LICENCE),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{key},\n{body}\n}}\n"


def csl(edition: Edition, record: Record | None) -> dict[str, object]:
    """One item of CSL-JSON; None stands for the whole catalogue."""
    version = _version(edition, record)
    item: dict[str, object] = {
        "id": f"essaim-{record.id}" if record else "essaim",
        "type": "webpage" if record else "dataset",
        "title": record.titre if record else TITRE,
        "author": [{"literal": AUTEUR}],
        "issued": {"date-parts": [[version.year, version.month, version.day]]},
        "version": version.isoformat(),
        "URL": _url(edition, record),
        "language": "fr",
        "license": LICENCE,
    }
    if record:
        item["container-title"] = TITRE
        item["abstract"] = record.data["resume"]
    return item


def tex(text: str) -> str:
    """A text as TeX prints it word for word."""
    return "".join(_TEX.get(character, character) for character in text)


def _version(edition: Edition, record: Record | None) -> date:
    """The day a person last checked the record; of the catalogue, the day of the edition."""
    return date.fromisoformat(str(record.data["verifie_le"])) if record else edition.catalogue.today


def _url(edition: Edition, record: Record | None) -> str:
    return edition.page(record) if record else edition.site_url
