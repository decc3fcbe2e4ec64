"""The catalogue as tables: one row an initiative, and one table for each list of items a fiche holds.

CSV, XLSX and their descriptions all come from here. Columns follow the schema, so that a new key is a new column and no
value is ever left out; keys of the tables (``initiative``, ``rang``) join them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from essaim.exports.computed import computed
from essaim.exports.edition import Edition
from essaim.schema import Property

KIND = "initiatives"
ITEMS, KEYS = "[]", "{}"
SEPARATOR = "|"  # no item of a list of plain values may hold it: they are ids and codes, by the schema
Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """``type`` is string, integer, number, boolean or date; a ``liste`` is joined by ``|``.

    ``nom`` is the dotted path of the value in the fiche, or in the item of a list.
    """

    nom: str
    titre: str
    description: str
    type: str
    liste: bool = False
    requis: bool = False
    longueur: int | None = None
    termes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """``nom`` is the file's name without its ending; rows hold plain values in the order of the columns."""

    nom: str
    titre: str
    description: str
    colonnes: tuple[Column, ...]
    cle: tuple[str, ...]
    lignes: tuple[tuple[Value, ...], ...]


INITIATIVE = Column("initiative", "Initiative", "Identifiant de l’initiative.", "string", requis=True)
LIGNE = Column("ligne", "Ligne", "La rubrique de la fiche où se trouve l’élément.", "string", requis=True)
RANG = Column("rang", "Rang", "Rang de l’élément dans la liste, à partir de 1.", "integer", requis=True)
COMPUTED = (
    Column("calcule.preuve.niveau", "Niveau de preuve", "0 à 5 ; vide : non noté.", "integer"),
    Column("calcule.preuve.libelle", "Niveau de preuve, en mots", "Le niveau en mots.", "string", requis=True),
    Column("calcule.preuve.effets", "Effets trouvés", "Les effets que disent les évaluations.", "string", liste=True),
    Column("calcule.cout.bande", "Bande de coût", "1 à 5 ; vide : inconnu.", "integer"),
    Column("calcule.cout.par_beneficiaire", "Coût par bénéficiaire", "Euros par bénéficiaire et par an.", "number"),
    Column("calcule.pret.oui", "Prêt à essaimer", "Nombre de oui aux six questions.", "integer", requis=True),
    Column("calcule.completude.remplies", "Rubriques remplies", "Facultatives, remplies.", "integer", requis=True),
    Column("calcule.fraicheur.etat", "Fraîcheur", "recente, a-revoir ou ancienne.", "string", requis=True),
)  # fmt: skip


def tables(edition: Edition) -> tuple[Table, ...]:
    """Every table: the initiatives first, then their lists in the order of the schema."""
    properties = edition.catalogue.schemas.properties(KIND)
    found = [_main(edition, properties)]
    for pattern in _lists(properties):
        found.append(_items(edition, properties, pattern))
    return tuple(found)


def _main(edition: Edition, properties: Sequence[Property]) -> Table:
    own = _columns(edition, properties, "")
    identifier = Column("id", "Identifiant", "Identifiant de l’initiative, stable.", "string", requis=True)
    page = Column("page", "Page", "Adresse permanente de la fiche.", "string", requis=True)
    rows = []
    for record in edition.catalogue.of(KIND):
        levels = computed(edition, record)
        values = [_at(record.data, column.nom, column.liste) for column in own]
        rows.append(
            (
                record.id,
                *values,
                *(_at({"calcule": levels}, column.nom, column.liste) for column in COMPUTED),
                edition.page(record),
            )
        )
    kind = edition.kind(KIND)
    columns = (identifier, *own, *COMPUTED, page)
    return Table(KIND, kind.titre, "Une ligne par initiative.", columns, ("id",), tuple(rows))


def _items(edition: Edition, properties: Sequence[Property], pattern: tuple[str, ...]) -> Table:
    """The table of the items at ``pattern``, such as ``("modelisation", "couts", "{}", "[]")``."""
    holder = _property(properties, pattern)
    sample = _sample(properties, pattern)
    own = _columns(edition, properties, f"{sample}.")
    keys = _keys(pattern)
    rows = tuple(
        (record.id, *place, *(_at(item, column.nom, column.liste) for column in own))
        for record in edition.catalogue.of(KIND)
        for place, item in _walk(record.data, pattern)
    )
    name = holder.key if holder.path == "implantations" else f"{KIND}-{holder.path.replace('.', '-').replace('[]', '')}"
    columns = (INITIATIVE, *keys, *own)
    key = tuple(column.nom for column in (INITIATIVE, *keys))
    return Table(name.replace("_", "-"), holder.title, holder.description, columns, key, rows)


