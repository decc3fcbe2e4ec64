"""A case: the files of one contribution, and what must become of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hostile.fiches import Fiche


class Fate(StrEnum):
    """What must become of a contribution."""

    UNKNOWN = "inconnu"  # chance made it: only crashes are judged
    REFUSED = "refusé"  # with file, line and remedy; nothing of it is published
    NEUTRALISED = "neutralisé"  # published as the text it is: nothing of it acts
    ACCEPTED = "accepté"  # published, unchanged


@dataclass(frozen=True)
class Case:
    """``content`` is written at ``path``; ``line`` is that of the fault where it has one, ``rule`` what tells it.

    ``beside`` are more files, ``links`` symbolic links by path, ``data`` what must be read where it is not refused.
    """

    name: str
    family: str
    path: str
    content: bytes
    fate: Fate
    line: int | None = None
    rule: str | None = None
    data: Mapping[str, object] = field(default_factory=dict)
    beside: Mapping[str, bytes] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    judged: tuple[str, ...] = ()  # the paths asked about, ``path`` alone by default
    spoken: bool = False  # whether the report is asked for in every form, because the case speaks to a terminal


Family = Callable[[Fiche], Iterator[Case]]


def refused(
    fiche: Fiche,
    family: str,
    name: str,
    content: bytes,
    line: int | None = None,
    rule: str | None = None,
    *,
    spoken: bool = False,
) -> Case:
    """A case to refuse, in the place of ``fiche``."""
    return Case(name, family, fiche.path, content, Fate.REFUSED, line, rule, beside=fiche.beside, spoken=spoken)


def kept(fiche: Fiche, family: str, name: str, content: bytes, fate: Fate, **data: object) -> Case:
    """A case to publish, whose ``data`` are read as they were written."""
    return Case(name, family, fiche.path, content, fate, data=data, beside=fiche.beside)
