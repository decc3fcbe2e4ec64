"""Atom feeds (RFC 4287): what is new, what changed, and both by territory and by theme.

Ids are tag: URIs, so that a reader's software never shows the same entry twice.
"""

from collections.abc import Iterable, Iterator, Mapping
from heapq import nlargest
from xml.etree import ElementTree

from essaim.exports.edition import AUTEUR, LICENCE, TITRE, Edition
from essaim.exports.news import News, arrival, changes_of
from essaim.indexes import Atlas
from essaim.records import Record
from essaim.typography import french

# What readers follow; the models, the propositions and the glossary are reference, not news.
KINDS = ("initiatives", "dispositifs", "besoins", "parrains", "ressources", "rencontres")
LIMIT = 100


def followed_pages(atlas: Atlas) -> Iterator[str]:
    """The addresses of the pages that have a feed of their own: territories and themes."""
    yield from (f"territoires/{territory.slug}/" for territory in atlas.pages)
    yield from (f"themes/{term.id}/" for term in atlas.catalogue.vocabulary("themes"))


def atom(edition: Edition) -> Mapping[str, bytes]:
    """Every feed by its name relative to the site."""
    return dict(_feeds(edition))


def _feeds(edition: Edition) -> Iterator[tuple[str, bytes]]:
    followed = [record for kind in KINDS for record in edition.catalogue.of(kind)]
    changed = {(record.kind, record.id): tuple(changes_of(edition, record)) for record in followed}

    def modified(records: Iterable[Record]) -> list[News]:
        return [news for record in records for news in changed[(record.kind, record.id)]]

    arrivals = [arrival(edition, record) for record in followed]
    yield _feed(edition, "flux/nouveautes.xml", "nouveautés", "", arrivals)
    yield _feed(edition, "flux/modifications.xml", "modifications", "journal/", modified(followed))
    by_place = _by_place(edition, followed)
    for territory in edition.atlas.pages:
        name = f"flux/territoires/{territory.slug}.xml"
        page = f"territoires/{territory.slug}/"
        yield _feed(edition, name, territory.nom, page, modified(by_place.get(territory.code, ())))
    by_theme: dict[str, list[Record]] = {}
    for record in followed:
        for theme in _themes(record):
            by_theme.setdefault(theme, []).append(record)
    for term in edition.catalogue.vocabulary("themes"):
        name, page = f"flux/themes/{term.id}.xml", f"themes/{term.id}/"
        yield _feed(edition, name, term.titre, page, modified(by_theme.get(term.id, ())))


def _by_place(edition: Edition, records: Iterable[Record]) -> dict[str, list[Record]]:
    """Records by the territories they name and by every territory around these, each once."""
    tree = edition.catalogue.territories
    found: dict[str, list[Record]] = {}
    for record in records:
        codes = {p.territory.code for p in edition.atlas.by_initiative.get(record.id, ())}
        if record.kind != "initiatives":
            named = [*record.texts("territoire"), *record.texts("territoires", "*")]
            codes = {place.code for _, code in named if (place := tree.resolve(code)) is not None}
        for code in {*codes, *(above.code for each in codes for above in tree.ancestors(each))}:
            found.setdefault(code, []).append(record)
    return found


def _themes(record: Record) -> set[str]:
    return {theme for _, theme in record.texts("themes", "*")}


def _feed(edition: Edition, name: str, title: str, page: str, news: Iterable[News]) -> tuple[str, bytes]:
    recent = nlargest(LIMIT, news, key=lambda each: (each.moment, each.name))
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "fr"})
    _child(feed, "id", edition.tag(name))
    _child(feed, "title", french(f"{TITRE} : {title}"))
    _child(feed, "updated", max((each.moment for each in recent), default=f"{edition.jour}T00:00:00Z"))
    ElementTree.SubElement(
        feed, "link", {"rel": "self", "type": "application/atom+xml", "href": edition.site_url + name}
    )
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": edition.site_url + page})
    _child(ElementTree.SubElement(feed, "author"), "name", french(AUTEUR))
    _child(feed, "rights", LICENCE)
    for each in recent:
        _entry(feed, edition, each)
    ElementTree.indent(feed, " ")
    return name, bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: ElementTree.Element, edition: Edition, news: News) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    _child(entry, "id", edition.tag(news.name))
    _child(entry, "title", french(news.titre))
    _child(entry, "published", news.moment)
    _child(entry, "updated", news.moment)
    href = edition.page(news.record)
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    for theme in sorted(_themes(news.record)):
        label = edition.catalogue.vocabulary("themes").titre(theme)
        ElementTree.SubElement(entry, "category", {"term": theme, "label": label})
    _child(entry, "summary", french(news.resume))


def _child(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
