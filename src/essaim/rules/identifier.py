"""The id of a fiche is its file's name, and its address for good: it must be fit for both, and be borne only once."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from essaim.catalogue import Catalogue
from essaim.problem import Problem, shown
from essaim.records import Record
from essaim.rules.rule import Rule
from essaim.schema.suggestions import plain

_FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 60
# Names that Windows keeps for devices, so that git cannot write them there (« Naming Files, Paths, and Namespaces »).
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
# Last or only part of an address of the site, today or likely tomorrow (design, section 7).
_ADDRESSES = {
    "404", "api", "assets", "comparer", "contribuer", "donnees", "fiche", "flux", "index", "recherche", "robots",
    "schemas", "search", "selection", "sitemap",
}  # fmt: skip
RESERVED = frozenset(_DEVICES | _ADDRESSES)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Names that are no ids, names that some disks confuse, and former ids that another fiche bears."""
    for kind in catalogue.kinds:
        records = catalogue.of(kind.name)
        bearers: dict[str, Record] = {}
        for record in records:
            yield from _name(record, catalogue)
            twin = bearers.setdefault(_folded(record.id), record)
            if twin is not record:
                yield _confused(record, twin)
        yield from _former(records)


def _name(record: Record, catalogue: Catalogue) -> Iterator[Problem]:
    name = record.path.name
    if record.id in RESERVED:
        fault = f"{shown(name)} n’est pas un nom possible : « {record.id} » est réservé au site ou aux ordinateurs."
    elif len(record.id) > _LONGEST:
        fault = f"Le nom du fichier compte {len(record.id)} caractères ; il en compte au plus {_LONGEST}."
    elif len(record.id) < 2 or not _FORM.fullmatch(record.id):
        fault = (
            f"{shown(name)} n’est pas un identifiant : on attend des lettres minuscules sans accent, des chiffres, "
            "un tiret entre les mots, deux signes au moins."
        )
    else:
        return
    yield _problem(record, fault, _remedy(record, catalogue))


def _remedy(record: Record, catalogue: Catalogue) -> str:
    proposed = plain(record.id)
    if len(proposed) > _LONGEST:
        proposed = proposed[: _LONGEST + 1].rpartition("-")[0] or proposed[:_LONGEST]
    if len(proposed) < 2 or proposed in RESERVED or catalogue.get(record.kind, proposed):
        return "Donnez au fichier un nom court tiré du titre, par exemple « repair-cafe-lyon »."
    return f"Renommez le fichier en « {proposed}{record.path.suffix} »."


def _folded(identifier: str) -> str:
    return unicodedata.normalize("NFC", identifier.casefold())


def _confused(record: Record, twin: Record) -> Problem:
    fault = f"{shown(record.path.name)} et {shown(twin.path.name)} sont le même fichier sur certains ordinateurs."
    return _problem(record, fault, "Gardez un seul des deux, ou donnez à l’autre un nom bien distinct.")


def _problem(record: Record, fault: str, hint: str) -> Problem:
    """On the first line: the name is that of the whole file."""
    return replace(record.problem((), RULE.id, fault, hint), line=1, column=1)


def _former(records: tuple[Record, ...]) -> Iterator[Problem]:
    current = {record.id: record for record in records}
    claimed: dict[str, Record] = {}
    for record in records:
        for path, former in record.texts("anciens_ids", "*"):
            owner = current.get(former) or claimed.setdefault(former, record)
            if owner is record and former == record.id:
                fault = f"« {former} » est l’identifiant actuel de cette fiche, non un ancien."
                yield record.problem(path, RULE.id, fault, "Supprimez cette ligne.")
            elif owner is not record:
                fault = f"L’ancien identifiant {shown(former)} appartient déjà à la fiche « {owner.id} »."
                hint = "Supprimez-le d’une des deux fiches : une ancienne adresse ne mène qu’à un endroit."
                yield record.problem(path, RULE.id, fault, hint)


RULE = Rule(
    "identifiant",
    "Nom de fichier",
    "Le nom du fichier, sans son extension, est l’identifiant de la fiche et son adresse : minuscules sans accent, "
    "chiffres, tirets, 60 caractères au plus, et aucun nom réservé ni déjà porté.",
    check,
)
