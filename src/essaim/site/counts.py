"""Nothing is lost: files in, pages, search documents and sitemap addresses are counted at every build (design 9.7)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from essaim.catalogue import Catalogue
from essaim.pages import Page


@dataclass(frozen=True, slots=True)
class Count:
    """What one output holds of a kind, beside what it must hold."""

    kind: str
    output: str
    expected: int
    found: int


def differences(
    files: Sequence[object], catalogue: Catalogue, pages: Sequence[Page], addresses: Mapping[str, object]
) -> list[Count]:
    """The outputs that do not hold exactly what the content folder holds; empty when all is there."""
    counts = [Count("contenu", "fiches lues", len(files), sum(1 for _ in catalogue))]
    for kind in catalogue.kinds:
        expected = len(catalogue.of(kind.name))
        mine = [page for page in pages if page.source and page.address.startswith(f"{kind.name}/")]
        searched = [page for page in mine if page.search is not None]
        mapped = [page for page in mine if page.address in addresses]
        counts += [
            Count(kind.name, "pages", expected, len(mine)),
            Count(kind.name, "documents de recherche", expected, len(searched)),
            Count(kind.name, "adresses du plan du site", expected, len(mapped)),
        ]
    return [count for count in counts if count.expected != count.found]
