"""Stamping: a page is joined to its shell and written, with the files that come with it, if anything of it changed.

Where many pages are to be made, two processes share them: each inherits the catalogue as it stands (fork) and sends
back what the others need to know of its pages, never the pages. One process gives the same bytes (tests/site).
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from essaim.files import write_atomically, write_if_changed
from essaim.pages import Crumb, Feed, Later, Page, made
from essaim.rendering import Renderer
from essaim.search import Entry, entry_of
from essaim.share import ShareCard
from essaim.site.links import links_of
from essaim.site.manifest import Manifest, Stamped, page_key, standing
from essaim.site.pictures import Pictures
from essaim.site.processes import in_processes, processes_for
from essaim.site.shells import Shell
from essaim.typography import french

SEARCH_FOLDER = "recherche"
MANY = 300  # pages to make, from which a second process saves more than it costs to start
CHUNK = 50


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it stands in the site folder; ``fresh`` if it was there already; ``card`` is what its image shows."""

    name: str
    page: Stamped
    fresh: bool
    card: ShareCard | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """All that stamping a page takes: shells by the file that MkDocs rendered, ``templates`` their digest and the
    code's, ``before`` what the last build wrote."""

    site: Path
    site_url: str
    shells: Mapping[str, Shell]
    renderer: Renderer
    templates: str
    before: Manifest
    pictures: Pictures | None = None

    def page(self, page: Page) -> Made:
        """Bring one page, and the files that come with it, up to date in the site folder."""
        name = page.address + "index.html"
        old = self.before.pages.get(name)
        files, files_key = self._files(page, old)
        key = self._key(page) if _told(page) else ""
        if not key:  # only the view can tell what the page shows
            page = replace(page, view=made(page.view))
            key = self._key(page)
        if old is not None and old.key == key and self._stands(name, old):
            return Made(name, self._beside(old, files, files_key), fresh=True)
        made_ = self._made(page, name, key)
        return replace(made_, page=self._beside(made_.page, files, files_key))

    def _made(self, page: Page, name: str, key: str) -> Made:
        page = replace(page, view=made(page.view))
        card = self.pictures.card(page) if self.pictures else None
        own: list[str] = []
        if self.pictures:
            picture = self.pictures.picture(card)
            page = replace(page, picture=picture)
            own.append(OWN + picture.address)
        html = html_of(page, self.shells[shell_file(page)], self.renderer, self.site_url)
        write_atomically(self.site / name, html.encode())
        entry = None
        if page.search is not None:
            entry = entry_of(made(page.search))
            if entry.text:
                own.append(f"{OWN}{SEARCH_FOLDER}/{entry.text[0]}")
                write_if_changed(self.site / SEARCH_FOLDER / entry.text[0], entry.text[1])
                entry = Entry(entry.weighed, entry.card, None)
        stand = standing(self.site, [name])
        return Made(name, Stamped(key, links_of(html), entry, tuple(own), stand=stand), fresh=False, card=card)

    def _key(self, page: Page) -> str:
        shell = self.shells[shell_file(page)]
        drawn = self.pictures.look if self.pictures else ""
        return page_key(repr(replace(page, files=None)), self.templates, shell.digest, self.site_url, drawn)

    def _stands(self, name: str, old: Stamped) -> bool:
        as_written = bool(old.stand) and old.stand == standing(self.site, [name])
        return as_written and all((self.site / file).is_file() for file in named(_own(old)))

    def _beside(self, page: Stamped, files: tuple[str, ...], files_key: str) -> Stamped:
        stand = standing(self.site, files) if files else ""
        return replace(page, files=(*_own(page), *files), files_key=files_key, files_stand=stand)

    def _files(self, page: Page, old: Stamped | None) -> tuple[tuple[str, ...], str]:
        """The names of the files that come with a page, once they are up to date, and their key."""
        if page.files is None:
            return (), ""
        key = page_key(page.files.facts or "", self.templates, self.site_url)
        if old is not None and old.files_key == key:
            kept = tuple(name for name in old.files if not name.startswith(OWN))
            if old.files_stand and old.files_stand == standing(self.site, kept):
                return kept, key
        written = page.files.make()
        for name, content in written.items():
            write_if_changed(self.site / name, content)
        return tuple(written), key


# Marks, in the manifest, the files that were made from the page's view (image, text for excerpts), not beside it.
OWN = ":"


def named(files: Iterable[str]) -> Iterator[str]:
    """The names of the files of a page, whatever they were made from."""
    return (name.removeprefix(OWN) for name in files)


