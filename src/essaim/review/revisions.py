"""A git revision laid out in a folder, by plumbing commands only: nothing in it is run, followed or obeyed.

``git archive`` is not used, since a ``.gitattributes`` of the revision could hide files from it. Symbolic links and
submodules are never made: they are told apart as ``irregular``.
"""

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

LAID_OUT = ("content/", "schemas/", "data/territoires/", "data/identifiants.json", "mkdocs.yml")
MAX_FILES = 20_000
_BLOB_LIMIT = 8_000_000  # bytes; content is capped far below by its own reader
_REGULAR = frozenset({"100644", "100755"})
_GIT = ("git", "-c", "core.quotePath=false", "--no-replace-objects")


class RevisionError(Exception):
    """The revision cannot be read; the message, in French, says why."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a revision: its mode, as git writes it, and the id of its contents."""

    mode: str
    blob: str


@dataclass(frozen=True, slots=True)
class Revision:
    """The files of one commit by path; ``commit`` is its full id."""

    repository: Path
    commit: str
    entries: Mapping[str, Entry]

    @property
    def irregular(self) -> tuple[str, ...]:
        """Paths of symbolic links and submodules, sorted."""
        return tuple(sorted(path for path, entry in self.entries.items() if entry.mode not in _REGULAR))

    def lay_out(self, folder: Path) -> Path:
        """Write the content, the schemas and the reference data under ``folder``, and give it back."""
        wanted = {
            path: entry.blob
            for path, entry in self.entries.items()
            if path.startswith(LAID_OUT) and entry.mode in _REGULAR and _is_plain(path)
        }
        blobs = self.contents(wanted.values())
        for path, blob in wanted.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(blobs[blob])
        for name in ("content", "schemas", "data"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        return folder

    def contents(self, blobs: Iterable[str]) -> dict[str, bytes]:
        """The bytes of each blob by id, in one run of git."""
        return contents(self.repository, blobs)


def contents(repository: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """The bytes of each blob by id, in one run of git; cut where one is enormous, left out where git has none."""
    request = "".join(f"{blob}\n" for blob in sorted(set(blobs))).encode("ascii")
    return dict(_batch(_git(repository, "cat-file", "--batch", stdin=request)))


def revision(repository: Path, name: str) -> Revision:
    """The commit that ``name`` (a branch, a tag, an id) means in ``repository``; raises ``RevisionError``."""
    try:
        commit = _git(repository, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except RevisionError:
        raise RevisionError(f"« {name} » n’est pas une révision de ce dépôt.") from None
    listing = _git(repository, "ls-tree", "-r", "-z", "--full-tree", commit.decode("ascii").strip())
    entries = {}
    for line in listing.split(b"\0"):
        if line:
            head, _, path = line.partition(b"\t")
            mode, _, blob = head.decode("ascii").split(" ")
            entries[path.decode("utf-8", "backslashreplace")] = Entry(mode, blob)
    if len(entries) > MAX_FILES:
        raise RevisionError(f"La révision « {name} » compte plus de {MAX_FILES} fichiers.")
    return Revision(repository, commit.decode("ascii").strip(), dict(sorted(entries.items())))


def fork_point(repository: Path, base: str, head: str) -> str:
    """The commit from which ``head`` left ``base``: what the base gained since is not the head's doing."""
    try:
        return _git(repository, "merge-base", base, head).decode("ascii").strip()
    except RevisionError:
        return base  # no common history: compare as they stand


def touched(before: Revision, after: Revision) -> tuple[str, ...]:
    """The paths added, removed or changed, mode included, sorted."""
    paths = {*before.entries, *after.entries}
    return tuple(sorted(path for path in paths if before.entries.get(path) != after.entries.get(path)))


def _batch(output: bytes) -> Iterator[tuple[str, bytes]]:
    """Ids and bodies in what ``git cat-file --batch`` prints: « id type size », the body, a line feed.

    What git has not is told by « id missing », and left out.
    """
    at = 0
    while at < len(output):
        end = output.index(b"\n", at)
        blob, _, *size = output[at:end].decode("ascii").split(" ")
        at = end + 1
        if size:
            yield blob, output[at : at + min(int(size[0]), _BLOB_LIMIT)]
            at += int(size[0]) + 1


def _is_plain(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return not path.startswith("/") and ".." not in parts and "\\" not in path and "\0" not in path


def _git(repository: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    run = subprocess.run([*_GIT, *arguments], cwd=repository, input=stdin, capture_output=True, check=False)
    if run.returncode:
        raise RevisionError(f"git {arguments[0]} a échoué : {run.stderr.decode('utf-8', 'replace').strip()}")
    return run.stdout
