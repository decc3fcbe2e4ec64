"""Resources by what they are: guides, self-evaluation tools, reports, books, and where to read each."""

from dataclasses import dataclass

from essaim.kinds import Kind
from essaim.records import Record
from essaim.views.scope import Scope, Terme, text, words, year


@dataclass(frozen=True, slots=True)
class Notice:
    """A resource as a bibliography gives it; ``url`` is empty when no source gives its address."""

    titre: str
    lien: str
    auteur: str
    editeur: str
    annee: int | None
    resume: str
    url: str
    sujets: tuple[Terme, ...]


@dataclass(frozen=True, slots=True)
class ResourcesView:
    """Resources, type by type."""

    titre: str
    accroche: str
    vide: str
    groupes: tuple[tuple[Terme, tuple[Notice, ...]], ...]


def resources(scope: Scope, kind: Kind) -> ResourcesView:
    """Every resource under its type, the most recent first."""
    groups = []
    for term in scope.catalogue.vocabulary("types_de_ressource"):
        records = [r for r in scope.catalogue.of(kind.name) if r.data["type"] == term.id]
        records.sort(key=lambda r: (-(year(r.data, "annee") or 0), r.titre.casefold()))
        if records:
            groups.append((scope.terme("types_de_ressource", term.id), tuple(_notice(scope, r) for r in records)))
    return ResourcesView(kind.titre, kind.accroche, kind.vide, tuple(groups))


def _notice(scope: Scope, record: Record) -> Notice:
    data = record.data
    return Notice(
        record.titre,
        scope.fiche(record),
        text(data, "auteur"),
        text(data, "editeur"),
        year(data, "annee"),
        text(data, "resume"),
        text(data, "url"),
        tuple(scope.terme("sujets", subject) for subject in words(data, "sujets")),
    )
