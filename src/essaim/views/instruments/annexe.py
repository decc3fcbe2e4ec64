"""The annex of a call for projects (proposition 9): fiches to choose from, by what an organiser would filter on."""

from collections import defaultdict
from dataclasses import dataclass

from essaim.views.instruments.links import leading_to
from essaim.views.scope import Scope, Terme, text, words


@dataclass(frozen=True, slots=True)
class FicheAnnexable:
    """A fiche in the list to choose from; ``preuve`` is −1 when it is not rated."""

    id: str
    titre: str
    lien: str
    dossier: str
    nature: str
    themes: tuple[str, ...]
    preuve: int
    oui: int
    resume: str


@dataclass(frozen=True, slots=True)
class AnnexeView:
    """The page: the filters, and every fiche under its first theme."""

    natures: tuple[Terme, ...]
    themes: tuple[Terme, ...]
    groupes: tuple[tuple[Terme, tuple[FicheAnnexable, ...]], ...]
    questions: tuple[Terme, ...]
    principe: str


def annex(scope: Scope) -> AnnexeView:
    """The page that makes annexes."""
    grouped: dict[str, list[FicheAnnexable]] = defaultdict(list)
    for record in sorted(scope.catalogue.initiatives, key=lambda r: r.titre.casefold()):
        level = scope.atlas.proofs[record.id].niveau
        themes = words(record.data, "themes")
        grouped[themes[0]].append(
            FicheAnnexable(
                record.id,
                record.titre,
                scope.fiche(record),
                scope.lien(f"initiatives/{record.id}/dossier/"),
                text(record.data, "nature"),
                themes,
                -1 if level is None else level,
                scope.atlas.readiness[record.id].oui,
                text(record.data, "resume"),
            )
        )
    themes_ = tuple(scope.terme("themes", term.id) for term in scope.catalogue.vocabulary("themes"))
    return AnnexeView(
        tuple(scope.terme("natures", term.id) for term in scope.catalogue.vocabulary("natures")),
        themes_,
        tuple((theme, tuple(grouped[theme.id])) for theme in themes_ if theme.id in grouped),
        tuple(scope.terme("questions_pret", term.id) for term in scope.catalogue.vocabulary("questions_pret")),
        leading_to(scope, "propositions/essaimage-dans-les-appels/"),
    )
