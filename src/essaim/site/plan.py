"""The plan of the site: every page of a catalogue, each with its view and what search and shell need to know of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from essaim.kinds import Kind
from essaim.pages import Crumb, Later, Page
from essaim.records import Record
from essaim.rendering import plain
from essaim.schema.properties import generic
from essaim.search import SearchDocument
from essaim.search.expressions import other_words
from essaim.search.normalise import tokens
from essaim.site.continuations import DEEP, below, numbered
from essaim.site.contribution import contribution_page
from essaim.site.facts import Facts
from essaim.site.instruments import instrument_pages
from essaim.site.linked_data import initiative_ld, site_ld
from essaim.site.overview import overview_pages
from essaim.typography import french
from essaim.views.cards import phrases
from essaim.views.collections import LISTS, RECORDS
from essaim.views.entries import entry
from essaim.views.fiche import fiche
from essaim.views.home import home
from essaim.views.lists import catalogue_pages, plain_list
from essaim.views.models import model_below, model_card, models_page
from essaim.views.scope import Scope, text, words
from essaim.views.territories import NATURES, territories_list, territory_below, territory_page
from essaim.views.themes import theme_below, theme_page, themes_page
from essaim.views.transfers import transfers_pages

HOME = Crumb("Accueil", "")
RecordFiles = Callable[[Record], Mapping[str, bytes]]
RECORD_VIEWS: Mapping[str, Callable[[Scope, Kind, Record], object]] = {
    **RECORDS,
    "initiatives": lambda scope, _kind, record: fiche(scope, record),
    "modeles": lambda scope, _kind, record: model_card(scope, record),
}
LIST_VIEWS: Mapping[str, Callable[[Scope, Kind], object]] = {
    **LISTS,
    "modeles": lambda scope, _kind: models_page(scope),
}


def plan(scope: Scope, facts: Facts, files: RecordFiles = lambda _: {}) -> tuple[Page, ...]:
    """Every page of the catalogue, at its address (design section 7); no list is longer than the scope's bounds allow.

    Views are left for later: who stamps a page makes them, and not where the ``facts`` of an initiative say that
    nothing changed. ``files`` makes those that come with a record's page.
    """
    return tuple(_pages(scope, facts, files))


def _pages(scope: Scope, facts: Facts, files: RecordFiles) -> Iterator[Page]:
    yield _home(scope)
    for kind in scope.catalogue.kinds:
        yield from _catalogue(scope, kind) if kind.name == "initiatives" else (_list(scope.at("../"), kind),)
        for record in scope.catalogue.of(kind.name):
            page = record_page(scope.at("../../"), kind, record, facts, files)
            yield page
            if kind.name == "modeles":
                yield from below(page, f"modele={record.id}", model_below(scope.at(DEEP), record))
    yield from _territories(scope)
    yield from _themes(scope)
    yield from _transfers(scope)
    yield from overview_pages(scope)
    yield contribution_page(scope)
    yield from _tools()
    yield from instrument_pages(scope, facts)


def _home(scope: Scope) -> Page:
    promise = "Ce qui marche là-bas peut marcher chez vous."
    description = (
        "Le catalogue ouvert des initiatives publiques et sociales qui marchent : preuves, coûts, conditions, "
        "et tout ce qu’il faut pour les reprendre sur votre territoire."
    )
    view = Later(None, partial(home, scope.at("./")))
    return Page("", "accueil.html", view, promise, description, "accueil", json_ld=(site_ld(),))


def _list(scope: Scope, kind: Kind) -> Page:
    special = LIST_VIEWS.get(kind.name)
    view = Later(None, partial(special or plain_list, scope, kind))
    template = f"listes/{kind.name}.html" if special else "liste.html"
    address = f"{kind.name}/"
    return Page(
        address,
        template,
        view,
        kind.titre,
        kind.accroche,
        kind.name,
        (HOME,),
        search=SearchDocument(address, kind.titre, kind.accroche, "Rubrique", ((6, kind.titre), (2, kind.accroche))),
    )


def _catalogue(scope: Scope, kind: Kind) -> Iterator[Page]:
    """The catalogue's first page, searched and filtered, and the plain pages of cards below it."""
    address, first = f"{kind.name}/", scope.at("../")
    for view in catalogue_pages(first, scope.at("../../../"), kind):
        if view.page == 1:
            yield replace(_list(first, kind), template=f"listes/{kind.name}.html", view=view)
            continue
        trail = (HOME, Crumb(kind.titre, address))
        title = f"{kind.titre}, page {view.page} sur {view.pages}"
        page = f"{address}page/{view.page}/"
        lead = f"{kind.accroche} Page {view.page} sur {view.pages}."
        yield Page(page, f"listes/{kind.name}.html", view, title, lead, kind.name, trail)


