"""What the journal adds to the site: its own page, and on each fiche its history and contributors."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from essaim.catalogue import Catalogue
from essaim.journal import Journal, Past, journal
from essaim.journal.memory import Memory
from essaim.pages import Crumb, Page
from essaim.records import Record
from essaim.search import SearchDocument
from essaim.site.manifest import folder_digest, page_key
from essaim.site.publication import PACKAGE
from essaim.views.journal import journal_view, life_view
from essaim.views.scope import Scope

CACHE = Path(".cache") / "journal.json"
ADDRESS = "journal/"


def remembered(root: Path, catalogue: Catalogue, past: Past) -> Journal:
    """The journal of the catalogue at ``root``; what was put into words before is found again in ``.cache/``."""
    told_by = (root / "schemas", "*"), (root / "data" / "territoires", "*"), (PACKAGE, "*.py")
    version = page_key(*(folder_digest(folder, pattern) for folder, pattern in told_by))
    found, memory = journal(catalogue, past, Memory.load(root / CACHE, version))
    memory.save(root / CACHE)
    return found


def with_journal(pages: Iterable[Page], scope: Scope, journal: Journal) -> tuple[Page, ...]:
    """``pages``, each fiche with its history, and the page of the journal."""
    fiches = {f"{record.kind}/{record.id}/": record for record in scope.catalogue}
    inner = scope.at("../../")
    lived = (with_life(page, inner, journal, fiches[page.address]) if page.source else page for page in pages)
    return (*lived, _journal_page(scope.at("../"), journal))


def with_life(page: Page, scope: Scope, journal: Journal, record: Record) -> Page:
    """The page of ``record`` with its history; ``scope`` stands where the page does."""
    return replace(page, vie=life_view(scope, journal, record))


def _journal_page(scope: Scope, journal: Journal) -> Page:
    title, lead = "Journal", "Ce qui a changé récemment dans le catalogue, fiche par fiche et champ par champ."
    return Page(
        ADDRESS,
        "journal.html",
        journal_view(scope, journal),
        title,
        lead,
        "journal",
        (Crumb("Accueil", ""),),
        search=SearchDocument(ADDRESS, title, lead, "Rubrique", ((6, title), (2, lead))),
    )
