"""The journal as pages show it: the recent changes of all, day by day; each fiche's own history and contributors."""

from dataclasses import dataclass
from itertools import groupby

from essaim.changes import SORTES
from essaim.journal import Entry, Journal
from essaim.records import Record
from essaim.typography import date_fr
from essaim.views.scope import Scope

SHOWN = 100  # changes on the journal's page
OWN = 5  # changes on a fiche
PHRASES = 8  # sentences on a change in the journal
OWN_PHRASES = 4


@dataclass(frozen=True, slots=True)
class Changement:
    """One change: ``reste`` sentences are left out; ``dit`` is False where what changed is not known."""

    sorte: str
    iso: str
    date: str
    titre: str
    lien: str
    nature: str
    ancien: str
    auteur: str
    phrases: tuple[str, ...]
    reste: int
    dit: bool


@dataclass(frozen=True, slots=True)
class Jour:
    """The changes of one day."""

    iso: str
    date: str
    changements: tuple[Changement, ...]


@dataclass(frozen=True, slots=True)
class JournalView:
    """``depuis`` is the day, in words, before which this build knows nothing; empty when it knows all."""

    connu: bool
    depuis: str
    jours: tuple[Jour, ...]
    montres: int
    total: int
    forge: str


@dataclass(frozen=True, slots=True)
class VieView:
    """A fiche's own history; ``modifications`` counts the changes that readers can see, its publication left out."""

    connue: bool
    depuis: str
    publiee: str
    modifications: int
    contributeurs: tuple[str, ...]
    changements: tuple[Changement, ...]
    forge: str


def journal_view(scope: Scope, journal: Journal) -> JournalView:
    """The page of the journal."""
    shown = [_change(scope, entry, PHRASES) for entry in journal.entries[:SHOWN]]
    days = [Jour(iso, date_fr(iso), tuple(changes)) for iso, changes in groupby(shown, key=lambda each: each.iso)]
    return JournalView(
        journal.connu,
        _since(journal),
        tuple(days),
        len(shown),
        journal.total,
        scope.forge.history("content"),
    )


def life_view(scope: Scope, journal: Journal, record: Record) -> VieView:
    """The history of one record, shown at the foot of its page."""
    life = journal.of(record)
    later = [entry for entry in life.entries if entry.sorte != "ajoutee"]
    return VieView(
        journal.connu,
        _since(journal),
        date_fr(life.creation[:10]) if life.creation else "",
        len(later),
        life.contributeurs,
        tuple(_change(scope, entry, OWN_PHRASES) for entry in later[:OWN]),
        scope.forge.history(str(record.path)),
    )


def _since(journal: Journal) -> str:
    return date_fr(journal.since[:10]) if journal.since else ""


def _change(scope: Scope, entry: Entry, limit: int) -> Changement:
    record = scope.catalogue.get(entry.kind, entry.id)
    day = entry.moment[:10]
    phrases = tuple(phrase.entiere for phrase in entry.phrases)
    return Changement(
        SORTES[entry.sorte],
        day,
        date_fr(day),
        entry.titre,
        scope.fiche(record) if record else "",
        _kind(scope, entry),
        entry.ancien,
        entry.auteur,
        phrases[:limit],
        max(0, len(phrases) - limit),
        entry.dite,
    )


def _kind(scope: Scope, entry: Entry) -> str:
    return next(kind.singulier for kind in scope.catalogue.kinds if kind.name == entry.kind)
