"""The numbered pages below an aggregate page that is too long: what it does not hold, as links, without scripts."""

from collections.abc import Iterator
from dataclasses import replace

from essaim.pages import Crumb, Page
from essaim.views.excerpts import Groupes, Suite, SuiteView
from essaim.views.fiche.places import Etape

DEEP = "../../../../"  # from /themes/<id>/page/2/ to the root


def below(page: Page, filtre: str, groups: Groupes) -> Iterator[Page]:
    """The pages below ``page``, numbered from 2, one a group of lines; ``filtre`` asks the catalogue for the same."""
    for number, lines in enumerate(groups, 2):
        suite = Suite(page.address, filtre, number, len(groups) + 1)
        view = SuiteView(page.titre, Etape(page.titre, DEEP + page.address), lines, suite)
        yield replace(numbered(page, view, suite), template="suite.html")


def numbered(page: Page, view: object, suite: Suite) -> Page:
    """A page below ``page``, of the same template: its address and title say its number."""
    place = f"page {suite.page} sur {suite.pages}"
    return Page(
        f"{page.address}page/{suite.page}/",
        page.template,
        view,
        f"{page.titre}, {place}",
        f"{page.description} {place.capitalize()}.",
        page.section,
        (*page.trail, Crumb(page.titre, page.address)),
    )
