"""The commits that touched the records, as `git log` prints them with ``ARGUMENTS``; addresses are never asked for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from essaim.reading.hidden import masked

# One header a commit (its id, its author's time in seconds, its parents; then its author's name, as .mailmap has it),
# then one line a file: modes, contents before and after, what happened, its path and where it was renamed to.
ARGUMENTS = (
    *("log", "-z", "--raw", "--find-renames", "--no-abbrev", "--no-merges", "--date-order", "--use-mailmap"),
    *("--no-show-signature", "--no-color", "--format=%x01%H %at %P%n%aN", "HEAD", "--", "content"),
)
NONE = ""
_NOBODY = re.compile(r"\S@\S")  # who signs with an address is not named
# Neither is a bot, nor the signature that maintainers share for what they import: it names no one.
_BOT = re.compile(r"\[bot\]$|^(?:github-actions|dependabot|renovate|pre-commit-ci)\b|\bmaintainers$", re.IGNORECASE)
_NAME = 80  # characters


@dataclass(frozen=True, slots=True)
class Event:
    """What one commit did to one file.

    ``sorte`` is A (added), M (modified), R (renamed from ``ancien``) or D (deleted); ``before`` and ``after`` are the
    ids of its contents, empty where there are none. ``moment`` is an RFC 3339 instant in UTC; ``auteur`` is empty for a
    bot, for the maintainers' shared signature, and for who signs with an address.
    """

    commit: str
    moment: str
    auteur: str
    sorte: str
    path: str
    ancien: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Log:
    """The events, newest first, and ``since``: in a shallow clone, the instant before which nothing is known."""

    events: tuple[Event, ...] = ()
    since: str = ""


def read_log(output: str, *, shallow: bool) -> Log:
    """Everything that the output of git tells; a shallow clone's first commit, which seems to add all, tells nothing.

    Raises ``ValueError`` if ``output`` is not what git prints with ``ARGUMENTS``.
    """
    events: list[Event] = []
    edges: list[str] = []
    tokens = iter(output.split("\0"))
    commit = moment = author = NONE
    edge = False
    for token in (each.lstrip("\n") for each in tokens):
        if token.startswith("\x01"):
            head, _, name = token[1:].partition("\n")
            commit, seconds, *parents = head.split()
            moment, author = _instant(int(seconds)), signed(name)
            edge = shallow and not parents
            edges += [moment] if edge else []
        elif token:
            event = _event(token, tokens, (commit, moment, author))
            events += [] if edge else [event]
    return Log(tuple(events), max(edges, default=""))


def signed(name: str) -> str:
    """The name that a commit is signed with, as it may be printed; empty for a bot or an address."""
    line = " ".join(masked(name).split())[:_NAME]
    return NONE if _NOBODY.search(line) or _BOT.search(line) else line


def _event(head: str, paths: Iterator[str], signature: tuple[str, str, str]) -> Event:
    _, _, before, after, status = head.removeprefix(":").split(" ")
    sorte = {"T": "M"}.get(status[0], status[0])
    former = next(paths) if sorte == "R" else NONE
    return Event(*signature, sorte, next(paths), former, before.strip("0") and before, after.strip("0") and after)


def _instant(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
