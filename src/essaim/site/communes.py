"""« Ma commune »: every commune of France found by name or postcode, from files of a few kilobytes each.

``communes/index.json`` says which keys exist and how many names each holds; ``communes/cles/<key>.json`` holds the
communes whose folded name (as the search folds it, article left out) or postcode starts with the key;
``communes/departements/<code>.json`` says where each commune of a department lies, and what is proven elsewhere for a
commune of its size. Nothing else is sent to the browser.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from essaim.indexes import Atlas, proven_elsewhere
from essaim.search.normalise import fold
from essaim.territories import Nature, Territory, population_band
from essaim.typography import french
from essaim.views.scope import text

SHARD = 240
END = "_"
FOLDER = "communes"
_SEPARATORS = re.compile("[^a-z0-9]+")
_ARTICLE = re.compile("^(?:le|la|les|l) ")

# code, name, postcodes, whether it has a page of its own, former name it was looked for by (or "")
Row = tuple[str, str, str, int, str]


def commune_names(atlas: Atlas) -> dict[str, bytes]:
    """The files by which a commune is found by name or postcode, by name, relative to the site's root.

    They depend on the communes and on which have a page, not on what the fiches say.
    """
    files = {}
    leaves = dict(_leaves("", sorted(_entries(atlas), key=_by_population)))
    for key, rows in leaves.items():
        files[f"{FOLDER}/cles/{file_name(key)}.json"] = _json([row for _, _, row in rows])
    files[f"{FOLDER}/index.json"] = _json({key: len(rows) for key, rows in sorted(leaves.items())})
    return files


def commune_places(atlas: Atlas) -> dict[str, bytes]:
    """The file of each department, by name: where its communes lie, and what is proven elsewhere for each."""
    return {f"{FOLDER}/departements/{code}.json": _json(content) for code, content in _departments(atlas)}


def key_of(name: str) -> str:
    """The key a name is looked for by: « L’Haÿ-les-Roses » → « hay les roses »; « st » and « ste » are written out."""
    folded = _ARTICLE.sub("", _SEPARATORS.sub(" ", fold(name)).strip())
    return re.sub(r"\bst(e?) ", r"saint\1 ", folded)


def file_name(key: str) -> str:
    """The name of the file of a key: spaces are not for addresses."""
    return key.replace(" ", "-")


# (key, minus the population, row): sorted, the most populated come first among equals
Entry = tuple[str, int, Row]


def _by_population(entry: Entry) -> tuple[int, str, str]:
    return entry[1], entry[0], entry[2][0]


def _entries(atlas: Atlas) -> Iterator[Entry]:
    pages = {place.code for place in atlas.pages}
    tree = atlas.territories
    for place in tree.of(Nature.COMMUNE):
        row = (place.code, french(place.nom), " ".join(place.codes_postaux), int(place.code in pages), "")
        weight = -(place.population or 0)
        yield key_of(place.nom), weight, row
        for postcode in place.codes_postaux:
            yield postcode, weight, row
    for code in tree.former_codes():
        now, name = tree.resolve(code), tree.former_name(code)
        if now and name and now.nature is Nature.COMMUNE and key_of(name) != key_of(now.nom):
            row = (now.code, french(now.nom), " ".join(now.codes_postaux), int(now.code in pages), french(name))
            yield key_of(name), -(now.population or 0), row


def _leaves(key: str, entries: Sequence[Entry]) -> Iterator[tuple[str, Sequence[Entry]]]:
    """Cut by the next letter until a file is small; a name that ends where the cut falls goes under ``END``."""
    if key and (len(entries) <= SHARD or key.endswith(END)):
        yield key, entries
        return
    below: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        below[key + (entry[0][len(key) : len(key) + 1] or END)].append(entry)
    for longer in sorted(below):
        yield from _leaves(longer, below[longer])


def _departments(atlas: Atlas) -> Iterator[tuple[str, Mapping[str, object]]]:
    tree = atlas.territories
    shown = {place.code for place in atlas.pages}
    for department in tree.of(Nature.DEPARTEMENT):
        communes = tree.children(department.code, Nature.COMMUNE)
        if not communes:
            continue
        groupings = sorted({code for c in communes for code in c.groupements})
        around = (*tree.ancestors(department.code),)
        suggested, fiches = _suggestions(atlas, communes)
        yield (
            department.code.removeprefix("FR-").lower(),
            {
                "departement": _place(department),
                "au_dessus": [_place(area) for area in around],
                "groupements": [[code, french(tree[code].nom), int(code in shown)] for code in groupings],
                "communes": {c.code: _lying(c, groupings) for c in communes},
                "ailleurs": suggested,
                "fiches": fiches,
            },
        )


def _lying(commune: Territory, groupings: Sequence[str]) -> list[object]:
    """Name, population, size, ranks of its groupings, and « au Havre » where « à » and the name would be wrong."""
    row: list[object] = [
        french(commune.nom),
        commune.population,
        _band(commune),
        [groupings.index(code) for code in commune.groupements],
    ]
    return row if commune.dans == f"à {commune.nom}" else [*row, french(commune.dans)]


def _place(place: Territory) -> Mapping[str, str]:
    return {"nom": french(place.nom), "nature": place.nature.value, "page": f"territoires/{place.slug}/"}


def _band(place: Territory) -> str:
    found = population_band(place)
    return str(found.rank) if found else "inconnue"


def _suggestions(
    atlas: Atlas, communes: Sequence[Territory]
) -> tuple[dict[str, list[list[object]]], dict[str, list[str]]]:
    """What is proven elsewhere for each size of commune: all communes of a department and a size get the same list.

    A commune that a fiche or a need names is left out: it has a page, with a list of its own.
    """
    shown = {place.code for place in atlas.pages}
    suggested: dict[str, list[list[object]]] = {}
    fiches: dict[str, list[str]] = {}
    for commune in communes:
        if commune.code in shown or _band(commune) in suggested:
            continue
        rows: list[list[object]] = []
        for found in proven_elsewhere(atlas, commune):
            record = found.initiative
            rows.append([record.id, [french(reason) for reason in found.raisons]])
            fiches[record.id] = [french(record.titre), french(text(record.data, "resume"))]
        suggested[_band(commune)] = rows
    return dict(sorted(suggested.items())), dict(sorted(fiches.items()))


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
