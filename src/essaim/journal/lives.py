"""Each record's own events, newest first, whatever its file was called; and the people who signed them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from pathlib import PurePosixPath

from essaim.catalogue import EXTENSIONS, Catalogue, renamings
from essaim.journal.log import Event

Key = tuple[str, str]  # the kind and the id of a record


def key_of(path: str, kinds: frozenset[str]) -> Key | None:
    """The record that a file holds; None if it holds none."""
    file = PurePosixPath(path)
    is_record = len(file.parts) == 3 and file.parts[1] in kinds and file.suffix in EXTENSIONS
    return (file.parts[1], file.stem) if is_record else None


def lives(events: Iterable[Event], catalogue: Catalogue) -> Mapping[Key, tuple[Event, ...]]:
    """The events of each record, of today or gone, from all ``events`` (newest first).

    A record is followed where git sees a rename, and where it declares a former id (``anciens_ids``).
    """
    kinds = frozenset(kind.name for kind in catalogue.kinds)
    heirs: dict[Key, Key] = {}
    for kind, moved in renamings(catalogue).items():
        heirs.update({(kind, former): (kind, current) for former, current in moved.items()})
    found: dict[Key, list[Event]] = {}
    for key, event in _of_records(events, kinds):
        owner = heirs.get(key, key)
        found.setdefault(owner, []).append(event)
        former = key_of(event.ancien, kinds)
        if former and former != owner:
            heirs[former] = owner  # older events of that name are this record's
    return {key: _merged(own) for key, own in found.items()}


def contributors(events: Iterable[Event]) -> tuple[str, ...]:
    """Who signed, each once, the first to sign first."""
    return tuple(dict.fromkeys(event.auteur for event in reversed(tuple(events)) if event.auteur))


def _of_records(events: Iterable[Event], kinds: frozenset[str]) -> Iterator[tuple[Key, Event]]:
    """The events of files that hold a record; a file that becomes one is added, one that stops being one is deleted."""
    for event in events:
        key, former = key_of(event.path, kinds), key_of(event.ancien, kinds)
        if key and event.ancien and former is None:
            yield key, replace(event, sorte="A", ancien="", before="")
        elif key:
            yield key, event
        elif former:
            yield former, replace(event, sorte="D", path=event.ancien, ancien="", after="")


def _merged(events: Iterable[Event]) -> tuple[Event, ...]:
    """One event a commit: a file deleted and another added are the same record, moved."""
    return tuple(_one(tuple(same)) for _, same in groupby(events, key=lambda event: event.commit))


def _one(events: tuple[Event, ...]) -> Event:
    gone = next((event for event in events if event.before), None)
    come = next((event for event in events if event.after), None)
    if len(events) == 1 or gone is None or come is None:
        return events[0]
    return replace(come, sorte="R", ancien=gone.path, before=gone.before)