def _own(old: Stamped) -> tuple[str, ...]:
    return tuple(name for name in old.files if name.startswith(OWN))


def _told(page: Page) -> bool:
    """Whether the page can say what it shows before it is made."""
    return not (isinstance(page.view, Later) and page.view.facts is None)


def stamp_all(stamp: Stamp, pages: Sequence[Page], *, processes: int | None = None) -> Iterator[Made]:
    """Every page, in order. ``processes``: how many share the work; None: as many as it is worth."""
    chunks = [pages[start : start + CHUNK] for start in range(0, len(pages), CHUNK)]
    many = processes_for(processes, worth=len(pages) >= MANY)
    for found in in_processes(lambda chunk: [stamp.page(page) for page in chunk], chunks, many):
        yield from found


def shell_file(page: Page) -> str:
    """The file that MkDocs renders from the page's shell."""
    return rendered(shell_name(page.section, page.depth))


def rendered(shell: str) -> str:
    """The file that MkDocs renders from the source file of a shell."""
    name = shell.removesuffix(".md")
    return "index.html" if name == "index" else f"{name}/index.html"


SHELLS = "coquille-"


def shell_name(section: str, depth: int) -> str:
    """The source file of the shell for a section's pages at a depth, as MkDocs names it."""
    if depth == 0:
        return "index.md"
    return "/".join([f"{SHELLS}{section}", *["fiche"] * (depth - 1)]) + ".md"


def html_of(page: Page, shell: Shell, renderer: Renderer, site_url: str) -> str:
    """The HTML of one page, nothing of it left for later: its view rendered, and the parts that the shell expects."""
    canonical = site_url + page.address
    context = {"view": page.view, "base": page.base, "page": page, "canonique": canonical}
    return shell.stamp(
        {
            "titre": escape(french(_title(page))),
            "description": escape(french(page.description)),
            "canonique": escape(canonical),
            "entete": _head(page, canonical),
            "fil": renderer.render("fil.html", trail=page.trail, **context) if page.trail else "",
            "contenu": renderer.render(page.template, **context),
        }
    )


def _title(page: Page) -> str:
    """The title of the browser's tab; the page above tells homonyms apart (two kinds may share a title)."""
    if not page.address:
        return f"Essaim : {page.titre}"
    above = [step.titre for step in page.trail if step.address][-1:]
    return " · ".join((page.titre, *above, "Essaim"))


def _head(page: Page, canonical: str) -> str:
    properties = {
        "og:type": "article" if page.source else "website",
        "og:locale": "fr_FR",
        "og:site_name": "Essaim",
        "og:title": page.titre,
        "og:description": page.description,
        "og:url": canonical,
    }
    metas = "".join(f'<meta property="{name}" content="{escape(french(text))}">' for name, text in properties.items())
    metas += _picture(page, canonical.removesuffix(page.address)) if page.picture else ""
    if not page.listed:
        metas += '<meta name="robots" content="noindex">'
    metas += "".join(_feed_link(page, feed) for feed in page.feeds)
    graphs = (*made(page.json_ld), *(_trail_ld(page, canonical) if page.trail else ()))
    return metas + "".join(f'<script type="application/ld+json">{script_json(graph)}</script>' for graph in graphs)


def _picture(page: Page, root: str) -> str:
    """The image that networks show with the page's link: they ask for whole addresses."""
    assert page.picture
    picture = page.picture
    properties = {
        "image": root + picture.address,
        "image:type": "image/png",
        "image:width": str(picture.width),
        "image:height": str(picture.height),
        "image:alt": picture.alt,
    }
    metas = "".join(f'<meta property="og:{name}" content="{escape(text)}">' for name, text in properties.items())
    return metas + '<meta name="twitter:card" content="summary_large_image">'


def _feed_link(page: Page, feed: Feed) -> str:
    title, href = escape(french(f"Essaim : {feed.titre}")), escape(page.base + feed.address)
    return f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{href}">'


def script_json(data: object) -> str:
    """JSON that may stand inside a script element: nothing in it can close the element or open a comment."""
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, sort_keys=True)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _trail_ld(page: Page, canonical: str) -> tuple[Mapping[str, object], ...]:
    root = canonical.removesuffix(page.address)
    steps = [*page.trail, Crumb(page.titre, page.address)]
    items = [
        {"@type": "ListItem", "position": rank, "name": step.titre, "item": root + step.address}
        for rank, step in enumerate(steps, 1)
    ]
    return ({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items},)