def record_page(scope: Scope, kind: Kind, record: Record, facts: Facts, files: RecordFiles) -> Page:
    """The page of one record, two folders deep; ``files`` as in ``plan``."""
    known = facts.page(record) if kind.name == "initiatives" else None
    address = f"{kind.name}/{record.id}/"
    resume = text(record.data, "resume")
    verified = text(record.data, "verifie_le")
    return Page(
        address,
        f"kinds/{kind.name}.html",
        Later(known, partial(RECORD_VIEWS.get(kind.name, entry), scope, kind, record)),
        record.titre,
        resume,
        kind.name,
        (HOME, Crumb(kind.titre, f"{kind.name}/")),
        source=str(record.path),
        json_ld=Later(known, lambda: (initiative_ld(record, scope),)) if kind.name == "initiatives" else (),
        search=Later(known or record.digest, partial(_document, scope, kind, record, address)),
        files=Later(facts.files(record), partial(files, record)),
        modified=verified or None,
    )


def _document(scope: Scope, kind: Kind, record: Record, address: str) -> SearchDocument:
    """A record as the search sees it: title, labels and places above the rest, and every text it holds."""
    data = record.data
    # Ids are unique within a kind only: a scheme may bear the name of an initiative.
    presences = scope.atlas.by_initiative.get(record.id, ()) if kind.name == "initiatives" else ()
    places = {p.territory.code: p.territory for p in presences}
    areas = {a.code: a for code in places for a in scope.atlas.territories.ancestors(code)}
    names = [t.nom for t in (*places.values(), *areas.values())]
    themes = [scope.terme("themes", theme).libelle for theme in words(data, "themes")]
    publics = [scope.terme("publics", public).libelle for public in words(data, "publics")]
    titre, resume = french(record.titre), french(text(data, "resume"))
    prose = " ".join(_prose(scope, kind, record))
    pieces = (
        (8, titre),
        (4, ". ".join((*themes, *publics))),
        (3, ", ".join(dict.fromkeys(names))),
        (2, resume),
        (2, _short_names(record.id, titre)),
        (2, other_words(f"{titre} {resume} {prose}")),
        (1, prose),
    )
    said = phrases(scope, record) if places else {}
    extra = {key: french(phrase) for key, phrase in said.items() if phrase}
    return SearchDocument(address, titre, resume, kind.singulier, tuple(p for p in pieces if p[1]), extra)


def _short_names(identifier: str, titre: str) -> str:
    """The words of an id that the title does not hold: the acronym that readers type (AVIP, OFS), spelt out above."""
    titled = set(tokens(titre))
    return " ".join(word for word in identifier.split("-") if tokens(word) and titled.isdisjoint(tokens(word)))


