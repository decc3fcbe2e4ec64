"""What changes for readers between two catalogues: a pure comparison, in French sentences without any markup."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from essaim.catalogue import Catalogue
from essaim.changes.fields import Phrase, field_phrases
from essaim.changes.standing import level_phrases
from essaim.changes.words import Words, typeset
from essaim.records import Record

_ALIKE = 0.5  # share of text in common from which a fiche gone and a fiche come are one, renamed


SORTES = {
    "illisible": "illisible",
    "ajoutee": "ajoutée",
    "retiree": "retirée",
    "renommee": "renommée",
    "modifiee": "modifiée",
}


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one fiche.

     ``sorte`` is ajoutee, retiree, renommee, modifiee or illisible (its file is there, but cannot be read).
    ``ancien`` is the former id of a renamed fiche, else empty.
     ``adresse`` says what the old address answers: vivante, redirigee (``vers`` names the fiche), retiree (a page says
     why) or perdue. ``themes`` and ``territoires`` are those of the fiche, ``nouveaux`` the territories where no
     initiative was before.
    """

    sorte: str
    kind: str
    id: str
    titre: str
    ancien: str = ""
    adresse: str = "vivante"
    vers: str = ""
    phrases: tuple[Phrase, ...] = ()
    themes: tuple[str, ...] = ()
    territoires: tuple[str, ...] = ()
    nouveaux: tuple[str, ...] = ()


def changes(
    before: Catalogue,
    after: Catalogue,
    faulty: frozenset[str] = frozenset(),
    unreadable: frozenset[tuple[str, str]] = frozenset(),
) -> tuple[Change, ...]:
    """Every fiche added, removed, renamed or changed, by kind then by id.

    ``faulty`` names the files that the schema refuses: their levels, which trust it, are not computed. ``unreadable``
    holds the kind and id of the files of ``after`` that could not be read: their fiches are not taken for removed.
    """
    compared = _Comparison(before, after, faulty, unreadable)
    return tuple(change for kind in after.kinds for change in compared.of(kind.name))


def record_phrases(
    before: Record | None, after: Record, words: Words, today: date, *, sound: bool
) -> tuple[Phrase, ...]:
    """What a reader of one record is told: its fields that differ, then its levels that moved by ``today``.

    A record that starts (``before`` is None) is told by its summary. ``sound``: both versions pass the schema, which
    the levels trust.
    """
    resume = after.data.get("resume")
    if before:
        phrases = field_phrases(before, after, words)
    else:
        phrases = (Phrase("resume", " ".join(resume.split())),) if isinstance(resume, str) else ()
    levels = level_phrases(before, after, today) if sound and after.kind == "initiatives" else ()
    return (*phrases, *levels)


def places_of(record: Record) -> tuple[str, ...]:
    """The codes of the territories that a fiche concerns, each once, in its order."""
    patterns = (
        ("territoire",),
        ("territoires", "*"),
        ("implantations", "*", "territoire"),
        ("implantations", "*", "autres_territoires", "*"),
    )
    return tuple(dict.fromkeys(code for pattern in patterns for _, code in record.texts(*pattern)))


