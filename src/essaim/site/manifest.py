"""What the last build wrote, page by page: a page is made again only if something it shows has changed.

The key of a page covers its view (the record and every cross-page fact shown), its templates and its shell, so a stale
page cannot be mistaken for a fresh one; it is checked against the file still being as it was written. What wrote over
it since (a build that was stopped halfway, a fiche shown before the rest of a build) is found by its date.
"""

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from essaim.files import write_atomically
from essaim.search import Entry
from essaim.search.document import WeighedDocument
from essaim.site.links import PageLinks

VERSION = 6


@dataclass(frozen=True, slots=True)
class Stamped:
    """A page as it was written.

    Attributes:
        key: of the page itself.
        links: what its HTML leads to, and what others may lead to in it.
        entry: what the search took of it, its text left in the site folder.
        files: the names of what was written with it, relative to the site folder.
        files_key: of these.
        stand: of the page's file (``standing``).
        files_stand: of those that were made beside it.
    """

    key: str
    links: PageLinks
    entry: Entry | None = None
    files: tuple[str, ...] = ()
    files_key: str = ""
    stand: str = ""
    files_stand: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Files that are of no single page: ``sizes`` in bytes by name, what they were made of (``facts``), and what by
    (``made_by``: code, schemas, reference data); ``stand`` as of a page."""

    facts: str = ""
    made_by: str = ""
    sizes: Mapping[str, int] = field(default_factory=dict)
    stand: str = ""


@dataclass(slots=True)
class Manifest:
    """Pages by file name, relative to the site folder, and the shared files by the name of their group."""

    pages: dict[str, Stamped] = field(default_factory=dict)
    shared: dict[str, Shared] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Manifest":
        """The manifest of the last build; an empty one if there is none, or if it cannot be trusted."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
            if stored["version"] != VERSION:
                return cls()
            words = stored["mots"]
            pages = {name: _read(row, words) for name, row in stored["pages"].items()}
            return cls(pages, {name: Shared(**group) for name, group in stored["communs"].items()})
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return cls()

    def save(self, path: Path) -> None:
        """Keep the manifest for the next build."""
        words: dict[str, int] = {}

        def number(word: str) -> int:
            return words.setdefault(word, len(words))

        pages = {name: _row(page, number) for name, page in sorted(self.pages.items())}
        shared = {name: asdict(group) for name, group in sorted(self.shared.items())}
        stored = {"version": VERSION, "pages": pages, "mots": list(words), "communs": shared}
        write_atomically(path, json.dumps(stored, ensure_ascii=False, separators=(",", ":")).encode())


def _row(page: Stamped, number: Callable[[str], int]) -> list[Any]:
    """A page in plain data, its links and ids by their number: ten thousand pages share most of them."""
    entry = page.entry and [
        page.entry.weighed.chunks,
        base64.b64encode(page.entry.weighed.counts).decode("ascii"),
        page.entry.card,
    ]
    links, ids = [number(link) for link in page.links.links], [number(word) for word in sorted(page.links.ids)]
    return [page.key, links, ids, entry, list(page.files), page.files_key, page.stand, page.files_stand]


def _read(row: list[Any], words: list[str]) -> Stamped:
    key, links, ids, entry, files, *rest = row
    found = PageLinks(tuple(words[n] for n in links), frozenset(words[n] for n in ids))
    kept = Entry(WeighedDocument(entry[0], base64.b64decode(entry[1])), entry[2], None) if entry else None
    return Stamped(key, found, kept, tuple(files), *rest)


def page_key(*parts: str) -> str:
    """One key from everything that a page depends on."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def standing(folder: Path, names: Iterable[str]) -> str:
    """A digest of when the files of these names were written, and of their sizes; empty if one is not there."""
    try:
        # Thousands of files: a Path for each would cost more than the question.
        found = [os.stat(f"{folder}/{name}") for name in names]  # noqa: PTH116
    except OSError:
        return ""
    return page_key(*(f"{each.st_mtime_ns} {each.st_size}" for each in found))


def folder_digest(folder: Path, pattern: str = "*") -> str:
    """A digest of the files of a folder, names and bytes: the templates, or the code that prints them."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
