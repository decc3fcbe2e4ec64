"""Publication: MkDocs's output and the catalogue's pages become the site folder, at the cost of what changed.

MkDocs builds prose pages and shells into a private folder; this module stamps the catalogue's pages into the shells and
brings the site folder to exactly what it must hold: nothing else is rewritten, what is gone is deleted. A dead link, or
a count that does not add up, stops it before the new manifest is kept.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from essaim.files import remove_others, write_if_changed
from essaim.pages import Page
from essaim.progress import SILENT, Progress
from essaim.rendering import Renderer
from essaim.search import Entry
from essaim.share import ShareCard
from essaim.site.links import DeadLink, PageLinks, dead_links, links_of
from essaim.site.manifest import Manifest, Shared, folder_digest, page_key, standing
from essaim.site.pictures import Pictures
from essaim.site.processes import in_processes, processes_for
from essaim.site.shells import Shell, with_policy
from essaim.site.sitemap import sitemap
from essaim.site.stamping import MANY, SHELLS, Stamp, named, shell_file, stamp_all

PACKAGE = Path(__file__).resolve().parents[1]
Part = Callable[[], Mapping[str, bytes]]  # files made together, by name relative to the site


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a site is published: ``built`` is MkDocs's private output, ``site`` the folder to bring up to date.

    ``live``: served while it is being written, on this machine. ``processes``: how many make pages; None: as many as
    it is worth.
    """

    built: Path
    site: Path
    views: Path
    manifest: Path
    site_url: str
    live: bool = False
    processes: int | None = None


@dataclass(slots=True)
class Published:
    """What was published: counts for the closing line, and what must stop the build."""

    pages: int = 0
    rendered: int = 0
    removed: int = 0
    dead: list[DeadLink] = field(default_factory=list)
    addresses: dict[str, str | None] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)


