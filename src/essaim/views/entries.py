"""The page of a record of any kind that has no view of its own: its data in words, under the titles of its schema.

Nothing the file holds is left out, so that a new kind shows whole with the plainest of templates.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from essaim.kinds import Kind
from essaim.records import Record
from essaim.schema import Property
from essaim.typography import date_fr, nombre
from essaim.views.claims import Claims, Renvoi, Source
from essaim.views.fiche.evidence import figures
from essaim.views.scope import Scope, text

# What the page shows elsewhere than among the headings.
APART = frozenset({"titre", "resume", "sources", "verifie_le", "recit", "anciens_ids"})
FIGURE = frozenset({"indicateur", "valeur", "valeur_max", "unite", "annee"})
YEARS = frozenset({"annee", "depuis", "jusqu_a", "numero"})


@dataclass(frozen=True, slots=True)
class Mot:
    """A value in words; ``lien`` leads to what it names, here or elsewhere."""

    texte: str
    lien: str | None = None


@dataclass(frozen=True, slots=True)
class Rubrique:
    """A heading of the schema: its words, or its groups of headings when the value is an object or a list of them."""

    cle: str
    titre: str
    mots: tuple[Mot, ...] = ()
    groupes: tuple[tuple["Rubrique", ...], ...] = ()
    renvoi: Renvoi | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """A record as a template of ``overrides/views/kinds/`` prints it."""

    id: str
    kind: Kind
    titre: str
    resume: str
    rubriques: tuple[Rubrique, ...]
    sources: tuple[Source, ...]
    recit: str
    verifie_le: str
    corriger: str
    data: Mapping[str, object] = field(repr=True)


def entry(scope: Scope, kind: Kind, record: Record) -> EntryView:
    """The generic view of a record."""
    claims = Claims(scope, record.data)
    checked = text(record.data, "verifie_le")
    return EntryView(
        record.id,
        kind,
        record.titre,
        text(record.data, "resume"),
        _Headings(scope, kind, claims).of(record.data),
        claims.sources,
        text(record.data, "recit"),
        date_fr(checked) if checked else "",
        scope.forge.edit(str(record.path)),
        record.data,
    )


class _Headings:
    """Walks a record beside its schema, and puts each value into words."""

    def __init__(self, scope: Scope, kind: Kind, claims: Claims) -> None:
        self._scope = scope
        self._claims = claims
        self._known = {p.path: p for p in scope.catalogue.schemas.properties(kind.name)}

    def of(self, data: Mapping[str, object], parent: str = "") -> tuple[Rubrique, ...]:
        """The headings of an object, in the order of its schema."""
        order = [p for p in self._known.values() if p.parent == parent.removesuffix("[]") and p.key in data]
        kept = [p for p in order if not (parent == "" and p.key in APART) and p.key not in ("source", "reserves")]
        counted = {"indicateur", "valeur", "unite"} <= data.keys()
        headings = [
            self._heading(p, data[p.key], self._claims.renvoi(data)) for p in kept if not (counted and p.key in FIGURE)
        ]
        return (self._figure(data), *headings) if counted else tuple(headings)

    def _figure(self, data: Mapping[str, object]) -> Rubrique:
        """What was counted, as the heading, and the figure in words."""
        year = f", {data['annee']}" if "annee" in data else ""
        return Rubrique(
            "valeur", text(data, "indicateur"), (Mot(figures(data) + year),), renvoi=self._claims.renvoi(data)
        )

    def _heading(self, known: Property, value: object, renvoi: Renvoi | None) -> Rubrique:
        if isinstance(value, Mapping):
            return Rubrique(known.key, known.title, groupes=(self.of(value, known.path),), renvoi=renvoi)
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            groups = tuple(self.of(item, f"{known.path}[]") for item in value)
            return Rubrique(known.key, known.title, groupes=groups, renvoi=renvoi)
        values = value if isinstance(value, list) else [value]
        return Rubrique(known.key, known.title, tuple(self._word(known, item) for item in values), renvoi=renvoi)

    def _word(self, known: Property, value: object) -> Mot:
        if isinstance(value, bool):
            return Mot("oui" if value else "non")
        if isinstance(value, int | float):
            return Mot(str(value) if known.key in YEARS else nombre(value))
        written = str(value)
        if known.vocabulary:
            link = f"themes/{written}/" if known.vocabulary == "themes" else None
            return Mot(self._scope.terme(known.vocabulary, written).libelle, self._scope.lien(link) if link else None)
        if known.constraints.get("format") == "uri":
            return Mot(written, written)
        if known.constraints.get("format") == "date":
            return Mot(date_fr(written))
        return next(self._named(known, written), Mot(written))

    def _named(self, known: Property, written: str) -> Iterator[Mot]:
        """The record or the territory that a value names, with its page."""
        if known.key in ("territoire", "territoires", "autres_territoires"):
            territory = self._scope.atlas.territories.resolve(written)
            if territory:
                yield Mot(territory.nom, self._scope.territoire(territory))
        reference = known.extra.get("x-reference")
        target = self._scope.catalogue.get(str(reference), written) if reference else None
        if target:
            yield Mot(target.titre, self._scope.fiche(target))
