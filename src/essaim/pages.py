"""A page of the catalogue, before it is HTML: its address, its view, and what the shell around it needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from essaim.search import SearchDocument


@dataclass(frozen=True, slots=True)
class Crumb:
    """A step of the breadcrumb trail; ``address`` is relative to the site's root."""

    titre: str
    address: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed that follows what a page shows; ``address`` is relative to the site's root."""

    titre: str
    address: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The image shown where a page's link is pasted: ``address`` is relative to the site's root, sizes are pixels."""

    address: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Page:
    """``address`` is relative to the root and ends with ``/`` (empty for the home page); ``view`` is a frozen dataclass
    that holds all that ``template`` prints; ``source`` is the content file to edit, if there is one; a page not
    ``listed`` is for those who hold its address, not for search engines; ``vie`` is the view of its source's life."""

    address: str
    template: str
    view: object
    titre: str
    description: str
    section: str
    trail: tuple[Crumb, ...] = ()
    source: str | None = None
    json_ld: tuple[Mapping[str, object], ...] = ()
    search: SearchDocument | None = None
    modified: str | None = None
    feeds: tuple[Feed, ...] = ()
    listed: bool = True
    vie: object = None
    picture: Picture | None = None

    @property
    def depth(self) -> int:
        """How many folders deep the page stands."""
        return self.address.count("/")

    @property
    def base(self) -> str:
        """The relative way from the page to the site's root."""
        return "../" * self.depth or "./"
