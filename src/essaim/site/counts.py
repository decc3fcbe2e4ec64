"""Nothing is lost: files in, pages, search documents and sitemap addresses are counted at every build (design 9.7)."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from essaim.catalogue import Catalogue
from essaim.exports.identifiers import Identifiers, broken_promises
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


def export_differences(
    catalogue: Catalogue, names: Iterable[str], read: Callable[[str], bytes], identifiers: Identifiers
) -> list[Count]:
    """The same for the exports, read back from their bytes; and no id once published may be left without an answer.

    ``names`` are those of the API's files; ``read`` gives the bytes of an exported file by its name.
    """
    folders = Counter(name.rpartition("/")[0] for name in names)
    broken = [f"{kind}/{identifier}/" for kind, identifier in broken_promises(identifiers, catalogue)]
    counts = [Count("identifiants", f"adresses promises sans réponse ({', '.join(broken)})", 0, len(broken))]
    for kind in catalogue.kinds:
        expected = len(catalogue.of(kind.name))
        listed = read(f"api/v1/{kind.name}.json").count(b'\n{"id": ')  # one record a line (exports/api.py)
        counts += [
            Count(kind.name, "fiches de l’API", expected, listed),
            Count(kind.name, "fichiers de l’API", expected, folders[f"api/v1/{kind.name}"]),
        ]
    rows = csv.reader(io.StringIO(read("donnees/initiatives.csv").decode("utf-8-sig"), newline=""))
    placed = {p["properties"]["initiative"] for p in json.loads(read("donnees/initiatives.geojson"))["features"]}
    initiatives = len(catalogue.of("initiatives"))
    counts.append(Count("initiatives", "lignes du CSV", initiatives, sum(1 for _ in rows) - 1))
    counts.append(Count("initiatives", "initiatives sur la carte", initiatives, len(placed)))
    return [count for count in counts if count.expected != count.found]
