"""A page of the catalogue, before it is HTML: its address, its view, and what the shell around it needs to know."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from essaim.search import SearchDocument

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Later(Generic[T]):
    """A value made only where it is needed: in the process that prints it, and not at all if nothing it shows changed.

    ``facts`` is a digest of all that the value is made from; None where only the value itself can tell.
    """

    facts: str | None
    make: Callable[[], T] = field(repr=False, compare=False)


def made(value: T | Later[T]) -> T:
    """The value itself, made now if it was left for later."""
    return value.make() if isinstance(value, Later) else value


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
    view: object  # or Later[object]
    titre: str
    description: str
    section: str
    trail: tuple[Crumb, ...] = ()
    source: str | None = None
    json_ld: tuple[Mapping[str, object], ...] | Later[tuple[Mapping[str, object], ...]] = ()
    search: SearchDocument | Later[SearchDocument] | None = None
    modified: str | None = None
    feeds: tuple[Feed, ...] = ()
    listed: bool = True
    files: Later[Mapping[str, bytes]] | None = None
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
