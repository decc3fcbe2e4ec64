"""Themes: the page of each, and the table that crosses them with territories."""

from dataclasses import dataclass

from essaim.views.cards import Carte
from essaim.views.excerpts import Extrait, Groupes, Suite, excerpt, left, pages
from essaim.views.fiche.places import Etape
from essaim.views.matrices import Matrice, across_territories
from essaim.views.scope import Pastille, Scope, words


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme as an entry of the site: icon, word, count."""

    pastille: Pastille
    definition: str


@dataclass(frozen=True, slots=True)
class ThemeView:
    """The page of one theme."""

    theme: Theme
    liste: Extrait[Carte]
    suite: Suite
    voisins: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class ThemesView:
    """The page of all themes."""

    themes: tuple[Theme, ...]
    territoires: Matrice


def themes(scope: Scope) -> tuple[Theme, ...]:
    """Every theme in the order of the vocabulary, with how many initiatives it has."""
    found = []
    for term in scope.catalogue.vocabulary("themes"):
        count = len(scope.atlas.by_theme.get(term.id, ()))
        tag = Pastille(term.titre, scope.lien(f"themes/{term.id}/"), term.id, count)
        found.append(Theme(tag, term.description))
    return tuple(found)


def theme_page(scope: Scope, identifier: str) -> ThemeView:
    """The page of one theme: its initiatives, those of which it is the main theme first."""
    records = sorted(
        scope.atlas.by_theme.get(identifier, ()),
        key=lambda record: (words(record.data, "themes").index(identifier), record.titre.casefold()),
    )
    every = themes(scope)
    current = next(theme for theme in every if theme.pastille.icone == identifier)
    found = excerpt(scope, records)
    suite = Suite(f"themes/{identifier}/", f"theme={identifier}", 1, pages(scope, found.dessous))
    return ThemeView(current, found, suite, tuple(theme for theme in every if theme is not current))


def theme_below(scope: Scope, identifier: str) -> Groupes:
    """What the page of a theme leaves to the pages below it, seen from them."""
    return left(scope, scope.atlas.by_theme.get(identifier, ()))


def themes_page(scope: Scope) -> ThemesView:
    """The page of all themes, with the table of themes by territory."""
    columns = [(t.id, Etape(t.titre, scope.lien(f"themes/{t.id}/"))) for t in scope.catalogue.vocabulary("themes")]
    return ThemesView(themes(scope), across_territories(scope, columns, scope.atlas.by_theme))
