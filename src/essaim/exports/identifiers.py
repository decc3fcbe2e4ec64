"""The promise of addresses: every id ever published is kept, and answers with its page, a redirect or a tombstone.

``data/identifiants.json`` holds the ids published so far (``publies``, by kind) and the records withdrawn
(``retires``); `scripts/identifiers.py` adds the new ones. The published ``ids.json`` is their union with the content.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from essaim.catalogue import Catalogue, renamings

FILE = Path("data") / "identifiants.json"


@dataclass(frozen=True, slots=True)
class Retrait:
    """A record withdrawn: the day, and the reason, in French, that its address now gives."""

    sorte: str
    id: str
    date: str
    motif: str


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The ids published so far, sorted, by kind; and the withdrawn records."""

    publies: Mapping[str, tuple[str, ...]]
    retires: tuple[Retrait, ...] = ()

    @classmethod
    def load(cls, root: Path) -> "Identifiers":
        """The ids that the repository at ``root`` has promised; none if the file is not there yet."""
        path = root / FILE
        if not path.is_file():
            return cls({})
        stored = json.loads(path.read_text(encoding="utf-8"))
        published = {kind: tuple(sorted(ids)) for kind, ids in sorted(stored["publies"].items())}
        return cls(published, tuple(Retrait(**each) for each in stored["retires"]))

    def text(self) -> str:
        """The file's text."""
        withdrawn = [{"sorte": r.sorte, "id": r.id, "date": r.date, "motif": r.motif} for r in self.retires]
        stored = {"publies": {kind: list(ids) for kind, ids in self.publies.items()}, "retires": withdrawn}
        return json.dumps(stored, ensure_ascii=False, indent=2) + "\n"

    def grown(self, catalogue: Catalogue) -> "Identifiers":
        """The same promise, with every id of the content added; nothing is ever taken away."""
        now = {kind.name: {record.id for record in catalogue.of(kind.name)} for kind in catalogue.kinds}
        for kind, renamed in renamings(catalogue).items():
            now[kind] |= set(renamed)
        for withdrawn in self.retires:
            now.setdefault(withdrawn.sorte, set()).add(withdrawn.id)
        kinds = sorted({*now, *self.publies})
        return Identifiers(
            {kind: tuple(sorted({*self.publies.get(kind, ()), *now.get(kind, ())})) for kind in kinds}, self.retires
        )


def withdrawn(identifiers: Identifiers, catalogue: Catalogue) -> tuple[Retrait, ...]:
    """The withdrawals whose address nothing else has taken back."""
    moved = renamings(catalogue)
    return tuple(
        r for r in identifiers.retires if catalogue.get(r.sorte, r.id) is None and r.id not in moved.get(r.sorte, {})
    )


def broken_promises(identifiers: Identifiers, catalogue: Catalogue) -> list[tuple[str, str]]:
    """Kind and id of every published id that no page, redirect or tombstone answers for any more."""
    moved = renamings(catalogue)
    gone = {(each.sorte, each.id) for each in identifiers.retires}
    return [
        (kind, identifier)
        for kind, ids in identifiers.publies.items()
        for identifier in ids
        if catalogue.get(kind, identifier) is None
        and identifier not in moved.get(kind, {})
        and (kind, identifier) not in gone
    ]
