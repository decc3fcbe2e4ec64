"""The newest changes in the words of the review report, from the contents of the files before and after each.

Contents never change, so what was told once is kept (``Told`` by a key of all that it depends on) and not read again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import PurePosixPath

from essaim.catalogue import Catalogue
from essaim.changes import Phrase, Words, record_phrases
from essaim.journal.log import Event
from essaim.problem import Severity
from essaim.reading import read_text
from essaim.records import Record
from essaim.rules.personal_data import personal

LIMIT = 300  # changes put into words: a build stays as cheap at ten thousand fiches


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a change. ``lisible`` is False if a version cannot be read, or holds a person's address or
    telephone: then nothing is said of it.
    """

    titre: str = ""
    phrases: tuple[Phrase, ...] = ()
    lisible: bool = True


class Teller:
    """Puts events into words; ``contents`` are those of their files, by the ids that git gives them."""

    def __init__(self, catalogue: Catalogue, contents: Mapping[str, bytes]) -> None:
        self._catalogue = catalogue
        self._contents = contents
        self._words = Words(catalogue)
        self._known = {record.digest: record for record in catalogue}
        self._read: dict[tuple[str, str], tuple[Record | None, bool]] = {}

    def tell(self, event: Event) -> Told:
        """What a reader is told of ``event``; levels are those of its day."""
        before, sound_before = self._version(event.ancien or event.path, event.before)
        after, sound_after = self._version(event.path, event.after)
        if after is None:
            return Told(before.titre if before else "", lisible=bool(before) and not event.after)
        if event.before and before is None:
            return Told(after.titre, lisible=False)
        if before is not None and before.data == after.data:
            return Told(after.titre)
        day = date.fromisoformat(event.moment[:10])
        sound = sound_before and sound_after
        return Told(after.titre, record_phrases(before, after, self._words, day, sound=sound))

    def _version(self, path: str, blob: str) -> tuple[Record | None, bool]:
        """One version of a file, and whether it passes the schema of today."""
        if not blob or blob not in self._contents:
            return None, True
        if (path, blob) not in self._read:
            self._read[(path, blob)] = self._record(PurePosixPath(path), self._contents[blob])
        return self._read[(path, blob)]

    def _record(self, path: PurePosixPath, raw: bytes) -> tuple[Record | None, bool]:
        known = self._known.get(blake2b(raw).hexdigest())
        if known is not None and known.path == path:
            return known, True
        document, kind = read_text(raw, path).document, path.parent.name
        if document is None:
            return None, False
        if _is_private(record := Record.of(kind, document)):
            return None, False
        problems = self._catalogue.schemas.check(kind, document)
        return record, all(each.severity is not Severity.ERROR for each in problems)


def _is_private(record: Record) -> bool:
    """Whether a version gives what no fiche may: what was taken out of a page does not come back in the journal."""
    return any(next(personal(value), None) for _, value in record.leaves() if isinstance(value, str))


def blobs_of(events: Iterable[Event]) -> tuple[str, ...]:
    """The ids of the contents to read, each once, sorted."""
    return tuple(sorted({blob for event in events for blob in (event.before, event.after) if blob}))