def _lists(properties: Sequence[Property]) -> Iterator[tuple[str, ...]]:
    """The pattern of each list of objects; lists of one shape under one object (the six lines of cost) are one."""
    merged: set[str] = set()
    for each in properties:
        if each.type != "array" or "object" not in each.item_types:
            continue
        if _uniform(properties, each.parent):
            if each.parent not in merged:
                merged.add(each.parent)
                yield (*_split(each.parent), KEYS, ITEMS)
        else:
            yield (*_split(each.path), ITEMS)


def _uniform(properties: Sequence[Property], parent: str) -> bool:
    """Whether ``parent`` is an object that holds nothing but lists of objects with the same keys."""
    children = [p for p in properties if p.parent == parent and "[]" not in p.path.removeprefix(parent)]
    if not parent or len(children) < 2 or any("object" not in p.item_types for p in children):
        return False
    shapes = {
        tuple(p.path.removeprefix(child.path) for p in properties if p.path.startswith(f"{child.path}[]"))
        for child in children
    }
    return len(shapes) == 1


def _split(path: str) -> tuple[str, ...]:
    return tuple(path.replace("[]", ".[]").split("."))


def _property(properties: Sequence[Property], pattern: tuple[str, ...]) -> Property:
    path = ".".join(pattern).replace(".[]", "[]").replace(".{}", "").removesuffix("[]")
    return next(p for p in properties if p.path == path)


def _sample(properties: Sequence[Property], pattern: tuple[str, ...]) -> str:
    """The path of the items in the schema; of merged lists, the first."""
    if KEYS not in pattern:
        return ".".join(pattern).replace(".[]", "[]")
    parent = ".".join(pattern[: pattern.index(KEYS)])
    return next(p.path for p in properties if p.parent == parent) + "[]"


def _keys(pattern: tuple[str, ...]) -> tuple[Column, ...]:
    """What tells an item from the others of its fiche: its rank, those of the items around it, its line."""
    keys: list[Column] = []
    for position, step in enumerate(pattern):
        if step == KEYS:
            keys.append(LIGNE)
        elif step == ITEMS and position == len(pattern) - 1:
            keys.append(RANG)
        elif step == ITEMS:
            around = pattern[position - 1]
            text = f"Rang, dans « {around} », de l’élément qui contient celui-ci."
            keys.append(Column(f"rang_{around}", f"Rang ({around})", text, "integer", requis=True))
    return tuple(keys)


def _walk(value: object, pattern: tuple[str, ...]) -> Iterator[tuple[tuple[Value, ...], Mapping[str, object]]]:
    if not pattern:
        if isinstance(value, Mapping):
            yield (), value
        return
    step, rest = pattern[0], pattern[1:]
    inner: list[tuple[tuple[Value, ...], object]] = []
    if step == ITEMS:
        inner += [((rank,), item) for rank, item in enumerate(value if isinstance(value, list) else [], 1)]
    elif step == KEYS:
        inner += [((str(key),), item) for key, item in (value.items() if isinstance(value, Mapping) else ())]
    elif isinstance(value, Mapping) and step in value:
        inner.append(((), value[step]))
    for place, item in inner:
        for deeper, found in _walk(item, rest):
            yield (*place, *deeper), found


def _columns(edition: Edition, properties: Sequence[Property], prefix: str) -> tuple[Column, ...]:
    """The plain values below ``prefix``, but not those of a list of objects below it."""
    titles = {p.path: p.title for p in properties}
    columns = []
    for each in properties:
        name = each.path.removeprefix(prefix)
        objects = each.type == "object" or "object" in each.item_types
        if not each.path.startswith(prefix) or "[]" in name or objects:
            continue
        parents = [titles[prefix + ".".join(name.split(".")[:n])] for n in range(1, name.count(".") + 1)]
        terms = edition.catalogue.vocabulary(each.vocabulary).ids if each.vocabulary else ()
        columns.append(
            Column(
                name,
                " : ".join((*parents, each.title)),
                each.description,
                "date" if each.constraints.get("format") == "date" else "string" if each.type == "array" else each.type,
                each.type == "array",
                each.required and "." not in name,
                _length(each),
                terms,
            )
        )
    return tuple(columns)


def _length(each: Property) -> int | None:
    length = each.constraints.get("maxLength")
    return length if isinstance(length, int) else None


def _at(data: object, path: str, liste: bool) -> Value:
    for key in path.split("."):
        if not isinstance(data, Mapping) or key not in data:
            return None
        data = data[key]
    if liste:
        return SEPARATOR.join(str(item) for item in data) if isinstance(data, list) else None
    return data if isinstance(data, str | int | float | bool) else None
