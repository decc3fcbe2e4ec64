"""What a reviewer must see of a change: the changes for readers, then everything that calls for care, as plain data."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from essaim.catalogue import Loading
from essaim.changes import Change, changes
from essaim.changes.words import Words
from essaim.exports.identifiers import Identifiers
from essaim.problem import Problem, Severity
from essaim.records import Record
from essaim.review.layout import Piece
from essaim.review.twins import Twins, twins
from essaim.validation import all_problems

_PERSONAL = "donnees-personnelles"
_HIDDEN = "caractere-invisible"


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem that the change brings, or that stands in a file it touches. ``gravite`` is error or warning."""

    fichier: str
    ligne: int
    gravite: str
    regle: str
    message: str


@dataclass(frozen=True, slots=True)
class Host:
    """An outside site that no fiche named before, and the first fiche (``sorte/id``) that does."""

    nom: str
    fiche: str


@dataclass(frozen=True, slots=True)
class Review:
    """The report as data, ready for JSON; every text in it may come from a stranger.

    ``autres`` are the changed paths outside ``content/``; ``liens`` symbolic links and submodules brought in;
    ``masques`` the other files that hold invisible characters; ``erreurs`` and ``avertissements`` count the whole
    catalogue after the change; ``schemas_illisibles`` says that the schemas proposed do not load, ``omises``
    how many fiches were left out for want of room; ``mises_en_forme`` is what the canonical form would change.
    """

    fiches: tuple[Change, ...] = ()
    autres: tuple[str, ...] = ()
    liens: tuple[str, ...] = ()
    masques: tuple[str, ...] = ()
    hotes: tuple[Host, ...] = ()
    problemes: tuple[Finding, ...] = ()
    doublons: tuple[Twins, ...] = ()
    nouveaux_territoires: tuple[str, ...] = ()
    erreurs: int = 0
    avertissements: int = 0
    schemas_illisibles: bool = False
    omises: int = 0
    mises_en_forme: tuple[Piece, ...] = ()

    @property
    def personal(self) -> tuple[Finding, ...]:
        """What may be personal data."""
        return tuple(each for each in self.problemes if each.regle == _PERSONAL)

    @property
    def hidden(self) -> tuple[Finding, ...]:
        """Characters that nobody sees."""
        return tuple(each for each in self.problemes if each.regle == _HIDDEN)


def assess(
    before: Loading,
    after: Loading,
    touched: Sequence[str],
    identifiers: Identifiers,
    irregular: Sequence[str] = (),
    masked: Sequence[str] = (),
) -> Review:
    """The review of what leads from ``before`` to ``after``.

    ``touched`` are the changed paths of the whole repository, ``identifiers`` the promises of addresses after the
    change (a withdrawn fiche has its reason there), ``irregular`` links and submodules, ``masked`` files outside
    ``content/`` with invisible characters.
    """
    problems, known = all_problems(after), {_key(each) for each in all_problems(before)}
    faulty = frozenset(each.file for each in problems if each.severity is Severity.ERROR)
    faulty |= {each.file for each in before.problems}
    read = {str(record.path) for record in after.catalogue}
    unreadable = frozenset((path.parent.name, path.stem) for path in after.files if str(path) not in read)
    found = changes(before.catalogue, after.catalogue, faulty, unreadable)
    told = tuple(_settled(each, identifiers) for each in found)
    words = Words(after.catalogue)
    shown = [each for each in problems if each.file in touched or _key(each) not in known]
    errors = sum(each.severity is Severity.ERROR for each in problems)
    places = dict.fromkeys(code for change in told for code in change.nouveaux)
    return Review(
        fiches=told,
        autres=tuple(path for path in touched if not path.startswith("content/")),
        liens=tuple(irregular),
        masques=tuple(masked),
        hotes=tuple(new_hosts(before.catalogue, after.catalogue)),
        problemes=tuple(_finding(each) for each in sorted(shown, key=_gravity)),
        doublons=tuple(twins(after.catalogue, frozenset(touched), words)),
        nouveaux_territoires=tuple(words.place(code) for code in places),
        erreurs=errors,
        avertissements=len(problems) - errors,
    )


def new_hosts(before: Iterable[Record], after: Iterable[Record]) -> Iterator[Host]:
    """The outside sites that only ``after`` names, in the order of the fiches."""
    known = {host for record in before for host in _hosts(record)}
    for record in after:
        for host in _hosts(record):
            if host not in known:
                known.add(host)
                yield Host(host, f"{record.kind}/{record.id}")


def _hosts(record: Record) -> Iterator[str]:
    for _, text in record.leaves():
        if isinstance(text, str) and "://" in text:
            for word in text.replace("<", " ").replace("(", " ").split():
                start = word.find("http")
                if start >= 0 and "://" in word:
                    yield from _host(word[start:])


def _host(address: str) -> Iterator[str]:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return
    if not host:
        return
    try:
        yield host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        yield host


def _settled(change: Change, identifiers: Identifiers) -> Change:
    """A fiche withdrawn with its reason keeps an address that answers."""
    old = change.ancien or change.id
    kept = any((each.sorte, each.id) == (change.kind, old) for each in identifiers.retires)
    return replace(change, adresse="retiree") if change.adresse == "perdue" and kept else change


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.rule, problem.message


def _gravity(problem: Problem) -> tuple[bool, bool, Problem]:
    return problem.severity is not Severity.ERROR, problem.rule not in {_PERSONAL, _HIDDEN}, problem


def _finding(problem: Problem) -> Finding:
    message = f"{problem.message} {problem.hint}".strip()
    return Finding(problem.file, problem.line, problem.severity.value, problem.rule, message)
