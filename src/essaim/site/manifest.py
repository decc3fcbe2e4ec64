"""What the last build wrote, page by page: a page is rendered again only if something it shows has changed.

The key of a page covers its view (the record and every cross-page fact shown), its templates and its shell, so a stale
page cannot be mistaken for a fresh one; it is checked against the file still being there.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from essaim.files import write_atomically
from essaim.site.links import PageLinks

VERSION = 2


@dataclass(slots=True)
class Manifest:
    """Keys and links by file name, relative to the site folder."""

    keys: dict[str, str] = field(default_factory=dict)
    links: dict[str, PageLinks] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "Manifest":
        """The manifest of the last build; an empty one if there is none, or if it cannot be trusted."""
        try:
            stored = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        if not isinstance(stored, dict) or stored.get("version") != VERSION:
            return cls()
        links = {name: PageLinks(tuple(found), frozenset(ids)) for name, (found, ids) in stored["links"].items()}
        return cls(dict(stored["keys"]), links)

    def save(self, path: Path) -> None:
        """Keep the manifest for the next build."""
        links = {name: [list(page.links), sorted(page.ids)] for name, page in sorted(self.links.items())}
        stored = {"version": VERSION, "keys": dict(sorted(self.keys.items())), "links": links}
        write_atomically(path, json.dumps(stored, ensure_ascii=False).encode())


def page_key(*parts: str) -> str:
    """One key from everything that a page depends on."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def folder_digest(folder: Path, pattern: str = "*") -> str:
    """A digest of the files of a folder, names and bytes: the templates, or the code that prints them."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.rglob(pattern)):
        if path.is_file():
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
