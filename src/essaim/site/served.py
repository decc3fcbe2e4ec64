"""A site being served (``make serve``): who saves a fiche sees its page at once, and the rest of the site after it.

What takes seconds is to learn what else a fiche changes: lists, places, its family, exports, links. Its own page takes
the fiche and the last build, in memory; it is written first, and shown. Then comes the build of all that is there, by
the same steps as any other, which leaves the bytes that a build from nothing gives; something else that is saved stops
it, and begins another. MkDocs renders prose and shells only if something else than fiches was saved.
"""

import gc
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Protocol

from essaim.catalogue import EXTENSIONS
from essaim.journal import Past
from essaim.progress import Progress
from essaim.reading import read
from essaim.records import Record
from essaim.site.build import Build, BuildError
from essaim.site.manifest import Manifest
from essaim.site.publication import renderer_of, shell_of
from essaim.site.stamping import Stamp, rendered, shell_file
from essaim.validation import has_errors, own_problems

FEW = 3  # fiches saved together, of which each is shown first: a checkout of hundreds is no one's page
Saved = Mapping[Path, tuple[int, int]]


class Watchers(Protocol):
    """Who looks at the site: ``Browsers``, in the hook."""

    def reload(self) -> None:
        """Show what stands now."""

    def reload_at_the_end(self) -> None:
        """Show what stands when ``rebuild`` ends."""

    def waited_for(self) -> bool:
        """Whether something else was saved."""


class StoppedError(Exception):
    """A build was left where it stood: something else was saved."""


class Attentive(Progress):
    """Stops a build at the next thing done, once ``stop`` says so."""

    def __init__(self, stop: Callable[[], bool]) -> None:
        self._stop = stop

    def phase(self, name: str, total: int | None = None) -> None:  # noqa: ARG002 (as ``Progress`` names them)
        """Heed before a phase."""
        self.done(0)

    def done(self, count: int) -> None:  # noqa: ARG002 (as ``Progress`` names it)
        """Heed after each thing."""
        if self._stop():
            raise StoppedError


class Served:
    """A served site: the last build that was planned, and the files as it found them.

    ``whole`` has MkDocs build everything; ``moment`` gives what git remembers and the day; ``watched`` are the files
    and folders whose change calls ``rebuild``; ``say`` and ``warn`` print a line.
    """

    def __init__(
        self,
        build: Build,
        watchers: Watchers,
        *,
        whole: Callable[[], Build],
        moment: Callable[[], tuple[Past, date]],
        watched: Sequence[Path],
        say: Callable[[str], None],
        warn: Callable[[str], None],
    ) -> None:
        self._watchers, self._whole, self._moment, self._say, self._warn = watchers, whole, moment, say, warn
        self._watched = tuple(watched)
        self._know(build, saved(self._watched))
        _settle()

    def rebuild(self) -> None:
        """Bring the site up to date with what was saved."""
        found = saved(self._watched)  # before anything is read: what is saved from here on is news to the next call
        changed = {path for path in found.keys() | self._found.keys() if found.get(path) != self._found.get(path)}
        fiches = [relative for path in sorted(changed) if (relative := self._fiche(path))]
        if len(fiches) < len(changed):
            self._know(self._whole(), found)
            _settle()
            return
        shown = self._show(fiches)
        try:
            self._complete(found, shown=shown)
            _settle()
        except StoppedError:
            self._say("Autre chose vient d’être enregistré : la construction reprend.")

    def _know(self, build: Build, found: Saved) -> None:
        self._build, self._found = build, found

    def _fiche(self, path: Path) -> PurePosixPath | None:
        """The path from the root of what lies in the folder of a kind; nothing for anything else."""
        kinds = {self._build.root / "content" / kind.name for kind in self._build.catalogue.kinds}
        return PurePosixPath(path.relative_to(self._build.root).as_posix()) if path.parent in kinds else None

    def _show(self, fiches: Sequence[PurePosixPath]) -> bool:
        """Write the pages of ``fiches`` and show them, if they are few and sound; whether that was done."""
        named = [path for path in fiches if path.suffix in EXTENSIONS and not path.name.startswith(".")]
        records = self._sound(named) if 0 < len(named) <= FEW else ()
        if not records:
            return False
        build = self._build.holding(records)
        if has_errors(own_problems(build.catalogue, records)):
            return False
        setting, pages = build.setting, [build.page_of(record) for record in records]
        if not all((setting.built / shell_file(page)).is_file() for page in pages):  # the first record of its kind
            return False
        shells = {shell_file(page): shell_of(setting, page) for page in pages}
        stamp = Stamp(setting.site, setting.site_url, shells, renderer_of(setting), "", Manifest(), build.pictures)
        for page in pages:
            stamp.page(page)
        self._watchers.reload()
        return True

    def _sound(self, paths: Iterable[PurePosixPath]) -> tuple[Record, ...]:
        """The records of these files; none at all if one is faulty, or is not the file that its id stands for."""
        catalogue = self._build.catalogue
        records = []
        for path in paths:
            reading, kind = read(self._build.root, path), path.parent.name
            document = reading.document
            if document is None or has_errors(reading.problems) or catalogue.schemas.check(kind, document):
                return ()
            record = Record.of(kind, document)
            known = catalogue.get(kind, record.id)
            if known is not None and known.path != path:
                return ()
            records.append(record)
        return tuple(records)

    def _complete(self, found: Saved, *, shown: bool) -> None:
        """Build what is there now, as any build does; pages are shown as soon as all stand, if none was ``shown``."""
        attentive = Attentive(self._watchers.waited_for)
        build = self._build.again(*self._moment(), attentive)
        if not all((build.setting.built / rendered(name)).is_file() for name, _ in build.shells()):
            self._know(self._whole(), found)
            self._watchers.reload_at_the_end()
            return
        self._know(build, found)
        for line in build.report:
            self._warn(line)
        try:
            self._say(build.publish(attentive, (lambda: None) if shown else self._watchers.reload))
        except BuildError as fault:  # the site stands as it is: who writes sees it, and why it could not be published
            for line in fault.lines:
                self._warn(line)
        self._watchers.reload_at_the_end()


def _settle() -> None:
    """Take what is kept out of the collector's rounds, and let go of the build before.

    A round through ten thousand fiches lasts most of a second: it would fall on a save to come.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def saved(watched: Iterable[Path]) -> Saved:
    """When each file of ``watched`` was last written, and its size."""
    found = {}
    for place in watched:
        files = (os.path.join(folder, name) for folder, _, names in os.walk(place) for name in names)  # noqa: PTH118
        for name in files if place.is_dir() else (os.fspath(place),):
            try:
                stat = os.stat(name)  # noqa: PTH116 (thousands of files: a Path costs more than the question)
            except OSError:  # gone since it was listed, or a link to nowhere
                continue
            found[Path(name)] = (stat.st_mtime_ns, stat.st_size)
    return found