class _Comparison:
    """Two catalogues side by side."""

    def __init__(
        self, before: Catalogue, after: Catalogue, faulty: frozenset[str], unreadable: frozenset[tuple[str, str]]
    ) -> None:
        self._before = before
        self._after = after
        self._faulty = faulty
        self._unreadable = unreadable
        self._words = Words(after)
        self._known = {code for record in before.initiatives for code in places_of(record)}

    def of(self, kind: str) -> Iterator[Change]:
        """The changes of one kind, sorted by id."""
        old = {record.id: record for record in self._before.of(kind)}
        new = {record.id: record for record in self._after.of(kind)}
        heirs = _heirs(new)
        lost = [i for i in old if (kind, i) in self._unreadable and i not in new]
        gone = {i: record for i, record in old.items() if i not in new and i not in lost}
        come = {i: record for i, record in new.items() if i not in old}
        renamed = _renamed(gone, come, heirs)
        found = [self._removed(gone[i], heirs) for i in gone if i not in renamed]
        found += [Change("illisible", kind, i, old[i].titre) for i in lost]
        found += [self._added(come[i]) for i in come if i not in renamed.values()]
        found += [self._renamed(gone[i], come[target], heirs) for i, target in renamed.items()]
        found += [self._changed(old[i], new[i]) for i in new if i in old and old[i].data != new[i].data]
        return iter(sorted(found, key=lambda change: change.id))

    def _removed(self, record: Record, heirs: Mapping[str, str]) -> Change:
        heir = heirs.get(record.id, "")
        change = Change("retiree", record.kind, record.id, record.titre, adresse="redirigee" if heir else "perdue")
        return replace(change, vers=heir, themes=_themes(record), territoires=places_of(record))

    def _added(self, record: Record) -> Change:
        return self._told(Change("ajoutee", record.kind, record.id, record.titre), None, record)

    def _renamed(self, old: Record, new: Record, heirs: Mapping[str, str]) -> Change:
        kept = heirs.get(old.id, "")
        change = Change("renommee", new.kind, new.id, new.titre, ancien=old.id)
        change = replace(change, adresse="redirigee" if kept else "perdue", vers=kept)
        return self._told(change, old, new)

    def _changed(self, old: Record, new: Record) -> Change:
        change = Change("modifiee", new.kind, new.id, new.titre)
        return self._told(change, old, new)

    def _told(self, change: Change, old: Record | None, new: Record) -> Change:
        files = {str(record.path) for record in (old, new) if record}
        phrases = record_phrases(old, new, self._words, self._after.today, sound=files.isdisjoint(self._faulty))
        fresh = [c for c in places_of(new) if new.kind == "initiatives" and c not in self._known]
        covered = [Phrase("territoires", self._first(fresh))] if fresh else []
        places = places_of(new)
        return replace(
            change, phrases=(*phrases, *covered), themes=_themes(new), territoires=places, nouveaux=tuple(fresh)
        )

    def _first(self, codes: Sequence[str]) -> str:
        return typeset("premier passage sur : {places}", places=", ".join(self._words.place(code) for code in codes))


def _heirs(records: Mapping[str, Record]) -> dict[str, str]:
    """The fiche of today that each former id leads to; a former id still borne leads nowhere else."""
    found: dict[str, str] = {}
    for record in records.values():
        for _, former in record.texts("anciens_ids", "*"):
            if former not in records:
                found.setdefault(former, record.id)
    return found


def _renamed(gone: Mapping[str, Record], come: Mapping[str, Record], heirs: Mapping[str, str]) -> dict[str, str]:
    """Former id → new id: by the former ids that fiches declare, else by what the two fiches have in common."""
    found = {former: heirs[former] for former in gone if heirs.get(former) in come}
    free = {i: _values(record) for i, record in come.items() if i not in found.values()}
    for former, record in gone.items():
        if former in heirs or not free:
            continue
        values = _values(record)
        best = max(free, key=lambda i: (_share(values, free[i]), i))
        if _share(values, free[best]) >= _ALIKE:
            found[former] = best
            del free[best]
    return found


def _values(record: Record) -> frozenset[tuple[object, str]]:
    return frozenset((path, repr(value)) for path, value in record.leaves())


def _share(one: frozenset[tuple[object, str]], other: frozenset[tuple[object, str]]) -> float:
    """How much of two fiches is in common, by length: sentences tell them apart, terms of closed lists do not."""
    together = _length(one | other)
    return _length(one & other) / together if together else 0.0


def _length(values: frozenset[tuple[object, str]]) -> int:
    return sum(len(text) for _, text in values)


def _themes(record: Record) -> tuple[str, ...]:
    return tuple(term for _, term in record.texts("themes", "*"))
