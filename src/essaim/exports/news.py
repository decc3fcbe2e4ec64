"""What feeds announce: a record that is new, and each change to it, in the words of the review report."""

from collections.abc import Iterator
from dataclasses import dataclass

from essaim.changes import SORTES
from essaim.exports.edition import Edition
from essaim.journal import Entry
from essaim.levels import preuve
from essaim.records import Record
from essaim.typography import date_fr


@dataclass(frozen=True, slots=True)
class News:
    """One entry of a feed. ``name`` tells it for ever from all others; ``moment`` is an RFC 3339 instant."""

    record: Record
    name: str
    moment: str
    titre: str
    change: Entry | None

    @property
    def resume(self) -> str:
        """What changed, as the review says it; what the record is, where its changes are too old to be told.

        Made when it is printed: of ten thousand records, a feed holds a hundred.
        """
        if self.change is None or not self.change.dite:
            return _summary(self.record)
        former = [f"Son identifiant était {self.change.ancien}."] if self.change.ancien else []
        told = " ".join((*former, *(phrase.entiere for phrase in self.change.phrases)))
        return told or _summary(self.record)


def arrival(edition: Edition, record: Record) -> News:
    """The publication of a record; where git does not know it, dated by the day a person last checked it."""
    own = edition.journal.of(record)
    first = next((entry for entry in reversed(own.entries) if entry.sorte == "ajoutee"), None)
    moment = own.creation or _checked(edition, record)
    titre = f"{edition.kind(record.kind).singulier} : {record.titre}"
    return News(record, f"{record.kind}/{record.id}", moment, titre, first)


def changes_of(edition: Edition, record: Record) -> Iterator[News]:
    """Each change to a record, its publication included, newest first."""
    entries = edition.journal.of(record).entries
    for entry in entries:
        name = f"{record.kind}/{record.id}:{entry.commit[:12]}"
        titre = f"Fiche {SORTES[entry.sorte]} : {record.titre}"
        yield News(record, name, entry.moment, titre, entry)
    if not entries:
        moment = _checked(edition, record)
        titre = f"{edition.kind(record.kind).singulier} : {record.titre}"
        yield News(record, f"{record.kind}/{record.id}:{moment}", moment, titre, None)


def _summary(record: Record) -> str:
    parts = [str(record.data.get("resume", ""))]
    if record.kind == "initiatives":
        parts.append(f"Niveau de preuve : {preuve(record.data).libelle}.")
    if "verifie_le" in record.data:
        parts.append(f"Fiche vérifiée le {date_fr(str(record.data['verifie_le']))}.")
    return " ".join(part for part in parts if part)


def _checked(edition: Edition, record: Record) -> str:
    return f"{record.data.get('verifie_le', edition.jour)}T00:00:00Z"
