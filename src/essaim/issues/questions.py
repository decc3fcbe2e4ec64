"""What an issue form asks for a kind of content: what its schema requires, and the little that makes a fiche useful."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from essaim.schema import Property, Schemas, Term

# What the project fills itself: the day of the check, and what only a renamed fiche has.
_OURS = frozenset({"verifie_le", "anciens_ids"})
# Asked although optional: without them, a fiche says too little to be taken up.
_OFFERED = {
    "initiatives": ("porteur.site", "conditions"),
    "besoins": ("sources",),
    "dispositifs": ("site", "territoires"),
    "parrains": ("page",),
    "ressources": ("url", "auteur", "annee"),
    "rencontres": ("lieu", "territoire"),
}
# The parts of a line, where one answer is a list of blocks.
_COLUMNS = {
    "implantations": ("territoire", "role", "statut", "depuis", "lieu"),
    "sources": ("titre", "auteur", "annee", "url"),
}
_INPUT = 160  # characters: a longer text gets several lines


@dataclass(frozen=True, slots=True)
class Question:
    """One field of the form.

    ``path`` is the key's; ``sorte`` is ligne, texte, choix, plusieurs (of ``options``), or lignes: one item a line, its
    ``colonnes`` separated by « | » (without columns, plain texts). ``item`` is the key of the block that an answer
    fills, where the schema wants a list of blocks.
    """

    path: str
    titre: str
    known: Property
    sorte: str
    obligatoire: bool
    options: tuple[Term, ...] = ()
    colonnes: tuple[Property, ...] = ()
    item: str = ""


def questions(schemas: Schemas, kind: str) -> tuple[Question, ...]:
    """The questions of the form for ``kind``, in the order of its schema."""
    properties = {each.path: each for each in schemas.properties(kind)}
    return tuple(_question(each, properties, schemas) for each in _asked(kind, properties))


def _asked(kind: str, properties: dict[str, Property]) -> Iterator[Property]:
    offered = _OFFERED.get(kind, ())
    for each in properties.values():
        if (
            each.depth == 0
            and each.key not in _OURS
            and each.type != "object"
            and (each.required or each.path in offered)
        ):
            yield each
        inside = each.depth == 1 and "[]" not in each.path
        wanted = inside and (each.path in offered or (each.required and properties[each.parent].required))
        if wanted and each.type != "object":
            yield each


def _question(each: Property, properties: dict[str, Property], schemas: Schemas) -> Question:
    titre = f"{properties[each.parent].title} — {each.title}" if each.depth else each.title
    required = each.required
    if each.type == "array":
        return _list(each, titre, properties, schemas)
    if each.vocabulary:
        return Question(each.path, titre, each, "choix", required, tuple(schemas.vocabulary(each.vocabulary)))
    longest = each.constraints.get("maxLength", _INPUT)
    sorte = "texte" if each.type == "string" and isinstance(longest, int) and longest > _INPUT else "ligne"
    if each.constraints.get("format") == "uri":
        sorte = "ligne"
    return Question(each.path, titre, each, sorte, required)


def _list(each: Property, titre: str, properties: dict[str, Property], schemas: Schemas) -> Question:
    if each.vocabulary:
        return Question(each.path, titre, each, "plusieurs", each.required, tuple(schemas.vocabulary(each.vocabulary)))
    inner = [other for other in properties.values() if other.parent == each.path and other.depth == each.depth + 1]
    required: Sequence[Property] = [other for other in inner if other.required]
    if not inner:
        return Question(each.path, titre, each, "lignes", each.required)
    if len(required) == 1 and required[0].vocabulary:
        terms = tuple(schemas.vocabulary(required[0].vocabulary))
        return Question(each.path, titre, each, "plusieurs", each.required, terms, item=required[0].key)
    names = _COLUMNS.get(each.key) or tuple(other.key for other in required)
    columns = tuple(other for name in names for other in inner if other.key == name)
    return Question(each.path, titre, each, "lignes", each.required, colonnes=columns)
