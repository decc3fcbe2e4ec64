"""What was told once, kept from one build to the next: contents of files never change, nor then do their sentences."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from essaim.changes import Phrase
from essaim.files import write_if_changed
from essaim.journal.log import Event
from essaim.journal.telling import Told


@dataclass(frozen=True, slots=True)
class Memory:
    """Sentences by event. ``version`` names all else that they depend on: schemas, territories, the code."""

    version: str = ""
    told: Mapping[str, Told] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path, version: str) -> "Memory":
        """What ``path`` holds; nothing if it is not there, was written by another version, or cannot be trusted."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["version"] != version:
                return cls(version)
            return cls(version, {key: _told(value) for key, value in stored["dits"].items()})
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls(version)

    def save(self, path: Path) -> None:
        """Keep everything for the next build."""
        told = {
            key: [each.titre, [[phrase.champ, phrase.texte] for phrase in each.phrases], each.lisible]
            for key, each in sorted(self.told.items())
        }
        stored = {"version": self.version, "dits": told}
        write_if_changed(path, json.dumps(stored, ensure_ascii=False).encode())


def memory_key(event: Event) -> str:
    """All that the sentences about ``event`` depend on, beside the version."""
    return "\n".join((event.ancien, event.path, event.before, event.after, event.moment[:10]))


def _told(value: list[object]) -> Told:
    titre, phrases, readable = value
    if not isinstance(titre, str) or not isinstance(phrases, list) or not isinstance(readable, bool):
        raise TypeError
    return Told(titre, tuple(Phrase(str(champ), str(texte)) for champ, texte in phrases), readable)
