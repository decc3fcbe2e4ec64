"""A catalogue of a few initiatives made by hand, on the real territories."""

from collections.abc import Callable
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from essaim.catalogue import Catalogue
from essaim.indexes import Atlas
from essaim.reading import Marks
from essaim.records import Record
from essaim.schema import Schemas
from essaim.territories import Territories


@pytest.fixture(scope="session")
def territories(root: Path) -> Territories:
    return Territories.load(root)


@pytest.fixture(scope="session")
def schemas(root: Path) -> Schemas:
    return Schemas.load(root)


@pytest.fixture
def atlas(territories: Territories, schemas: Schemas) -> Callable[..., Atlas]:
    """``atlas(initiatives={"a": {...}}, besoins={...})``: data by id, by kind."""

    def atlas_(**kinds: dict[str, dict[str, object]]) -> Atlas:
        records = {
            kind: {
                id_: Record(kind, id_, PurePosixPath(f"content/{kind}/{id_}.md"), data, Marks({}, {}), "")
                for id_, data in sorted(found.items())
            }
            for kind, found in kinds.items()
        }
        return Atlas(Catalogue(records, schemas, territories, date(2026, 11, 23)))

    return atlas_
