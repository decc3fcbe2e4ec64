"""Atom feeds (RFC 4287): what is new, what was checked again, and both by territory and by theme.

Dates come from git where the caller gives them (``Edition.history``), else from the day a person last checked the
record. Ids are tag: URIs, so that a reader's software never shows the same entry twice.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.etree import ElementTree

from essaim.exports.edition import AUTEUR, LICENCE, TITRE, Edition
from essaim.levels import preuve
from essaim.records import Record
from essaim.typography import date_fr, french

# What readers follow; the models, the propositions and the glossary are reference, not news.
KINDS = ("initiatives", "dispositifs", "besoins", "parrains", "ressources", "rencontres")
LIMIT = 100
Dated = Callable[[Edition, Record], str]


def atom(edition: Edition) -> Mapping[str, bytes]:
    """Every feed by its name relative to the site."""
    return dict(_feeds(edition))


def _feeds(edition: Edition) -> Iterator[tuple[str, bytes]]:
    followed = [record for kind in KINDS for record in edition.catalogue.of(kind)]
    yield _feed(edition, "flux/nouveautes.xml", "nouveautés", "", followed, created)
    yield _feed(edition, "flux/modifications.xml", "modifications", "", followed, modified)
    by_place = _by_place(edition, followed)
    for territory in edition.atlas.pages:
        name = f"flux/territoires/{territory.slug}.xml"
        page = f"territoires/{territory.slug}/"
        yield _feed(edition, name, territory.nom, page, by_place.get(territory.code, ()), modified)
    for term in edition.catalogue.vocabulary("themes"):
        concerned = [record for record in followed if term.id in _themes(record)]
        yield _feed(edition, f"flux/themes/{term.id}.xml", term.titre, f"themes/{term.id}/", concerned, modified)


def created(edition: Edition, record: Record) -> str:
    """When the record was first published, as an RFC 3339 instant."""
    dates = edition.history.get(str(record.path))
    return dates.premier if dates else _instant(str(record.data.get("verifie_le", edition.jour)))


def modified(edition: Edition, record: Record) -> str:
    """When the record last changed."""
    dates = edition.history.get(str(record.path))
    return dates.dernier if dates else _instant(str(record.data.get("verifie_le", edition.jour)))


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z"


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


def _feed(
    edition: Edition, name: str, title: str, page: str, records: Iterable[Record], dated: Dated
) -> tuple[str, bytes]:
    recent = sorted(records, key=lambda r: (r.kind, r.id))
    recent = sorted(recent, key=lambda r: dated(edition, r), reverse=True)[:LIMIT]
    feed = ElementTree.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "fr"})
    _child(feed, "id", edition.tag(name))
    _child(feed, "title", french(f"{TITRE} : {title}"))
    _child(feed, "updated", max((dated(edition, r) for r in recent), default=_instant(edition.jour)))
    ElementTree.SubElement(
        feed, "link", {"rel": "self", "type": "application/atom+xml", "href": edition.site_url + name}
    )
    ElementTree.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": edition.site_url + page})
    _child(ElementTree.SubElement(feed, "author"), "name", french(AUTEUR))
    _child(feed, "rights", LICENCE)
    for record in recent:
        _entry(feed, edition, record, dated)
    ElementTree.indent(feed, " ")
    return name, bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _entry(feed: ElementTree.Element, edition: Edition, record: Record, dated: Dated) -> None:
    entry = ElementTree.SubElement(feed, "entry")
    moment = dated(edition, record)
    # What was modified twice is two pieces of news; what is new is new once.
    suffix = "" if dated is created else f":{moment}"
    _child(entry, "id", edition.tag(f"{record.kind}/{record.id}{suffix}"))
    _child(entry, "title", french(f"{edition.kind(record.kind).singulier} : {record.titre}"))
    _child(entry, "published", min(created(edition, record), moment))
    _child(entry, "updated", moment)
    href = edition.page(record)
    ElementTree.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": href})
    for theme in sorted(_themes(record)):
        label = edition.catalogue.vocabulary("themes").titre(theme)
        ElementTree.SubElement(entry, "category", {"term": theme, "label": label})
    _child(entry, "summary", french(_summary(record)))


def _summary(record: Record) -> str:
    parts = [str(record.data.get("resume", ""))]
    if record.kind == "initiatives":
        parts.append(f"Niveau de preuve : {preuve(record.data).libelle}.")
    if "verifie_le" in record.data:
        parts.append(f"Fiche vérifiée le {date_fr(str(record.data['verifie_le']))}.")
    return " ".join(part for part in parts if part)


def _child(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text
