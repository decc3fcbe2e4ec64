"""Pages that look at the whole catalogue from above: what its failures teach, what it covers and lacks."""

from collections.abc import Iterator

from essaim.pages import Crumb, Page
from essaim.search import SearchDocument
from essaim.views.lessons import lessons
from essaim.views.scope import Scope
from essaim.views.spread import spread

HOME = Crumb("Accueil", "")


def overview_pages(scope: Scope) -> Iterator[Page]:
    """The page of lessons and the page of spread."""
    title = "Ce qu’apprennent les échecs"
    lead = "Fermetures, reprises manquées, évaluations sans effet, controverses : ce que les fiches en disent, sourcé."
    view = lessons(scope.at("../"))
    words = " ".join(chapter.titre for chapter in view.chapitres)
    yield _page("lecons/", "lecons.html", view, title, lead, words, "lecons", (HOME,))
    title = "Ce que couvre le catalogue, et ce qui lui manque"
    lead = "Thèmes, départements, pays, évaluations, part des échecs, sources indépendantes, et les manques à combler."
    trail = (HOME, Crumb("À propos d’Essaim", "a-propos/"))
    found = spread(scope.at("../../"))
    yield _page("a-propos/couverture/", "etendue.html", found, title, lead, "couverture étendue", "a-propos", trail)


def _page(
    address: str, template: str, view: object, title: str, lead: str, words: str, section: str, trail: tuple[Crumb, ...]
) -> Page:
    document = SearchDocument(address, title, lead, "Rubrique", ((8, title), (2, lead), (1, words)))
    return Page(address, template, view, title, lead, section, trail, search=document)
