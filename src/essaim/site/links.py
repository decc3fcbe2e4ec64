"""Every internal link and anchor of every page must lead somewhere; a dead one fails the build.

Pages are our own output, with every text escaped, so links are found by pattern: parsing ten thousand pages again would
cost more than rendering them. Only attributes of tags count: a fiche may well quote « src=x » in its text or its title.
"""

import html
import posixpath
import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s>"']+)"""
# What a drawing is made of leads nowhere, and is half of a page of cards.
_TAG = re.compile(rf"""<(?!(?:path|rect|svg)[\s/>])[a-zA-Z][^\s<>/]*((?:\s+[^\s"'<>=/]+(?:={_VALUE})?)+)""")
_ATTRIBUTE = re.compile(rf"""\s([^\s"'<>=/]+)(?:=({_VALUE}))?""")
_POINTERS, _TARGETS = frozenset(("href", "src", "action")), frozenset(("id", "name"))
_SCRIPT = re.compile(r"(<script\b[^>]*>).*?(?=</script>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The internal links of one page, as written, and the ids that others may point at."""

    links: tuple[str, ...]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True, order=True)
class DeadLink:
    """A link of ``page`` (a file name relative to the site) that leads nowhere."""

    page: str
    link: str


def links_of(text: str) -> PageLinks:
    """The internal links and the ids of a page's HTML; external addresses are left to scripts/check_links.py."""
    markup = _SCRIPT.sub(r"\1", text)
    found: dict[str, None] = {}
    ids: set[str] = set()
    for tag in _TAG.finditer(markup):
        for name, value in _ATTRIBUTE.findall(tag[1]):
            if name in _POINTERS:
                found[value.strip("\"'")] = None
            elif name in _TARGETS:
                ids.add(value.strip("\"'"))
    # Pages say the same addresses over and over: interned, they are kept, sent and written once.
    links = (sys.intern(html.unescape(link)) for link in found)
    return PageLinks(
        tuple(link for link in links if _internal(link)), frozenset(map(sys.intern, map(html.unescape, ids)))
    )


def _internal(link: str) -> bool:
    if link.startswith(("#", "../", "./", "?")):
        return True
    return not link.startswith("//") and not urlsplit(link).scheme


def dead_links(pages: Mapping[str, PageLinks], files: Iterable[str]) -> list[DeadLink]:
    """Every link of every page whose file or whose anchor is not there. ``files`` are all files of the site."""
    check = _Check(pages, set(files))
    dead = []
    for page, page_links in pages.items():
        if page == "404.html":  # served at any depth: its links start at the root of the site
            continue
        dead += [DeadLink(page, link) for link in page_links.links if not check.alive(page, link)]
    return sorted(dead)


class _Check:
    """Whether links lead somewhere. What climbs to the root of the site leads to the same place from all pages of a
    depth, and most links do: it is looked up once."""

    def __init__(self, pages: Mapping[str, PageLinks], existing: set[str]) -> None:
        self._pages, self._existing = pages, existing
        self._climbing: dict[tuple[str, str], bool] = {}

    def alive(self, page: str, link: str) -> bool:
        """Whether ``link``, as ``page`` writes it, leads to a file, and to an anchor of it if it names one."""
        if link.startswith("#"):
            return len(link) == 1 or unquote(link[1:]) in self._pages[page].ids
        climb = "../" * page.count("/")
        if not climb or not link.startswith(climb):
            return self._look(page, link)
        known = self._climbing.get((climb, link))
        if known is None:
            known = self._climbing[climb, link] = self._look(page, link)
        return known

    def _look(self, page: str, link: str) -> bool:
        parts = urlsplit(link)
        if not parts.path:
            return not parts.fragment or unquote(parts.fragment) in self._pages[page].ids
        if parts.path.startswith("/"):
            return False  # the site may live below a path: links are relative
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
        if target.startswith(".."):
            return False
        if parts.path.endswith(("/", "/.", "/..")) or parts.path in (".", ".."):
            target = posixpath.normpath(posixpath.join(target, "index.html"))
        if target not in self._existing:
            return False
        return not parts.fragment or target not in self._pages or unquote(parts.fragment) in self._pages[target].ids
