"""Addresses that a robot cannot check although people can read them, each with its reason (``data/liens-toleres.yml``).

The list only shrinks by itself: an entry that no fiche needs any more, or that answers again, is an error.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from essaim.reading import read_text
from essaim.typography import french
from essaim.upkeep.addresses import Address

FILE = PurePosixPath("data/liens-toleres.yml")
_KEYS = frozenset({"adresse", "motif", "depuis"})
_SHORTEST_REASON = 15


class ToleratedError(Exception):
    """The list is badly written; the message, in French, says where."""


@dataclass(frozen=True, slots=True)
class Tolerated:
    """``adresse`` is a whole address, or its beginning when it ends with « / »."""

    adresse: str
    motif: str
    depuis: date

    def covers(self, url: str) -> bool:
        """Whether ``url`` is the address, or lies below it."""
        return url == self.adresse or (self.adresse.endswith("/") and url.startswith(self.adresse))


def load_tolerated(root: Path) -> tuple[Tolerated, ...]:
    """The list of the repository at ``root``; raises ``ToleratedError``."""
    path = root / FILE
    if not path.is_file():
        return ()
    reading = read_text(path.read_bytes(), FILE)
    if reading.document is None:
        first = reading.problems[0]
        raise ToleratedError(french(f"{FILE}:{first.line} : {first.message}"))
    entries = reading.document.data.get("liens")
    if not isinstance(entries, list):
        raise ToleratedError(french(f"{FILE} : la clé « liens » attend une liste."))
    return tuple(_entry(rank, entry) for rank, entry in enumerate(entries, 1))


def covering(tolerated: Sequence[Tolerated], url: str) -> Tolerated | None:
    """The entry that covers ``url``, if any."""
    return next((each for each in tolerated if each.covers(url)), None)


def obsolete(tolerated: Sequence[Tolerated], found: Iterable[Address], alive: frozenset[str]) -> tuple[str, ...]:
    """Why entries must go: no fiche gives such an address, or all those that do (``alive``) answer a robot again."""
    told = []
    known = [each.url for each in found]
    for entry in tolerated:
        covered = [url for url in known if entry.covers(url)]
        if not covered:
            told.append(french(f"{entry.adresse} : plus aucune fiche ne donne cette adresse ; retirez l’exception."))
        elif alive.issuperset(covered):
            told.append(french(f"{entry.adresse} : l’adresse répond de nouveau ; retirez l’exception."))
    return tuple(told)


def _entry(rank: int, entry: object) -> Tolerated:
    if not isinstance(entry, Mapping) or set(entry) != _KEYS:
        raise ToleratedError(french(f"{FILE}, lien {rank} : on attend adresse, motif et depuis."))
    adresse, motif, depuis = (str(entry[key]) for key in ("adresse", "motif", "depuis"))
    if not adresse.startswith(("https://", "http://")) or adresse.count("/") < 3:
        raise ToleratedError(
            french(f"{FILE}, lien {rank} : « {adresse} » n’est pas une adresse, ni un début d’adresse.")
        )
    if len(motif) < _SHORTEST_REASON:
        raise ToleratedError(french(f"{FILE}, lien {rank} : dites pourquoi, en une phrase."))
    try:
        return Tolerated(adresse, motif, date.fromisoformat(depuis))
    except ValueError:
        raise ToleratedError(french(f"{FILE}, lien {rank} : « depuis » attend une date.")) from None
