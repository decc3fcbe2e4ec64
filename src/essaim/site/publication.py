"""Publication: MkDocs's output and the catalogue's pages become the site folder, at the cost of what changed.

MkDocs builds prose pages and shells into a private folder; this module stamps the catalogue's pages into the shells and
brings the site folder to exactly what it must hold: nothing else is rewritten, what is gone is deleted. A dead link, or
a count that does not add up, stops it before the new manifest is kept.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from essaim.files import remove_others, write_atomically, write_if_changed
from essaim.pages import Crumb, Feed, Page
from essaim.rendering import Renderer
from essaim.search import SearchDocument
from essaim.site.links import DeadLink, dead_links, links_of
from essaim.site.manifest import Manifest, folder_digest, page_key
from essaim.site.shells import Shell, with_policy
from essaim.site.sitemap import sitemap
from essaim.typography import french

SHELLS = "coquille-"
PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a site is published: ``built`` is MkDocs's private output, ``site`` the folder to bring up to date.

    ``live``: served while it is being written, on this machine.
    """

    built: Path
    site: Path
    views: Path
    manifest: Path
    site_url: str
    live: bool = False


@dataclass(slots=True)
class Publication:
    """What was published: counts for the closing line, and what must stop the build."""

    pages: int = 0
    rendered: int = 0
    removed: int = 0
    dead: list[DeadLink] = field(default_factory=list)
    addresses: dict[str, str | None] = field(default_factory=dict)


def shell_name(section: str, depth: int) -> str:
    """The source file of the shell for a section's pages at a depth, as MkDocs names it."""
    if depth == 0:
        return "index.md"
    return "/".join([f"{SHELLS}{section}", *["fiche"] * (depth - 1)]) + ".md"


def publish(
    setting: Setting, pages: Iterable[Page], extra: Mapping[str, bytes], *, standing: Iterable[str] = ()
) -> Publication:
    """Bring the site folder up to date with MkDocs's output, ``pages`` and ``extra`` files (exports, search).

    ``standing`` are files that the site folder holds already, and keeps.
    Returns what was done; the caller fails the build if ``dead`` is not empty.
    """
    before, after = Manifest.load(setting.manifest), Manifest()
    done = Publication()
    kept = set(standing)
    for name, content in {**_built(setting), **extra}.items():
        write_if_changed(setting.site / name, content)
        kept.add(name)
        if name.endswith(".html"):
            after.links[name] = links_of(content.decode())
            if name != "404.html" and name not in extra:  # an exported page only leads to another
                done.addresses[name.removesuffix("index.html")] = None
    _stamp_all(setting, pages, before, after, done)
    kept.update(after.keys)
    write_if_changed(setting.site / "sitemap.xml", sitemap(setting.site_url, done.addresses))
    kept.add("sitemap.xml")
    done.removed = remove_others(setting.site, kept)
    done.dead = dead_links(after.links, kept)
    if not done.dead:
        after.save(setting.manifest)
    return done


def _built(setting: Setting) -> dict[str, bytes]:
    """MkDocs's own files but the shells and its sitemap; prose pages get their policy."""
    files = {}
    for path in sorted(setting.built.rglob("*")):
        name = path.relative_to(setting.built).as_posix()
        if path.is_dir() or name.startswith(SHELLS) or name in ("index.html", "sitemap.xml", "sitemap.xml.gz"):
            continue
        content = path.read_bytes()
        page = name.endswith(".html")
        files[name] = with_policy(content.decode(), live=setting.live).encode() if page else content
    return files


def _stamp_all(setting: Setting, pages: Iterable[Page], before: Manifest, after: Manifest, done: Publication) -> None:
    renderer = Renderer(setting.views)
    # The code counts as a template does: a page stamped by yesterday's code is not fresh.
    templates = folder_digest(setting.views) + folder_digest(PACKAGE, "*.py")
    shells: dict[str, Shell] = {}
    for page in pages:
        source = shell_name(page.section, page.depth).removesuffix(".md")
        built = "index.html" if source == "index" else f"{source}/index.html"
        if built not in shells:
            shells[built] = Shell.of((setting.built / built).read_text(encoding="utf-8"), live=setting.live)
        name = page.address + "index.html"
        if name in after.keys or name in after.links:
            raise ValueError(f"two pages at one address: {page.address}")
        key = page_key(repr(page), templates, shells[built].digest, setting.site_url)
        done.pages += 1
        if page.listed:
            done.addresses[page.address] = page.modified
        after.keys[name] = key
        if before.keys.get(name) == key and name in before.links and (setting.site / name).is_file():
            after.links[name] = before.links[name]
            continue
        html = stamp(page, shells[built], renderer, setting.site_url)
        write_atomically(setting.site / name, html.encode())
        after.links[name] = links_of(html)
        done.rendered += 1


def stamp(page: Page, shell: Shell, renderer: Renderer, site_url: str) -> str:
    """The HTML of one page: its view rendered, and the parts that the shell expects."""
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
    graphs = (*page.json_ld, *(_trail_ld(page, canonical) if page.trail else ()))
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


def documents(pages: Iterable[Page]) -> list[SearchDocument]:
    """What the search knows of the pages."""
    return [page.search for page in pages if page.search is not None]