def _prose(scope: Scope, kind: Kind, record: Record) -> Iterator[str]:
    """The sentences of a record: every text but ids, codes, dates, addresses and what is searched with more weight."""
    sentences = {
        p.path
        for p in scope.catalogue.schemas.properties(kind.name)
        if not p.vocabulary and not ({"pattern", "format"} & {*p.constraints, *p.item_constraints})
    }
    for path, value in record.leaves():
        written = generic(path)
        apart = written in ("titre", "resume") or written.startswith("sources[]")
        if isinstance(value, str) and not apart and written.removesuffix("[]") in sentences:
            yield plain(value) if written == "recit" else value


def _territories(scope: Scope) -> Iterator[Page]:
    title, lead = "Territoires", "Ce qui est né, repris ou en projet, région par région et département par département."
    listing = Later(None, partial(territories_list, scope.at("../")))
    document = SearchDocument("territoires/", title, lead, "Rubrique", ((6, title), (2, lead)))
    yield Page("territoires/", "territoires.html", listing, title, lead, "territoires", (HOME,), search=document)
    inner = scope.at("../../")
    for territory in scope.atlas.pages:
        address = f"territoires/{territory.slug}/"
        trail = [HOME, Crumb("Territoires", "territoires/")]
        for ancestor in reversed(scope.atlas.territories.ancestors(territory.code)):
            trail.append(Crumb(ancestor.nom, f"territoires/{ancestor.slug}/"))
        lead = f"Les initiatives nées, reprises ou en projet {territory.dans}, et celles qui pourraient y venir."
        kind = NATURES[territory.nature]
        page = Page(
            address,
            "territoire.html",
            Later(None, partial(territory_page, inner, territory)),
            territory.nom,
            lead,
            "territoires",
            tuple(trail),
            search=SearchDocument(address, territory.nom, lead, kind, ((12, territory.nom), (2, territory.code))),
        )
        yield page
        yield from below(page, f"territoire={territory.code}", territory_below(scope.at(DEEP), territory))


def _themes(scope: Scope) -> Iterator[Page]:
    title, lead = "Thèmes", "Les initiatives par problème, et la carte de ce qui existe où."
    document = SearchDocument("themes/", title, lead, "Rubrique", ((6, title), (2, lead)))
    view = Later(None, partial(themes_page, scope.at("../")))
    yield Page("themes/", "themes.html", view, title, lead, "themes", (HOME,), search=document)
    inner = scope.at("../../")
    for term in scope.catalogue.vocabulary("themes"):
        address = f"themes/{term.id}/"
        page = Page(
            address,
            "theme.html",
            Later(None, partial(theme_page, inner, term.id)),
            term.titre,
            term.description,
            "themes",
            (HOME, Crumb(title, "themes/")),
            search=SearchDocument(
                address, term.titre, term.description, "Thème", ((8, term.titre), (2, term.description))
            ),
        )
        yield page
        yield from below(page, f"theme={term.id}", theme_below(scope.at(DEEP), term.id))


def _transfers(scope: Scope) -> Iterator[Page]:
    title, lead = "D’un territoire à l’autre", "Toutes les reprises : d’où vient chaque initiative, où elle est allée."
    document = SearchDocument("transferts/", title, lead, "Rubrique", ((6, title), (2, lead)))
    first = Page("transferts/", "transferts.html", None, title, lead, "transferts", (HOME,), search=document)
    for view in transfers_pages(scope.at("../"), scope.at("../../../")):
        yield replace(first, view=view) if view.suite.page == 1 else numbered(first, view, view.suite)


def _tools() -> Iterator[Page]:
    """The pages that a reader's own choice fills, in the browser; each says so, and where to go, without scripts."""
    for address, title, lead in (
        ("comparer", "Comparer", "De deux à quatre initiatives côte à côte, question par question."),
        ("selection", "Ma sélection", "Les fiches gardées sur cet appareil : les annoter, les imprimer, les partager."),
        ("recherche", "Chercher dans tout le site", "Initiatives, territoires, modèles, dispositifs, glossaire."),
    ):
        yield Page(f"{address}/", f"{address}.html", None, title, lead, address, (HOME,))
