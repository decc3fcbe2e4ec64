"""Two git revisions, compared: laid out in temporary folders, loaded each with its own schemas, and assessed."""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from essaim.catalogue import Loading, load
from essaim.exports.identifiers import Identifiers
from essaim.reading.hidden import hidden_characters
from essaim.review.assessment import Review, assess
from essaim.review.layout import Piece, kind_at, pieces
from essaim.review.revisions import Revision, fork_point, revision, touched
from essaim.schema import SchemaError, Schemas

_SITE = re.compile(r"^site_url: *(https?://[^\s'\"]+)", re.MULTILINE)
_SCANNED = 400_000  # bytes: a file larger than this is data, not something a person reads


def compare(repository: Path, base: str, head: str, today: date) -> tuple[Review, str]:
    """The review of what ``head`` changes since it left ``base``, and the published site's address (from ``base``).

    Raises ``RevisionError`` if one of the two is no revision of ``repository``.
    """
    new = revision(repository, head)
    old = revision(repository, fork_point(repository, revision(repository, base).commit, new.commit))
    with tempfile.TemporaryDirectory(prefix="essaim-revue-") as folder:
        before_root, after_root = (each.lay_out(Path(folder) / name) for each, name in ((old, "a"), (new, "b")))
        before = load(before_root, today)
        after, unreadable = _loaded(after_root, before_root, today)
        paths = touched(old, new)
        review = assess(
            before,
            after,
            paths,
            _promises(after_root, before_root),
            [path for path in new.irregular if path in paths],
            list(_masked(new, paths)),
        )
        formed = _formed(after.catalogue.schemas, new, paths)
        return replace(review, schemas_illisibles=unreadable, mises_en_forme=formed), site_url(before_root)


def _loaded(after: Path, before: Path, today: date) -> tuple[Loading, bool]:
    """The content of ``after``; with the schemas and the data of ``before`` if its own do not load."""
    try:
        loading = load(after, today)
        for kind in loading.catalogue.kinds:
            loading.catalogue.schemas.inlined(kind.name)
    except (SchemaError, OSError, ValueError, LookupError, TypeError, AttributeError):  # whatever a stranger put there
        for name in ("schemas", "data"):
            (after / name).rename(after / f"{name}-proposed")
            (after / name).symlink_to(before / name, target_is_directory=True)
        return load(after, today), True
    return loading, False


def _promises(after: Path, before: Path) -> Identifiers:
    try:
        return Identifiers.load(after)
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return Identifiers.load(before)


def _formed(schemas: Schemas, new: Revision, paths: tuple[str, ...]) -> tuple[Piece, ...]:
    """What the canonical form would change in the changed files of content."""
    files = {path: new.entries[path].blob for path in paths if path in new.entries and kind_at(path)}
    files = {path: blob for path, blob in files.items() if path not in new.irregular}
    blobs = new.contents(files.values()) if files else {}
    return pieces(schemas, {path: blobs[blob] for path, blob in files.items()})


def _masked(new: Revision, paths: tuple[str, ...]) -> Iterator[str]:
    """The changed files outside ``content/`` in which a person does not see every character."""
    others = {path: new.entries[path].blob for path in paths if path in new.entries and not path.startswith("content/")}
    others = {path: blob for path, blob in others.items() if path not in new.irregular}
    blobs = new.contents(others.values()) if others else {}
    for path, blob in others.items():
        raw = blobs[blob]
        if len(raw) <= _SCANNED and b"\0" not in raw:
            text = raw.decode("utf-8", "replace").replace("\r\n", "\n").removeprefix("\ufeff")
            if next(hidden_characters(text), None):
                yield path


def site_url(root: Path) -> str:
    """The address of the published site, as mkdocs.yml of the tree at ``root`` gives it; « / » if it gives none."""
    path = root / "mkdocs.yml"
    found = _SITE.search(path.read_text(encoding="utf-8")) if path.is_file() else None
    return f"{found[1].rstrip('/')}/" if found else "/"
