"""The journal: every record's life, and the newest changes of all, from the one `git log` of a build."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from essaim.catalogue import Catalogue
from essaim.changes import Phrase
from essaim.journal.lives import Key, contributors, lives
from essaim.journal.log import Event, read_log
from essaim.journal.memory import Memory, memory_key
from essaim.journal.telling import LIMIT, Teller, Told, blobs_of
from essaim.records import Record


@dataclass(frozen=True, slots=True)
class Past:
    """What git said: the output of the log (empty where there is no git), whether the clone is shallow, and how to read
    contents by their ids; what is not there is left out."""

    log: str = ""
    shallow: bool = False
    contents: Callable[[Sequence[str]], Mapping[str, bytes]] = lambda _: {}


@dataclass(frozen=True, slots=True)
class Entry:
    """One change to one record, under the id it bears today.

    ``sorte`` is ajoutee, modifiee, renommee (``ancien`` was its id) or retiree. ``dite`` is False where the change is
    too old, or its files not readable: ``phrases`` are then unknown, not absent.
    """

    kind: str
    id: str
    titre: str
    sorte: str
    ancien: str
    commit: str
    moment: str
    auteur: str
    phrases: tuple[Phrase, ...] = ()
    dite: bool = True


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of one record: its changes, newest first, who signed them, and when it was first published."""

    entries: tuple[Entry, ...] = ()
    contributeurs: tuple[str, ...] = ()
    creation: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """``entries`` are the newest changes of all, newest first; ``total`` how many git knows of.

    ``since``: in a shallow clone, the instant before which nothing is known.
    """

    entries: tuple[Entry, ...] = ()
    lives: Mapping[Key, Life] = field(default_factory=dict)
    total: int = 0
    since: str = ""

    @property
    def connu(self) -> bool:
        """Whether git was there at all."""
        return bool(self.lives or self.since)

    def of(self, record: Record) -> Life:
        """The life of a record; an empty one if git knows nothing of it."""
        return self.lives.get((record.kind, record.id), Life())


def journal(catalogue: Catalogue, past: Past, memory: Memory) -> tuple[Journal, Memory]:
    """The journal of a catalogue, and what to remember of it for the next build."""
    log = read_log(past.log, shallow=past.shallow)
    by_record = lives(log.events, catalogue)
    every = [(key, event) for key, events in by_record.items() for event in events]
    every.sort(key=lambda each: (each[1].moment, each[0]), reverse=True)
    told = _told(catalogue, past, [event for _, event in every[:LIMIT]], memory.told)
    entries = {each: _entry(*each, catalogue, told) for each in every}
    lived = {
        key: Life(
            tuple(entry for event in events if (entry := entries[(key, event)])),
            contributors(events),
            min((event.moment for event in events if event.sorte == "A"), default=""),
        )
        for key, events in by_record.items()
    }
    recent = tuple(entry for each in every[:LIMIT] if (entry := entries[each]))
    return Journal(recent, lived, len(every), log.since), Memory(memory.version, told)


def _told(catalogue: Catalogue, past: Past, events: Sequence[Event], known: Mapping[str, Told]) -> dict[str, Told]:
    """What is said of each of ``events``; only what was not said before is read."""
    fresh = [event for event in events if memory_key(event) not in known]
    teller = Teller(catalogue, past.contents(blobs_of(fresh)) if fresh else {})
    said = {memory_key(event): teller.tell(event) for event in fresh}
    return {key: said.get(key) or known[key] for key in map(memory_key, events)}


def _entry(key: Key, event: Event, catalogue: Catalogue, told: Mapping[str, Told]) -> Entry | None:
    """The entry of an event; None where readers see no change (comments, layout)."""
    said = told.get(memory_key(event), Told(lisible=False))
    former = PurePosixPath(event.ancien)
    renamed = bool(event.ancien) and (former.parent.name, former.stem) != key
    sorte = "renommee" if renamed else {"A": "ajoutee", "D": "retiree"}.get(event.sorte, "modifiee")
    if sorte == "modifiee" and said.lisible and not said.phrases:
        return None
    record = catalogue.get(*key)
    titre = record.titre if record else said.titre or key[1]
    ancien = former.stem if renamed else ""
    return Entry(*key, titre, sorte, ancien, event.commit, event.moment, event.auteur, said.phrases, said.lisible)