class Publication:
    """A site folder being brought up to date: pages and files are added, then it is closed."""

    def __init__(self, setting: Setting, *, pictures: Pictures | None = None, progress: Progress = SILENT) -> None:
        self._setting, self._pictures, self._progress = setting, pictures, progress
        self._before, self._after = Manifest.load(setting.manifest), Manifest()
        self._links: dict[str, PageLinks] = {}
        self._kept: set[str] = {"sitemap.xml"}
        self._shells: dict[str, Shell] = {}
        self._cards: list[ShareCard] = []
        # The code counts as a template does: a page stamped by yesterday's code is not fresh.
        views = folder_digest(setting.views)
        self._templates = views + folder_digest(PACKAGE, "*.py")
        self._renderer = _renderer(setting.views, views)
        self.done = Published()
        self.entries: list[tuple[str, Entry]] = []
        self._prose()

    def stamp(self, pages: Sequence[Page]) -> None:
        """Add pages of the catalogue, and the files that come with them."""
        for page in pages:
            if (built := shell_file(page)) not in self._shells:
                self._shells[built] = shell_of(self._setting, page)
        setting = self._setting
        stamp = Stamp(
            setting.site,
            setting.site_url,
            self._shells,
            self._renderer,
            self._templates,
            self._before,
            self._pictures,
        )
        self._progress.phase("Pages", len(pages))
        for page, made in zip(pages, stamp_all(stamp, pages, processes=setting.processes), strict=True):
            if made.name in self._links:
                raise ValueError(f"two pages at one address: {page.address}")
            self._after.pages[made.name] = made.page
            self._links[made.name] = made.page.links
            self._kept.add(made.name)
            self._kept.update(named(made.page.files))
            self.done.pages += 1
            self.done.rendered += not made.fresh
            if made.card is not None:
                self._cards.append(made.card)
            if page.listed:
                self.done.addresses[page.address] = page.modified
            if made.page.entry is not None:
                self.entries.append((page.address, made.page.entry))
            self._progress.done(self.done.pages)

    def add(self, files: Mapping[str, bytes] | Iterable[tuple[str, bytes]]) -> None:
        """Add files of the catalogue, by name relative to the site; a page among them only leads to another."""
        for name, content in files.items() if isinstance(files, Mapping) else files:
            self._write(name, content)
            self.done.sizes[name] = len(content)

    def add_parts(self, group: str, parts: Sequence[Part], *, facts: str, made_by: str) -> None:
        """Add the files of a ``group``, in parts none of which needs another, made and written by several processes.

        They stay as they are where the last build made them of the same ``facts``, by the same code and schemas
        (``made_by``).
        """
        old = self._before.shared.get(group, Shared())
        made_by = page_key(made_by, self._templates, self._setting.site_url)
        if (old.facts, old.made_by) == (facts, made_by) and old.stand == standing(self._setting.site, old.sizes) != "":
            self._keep_shared(group, old)
            return

        def written(part: Part) -> list[tuple[str, int, PageLinks | None]]:
            return [(name, len(content), self._written(name, content)) for name, content in part().items()]

        self._progress.phase(group, len(parts))
        sizes: dict[str, int] = {}
        many = processes_for(self._setting.processes, worth=self.done.rendered >= MANY)
        for number, found in enumerate(in_processes(written, parts, many), 1):
            for name, size, links in found:
                self._keep(name, links)
                sizes[name] = size
            self._progress.done(number)
        self.done.sizes.update(sizes)
        self._after.shared[group] = Shared(facts, made_by, sizes, standing(self._setting.site, sizes))

    def _keep_shared(self, group: str, shared: Shared) -> None:
        self._after.shared[group] = shared
        self.done.sizes.update(shared.sizes)
        for name in shared.sizes:
            page = (self._setting.site / name).read_text(encoding="utf-8") if name.endswith(".html") else None
            self._keep(name, None if page is None else links_of(page))

    def close(self) -> Published:
        """Draw the images, delete what is gone, follow every link; the manifest is kept if none is dead."""
        if self._pictures:
            self._kept |= self._pictures.draw(self._setting.site, self._cards)
        done, setting = self.done, self._setting
        write_if_changed(setting.site / "sitemap.xml", sitemap(setting.site_url, done.addresses))
        done.removed = remove_others(setting.site, self._kept)
        done.dead = dead_links(self._links, self._kept)
        if not done.dead:
            self._after.save(setting.manifest)
        return done

    def _prose(self) -> None:
        """MkDocs's own files but the shells and its sitemap; prose pages get their policy."""
        for path in sorted(self._setting.built.rglob("*")):
            name = path.relative_to(self._setting.built).as_posix()
            apart = name.startswith(SHELLS) or name in ("index.html", "sitemap.xml", "sitemap.xml.gz")
            if path.is_dir() or apart:
                continue
            content = path.read_bytes()
            if name.endswith(".html"):
                content = with_policy(content.decode(), live=self._setting.live).encode()
                if name != "404.html":
                    self.done.addresses[name.removesuffix("index.html")] = None
            self._write(name, content)

    def _write(self, name: str, content: bytes) -> None:
        self._keep(name, self._written(name, content))

    def _written(self, name: str, content: bytes) -> PageLinks | None:
        write_if_changed(self._setting.site / name, content)
        return links_of(content.decode()) if name.endswith(".html") else None

    def _keep(self, name: str, links: PageLinks | None) -> None:
        self._kept.add(name)
        if links is not None:
            self._links[name] = links


def renderer_of(setting: Setting) -> Renderer:
    """What renders by the templates as they are now: as long as they stay the same, they are compiled once."""
    return _renderer(setting.views, folder_digest(setting.views))


@lru_cache(maxsize=1)
def _renderer(views: Path, digest: str) -> Renderer:  # noqa: ARG001 (the digest says which templates)
    return Renderer(views)


def shell_of(setting: Setting, page: Page) -> Shell:
    """The shell of ``page``, as MkDocs rendered it."""
    return Shell.of((setting.built / shell_file(page)).read_text(encoding="utf-8"), live=setting.live)


def publish(setting: Setting, pages: Sequence[Page], extra: Mapping[str, bytes]) -> Published:
    """Bring the site folder up to date with MkDocs's output, ``pages`` and ``extra`` files.

    Returns what was done; the caller fails the build if ``dead`` is not empty.
    """
    publication = Publication(setting)
    publication.stamp(pages)
    publication.add(extra)
    return publication.close()
