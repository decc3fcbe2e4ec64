"""What open data adds to the plan of the site: its own page, the feeds of pages, the tombstones of what was removed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from essaim.exports import Distribution, Edition
from essaim.exports.atom import followed_pages
from essaim.exports.identifiers import withdrawn
from essaim.pages import Crumb, Feed, Page
from essaim.search import SearchDocument
from essaim.site.linked_data import dataset_ld
from essaim.views.data_page import Fichier, data_page
from essaim.views.scope import Scope

HOME = Crumb("Accueil", "")
NEWS = (Feed("nouveautés", "flux/nouveautes.xml"), Feed("modifications", "flux/modifications.xml"))
WITH_NEWS = ("", "initiatives/", "donnees/", "journal/")


@dataclass(frozen=True, slots=True)
class RetraitView:
    """What the page of a withdrawn record says: the day, why, and where its kind is listed."""

    sorte: str
    date: str
    motif: str
    lien: str


def with_open_data(pages: Iterable[Page], scope: Scope) -> tuple[Page, ...]:
    """``pages`` with the feeds that follow what they show."""
    followed = frozenset(followed_pages(scope.atlas))
    return tuple(replace(page, feeds=feeds) if (feeds := _feeds(page, followed)) else page for page in pages)


def data_page_of(
    scope: Scope, edition: Edition, found: Sequence[Distribution] = (), sizes: Mapping[str, int] | None = None
) -> Page:
    """The page of open data: ``found`` is what is offered, ``sizes`` in bytes by name, once it is written."""
    title = "Données ouvertes"
    lead = "Tout le catalogue à télécharger, à interroger, à suivre et à citer, avec le sens de chaque champ."
    listed = [Fichier(o.adresse, o.titre, o.format, o.lignes, (sizes or {})[o.adresse]) for o in found]
    words = "API JSON CSV XLSX GeoJSON Atom iCalendar schéma dictionnaire des données licence citation"
    return Page(
        "donnees/",
        "donnees.html",
        data_page(scope, edition.site_url, edition.attribution, listed),
        title,
        lead,
        "donnees",
        (HOME,),
        json_ld=(dataset_ld(edition.site_url, edition.jour, found),),
        feeds=NEWS,
        search=SearchDocument("donnees/", title, lead, "Rubrique", ((6, title), (2, lead), (1, words))),
    )


def tombstones(edition: Edition) -> Iterator[Page]:
    """A page at the address of each withdrawn record, that says so and why."""
    for retrait in withdrawn(edition.identifiers, edition.catalogue):
        kind = edition.kind(retrait.sorte)
        view = RetraitView(kind.singulier, retrait.date, retrait.motif, f"../../{kind.name}/")
        yield Page(
            f"{kind.name}/{retrait.id}/",
            "retiree.html",
            view,
            "Fiche retirée",
            f"Cette fiche a été retirée du catalogue le {retrait.date}.",
            kind.name,
            (HOME, Crumb(kind.titre, f"{kind.name}/")),
            listed=False,
        )


def _feeds(page: Page, followed: frozenset[str]) -> tuple[Feed, ...]:
    if page.address in WITH_NEWS:
        return NEWS
    return (Feed(page.titre, f"flux/{page.address.rstrip('/')}.xml"),) if page.address in followed else ()
