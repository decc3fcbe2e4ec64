"""The exports of the real catalogue, made once; and the means to make small editions of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from essaim.catalogue import Catalogue, load
from essaim.exports import Edition, exports
from essaim.exports.identifiers import Identifiers
from essaim.journal import Journal
from essaim.records import Record

TODAY = date(2026, 11, 23)
SITE = "https://essaim.example/"


@pytest.fixture(scope="session")
def catalogue(root: Path) -> Catalogue:
    return load(root, TODAY).catalogue


@pytest.fixture(scope="session")
def edition(root: Path, catalogue: Catalogue) -> Edition:
    return Edition.of(root, catalogue, SITE, Journal())


@pytest.fixture(scope="session")
def exported(edition: Edition) -> Mapping[str, bytes]:
    return exports(edition)


@pytest.fixture(scope="session")
def with_records(edition: Edition) -> Callable[..., Edition]:
    """Makes an edition of the given records only."""

    def make(*records: Record, identifiers: Identifiers | None = None) -> Edition:
        kinds: dict[str, dict[str, Record]] = {kind.name: {} for kind in edition.catalogue.kinds}
        for record in records:
            kinds[record.kind][record.id] = record
        held = replace(edition.catalogue, records=kinds)
        return Edition(held, SITE, edition.points, identifiers or Identifiers({}))

    return make


@pytest.fixture(scope="session")
def changed() -> Callable[..., Record]:
    """Gives a record other values."""

    def make(record: Record, *, id: str | None = None, **data: object) -> Record:
        return replace(record, id=id or record.id, data={**record.data, **data})

    return make
