"""Vocabularies: the closed lists of terms, which live once, in the schemas, as ``oneOf`` of ``const`` and ``title``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from essaim.schema.references import Schema


@dataclass(frozen=True, slots=True)
class Term:
    """One term. ``extra`` holds its ``x-…`` links, under the very keys of the schema (``extra["x-modele"]``)."""

    id: str
    titre: str
    description: str
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)


class Vocabulary:
    """A closed list of terms, in the order of the schema."""

    def __init__(self, name: str, titre: str, description: str, terms: tuple[Term, ...]) -> None:
        self.name = name
        self.titre_liste = titre
        self.description = description
        self._terms = {term.id: term for term in terms}

    def __repr__(self) -> str:
        """All that it holds: a page's key is made from its view, and must change with these words, not with memory."""
        return f"Vocabulary({self.name!r}, {self.titre_liste!r}, {self.description!r}, {tuple(self)!r})"

    def __iter__(self) -> Iterator[Term]:
        return iter(self._terms.values())

    def __len__(self) -> int:
        return len(self._terms)

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids, in order."""
        return tuple(self._terms)

    def get(self, id: str) -> Term | None:
        """The term of that id, or nothing."""
        return self._terms.get(id)

    def titre(self, id: str) -> str:
        """The French name of a term; raises ``KeyError`` on an id that is not in the list."""
        return self._terms[id].titre


def is_vocabulary(schema: object) -> bool:
    """Whether ``schema`` is a closed list: a ``oneOf`` all of whose branches are one text each."""
    branches = schema.get("oneOf") if isinstance(schema, Mapping) else None
    return bool(branches) and all(
        isinstance(branch, Mapping) and isinstance(branch.get("const"), str) for branch in branches or ()
    )


def terms_of(schema: Schema) -> tuple[Term, ...]:
    """The terms that a vocabulary's schema lists, in its order."""
    return tuple(
        Term(
            id=branch["const"],
            titre=branch.get("title", branch["const"]),
            description=branch.get("description", ""),
            extra=MappingProxyType({key: value for key, value in branch.items() if key.startswith("x-")}),
        )
        for branch in schema["oneOf"]
    )


def vocabulary(name: str, schema: Schema) -> Vocabulary:
    """The vocabulary that the definition ``name`` holds."""
    return Vocabulary(name, schema.get("title", name), schema.get("description", ""), terms_of(schema))
