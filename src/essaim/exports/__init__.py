"""Exports: the catalogue as files that others re-use. Pure: the same edition always gives the same bytes."""

from collections.abc import Callable, Mapping, Sequence

from essaim.exports.api import api, api_entry, api_name, listing
from essaim.exports.atom import atom
from essaim.exports.citation import citation_files
from essaim.exports.csv_files import csv_files
from essaim.exports.datapackage import datapackage
from essaim.exports.dcat import dcat
from essaim.exports.distributions import Distribution, distributions
from essaim.exports.edition import Edition
from essaim.exports.geojson import geojson
from essaim.exports.icalendar import icalendar
from essaim.exports.redirects import ids, redirects
from essaim.exports.schemas import schema_files
from essaim.exports.tables import Table, tables
from essaim.exports.workbook import workbook
from essaim.records import Record

__all__ = ["Distribution", "Edition", "collected", "exports", "of_record", "offered", "tables"]

Files = Mapping[str, bytes]


def exports(edition: Edition) -> Files:
    """Every exported file by its name relative to the site. Raises ``ValueError`` if two formats claim one name."""
    files: dict[str, bytes] = {}
    for record in edition.catalogue:
        _join(files, of_record(edition, record))
    for part in collected(edition, tables(edition), lambda record: files[api_name(record)]):
        _join(files, part())
    return dict(sorted(files.items()))


def of_record(edition: Edition, record: Record) -> Files:
    """What is exported of one record, and of it alone."""
    return {api_name(record): api_entry(edition, record), **citation_files(edition, record)}


def collected(
    edition: Edition, rows: Sequence[Table], entry: Callable[[Record], bytes]
) -> tuple[Callable[[], Files], ...]:
    """What is exported of all records together, in parts that do not need each other, the longest to make first.

    ``rows`` are the tables of the edition; ``entry`` gives a record's file of the API, made before.
    """
    listings = (_listed(edition, kind.name, entry) for kind in edition.catalogue.kinds)
    return (
        lambda: {"donnees/initiatives.xlsx": workbook(edition, rows)},
        *listings,
        lambda: atom(edition),
        lambda: csv_files(rows),
        lambda: {"donnees/initiatives.geojson": geojson(edition)},
        lambda: {
            **api(edition),
            **schema_files(edition),
            **citation_files(edition, None),
            "donnees/datapackage.json": datapackage(edition, rows),
            "donnees/catalogue.jsonld": dcat(edition, rows),
            "rencontres.ics": icalendar(edition),
            "ids.json": ids(edition),
        },
        lambda: redirects(edition),
    )


def offered(edition: Edition, rows: Sequence[Table]) -> tuple[Distribution, ...]:
    """What is offered to download, the whole catalogue first."""
    return distributions(edition, rows)


def _listed(edition: Edition, kind: str, entry: Callable[[Record], bytes]) -> Callable[[], Files]:
    return lambda: listing(edition, kind, map(entry, edition.catalogue.of(kind)))


def _join(files: dict[str, bytes], part: Files) -> None:
    if twice := files.keys() & part.keys():
        raise ValueError(f"two exports at one address: {', '.join(sorted(twice))}")
    files.update(part)
