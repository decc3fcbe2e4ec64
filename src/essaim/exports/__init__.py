"""Exports: the catalogue as files that others re-use. Pure: the same edition always gives the same bytes."""

from collections.abc import Mapping

from essaim.exports.api import api
from essaim.exports.atom import atom
from essaim.exports.citation import citations
from essaim.exports.csv_files import csv_files
from essaim.exports.datapackage import datapackage
from essaim.exports.dcat import dcat
from essaim.exports.distributions import Distribution, distributions
from essaim.exports.edition import Edition
from essaim.exports.geojson import geojson
from essaim.exports.icalendar import icalendar
from essaim.exports.redirects import ids, redirects
from essaim.exports.schemas import schema_files
from essaim.exports.tables import tables
from essaim.exports.workbook import workbook

__all__ = ["Distribution", "Edition", "exports", "offered"]


def exports(edition: Edition) -> Mapping[str, bytes]:
    """Every exported file by its name relative to the site. Raises ``ValueError`` if two formats claim one name."""
    rows = tables(edition)
    parts: tuple[Mapping[str, bytes], ...] = (
        api(edition),
        schema_files(edition),
        csv_files(rows),
        {
            "donnees/initiatives.xlsx": workbook(edition, rows),
            "donnees/initiatives.geojson": geojson(edition),
            "donnees/datapackage.json": datapackage(edition, rows),
            "donnees/catalogue.jsonld": dcat(edition, rows),
            "rencontres.ics": icalendar(edition),
            "ids.json": ids(edition),
        },
        atom(edition),
        citations(edition),
        redirects(edition),
    )
    files: dict[str, bytes] = {}
    for part in parts:
        if twice := files.keys() & part.keys():
            raise ValueError(f"two exports at one address: {', '.join(sorted(twice))}")
        files.update(part)
    return dict(sorted(files.items()))


def offered(edition: Edition) -> tuple[Distribution, ...]:
    """What is offered to download, the whole catalogue first."""
    return distributions(edition, tables(edition))
