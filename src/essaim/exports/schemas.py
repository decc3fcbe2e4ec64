"""The published schemas: one self-contained file a kind, and the schema of what the site computes."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from essaim.exports.edition import Edition, json_bytes
from essaim.schema.bundle import address

CALCULE = Path(__file__).with_name("calcule.schema.json")


def schemas(edition: Edition) -> Mapping[str, dict[str, Any]]:
    """The published schemas by file name, relative to the site."""
    found = {
        f"schemas/{kind.name}.schema.json": edition.catalogue.schemas.bundle(kind.name, edition.site_url)
        for kind in edition.catalogue.kinds
    }
    computed: dict[str, Any] = json.loads(CALCULE.read_text(encoding="utf-8"))
    found["schemas/calcule.schema.json"] = {**computed, "$id": address("calcule", edition.site_url)}
    return found


def schema_files(edition: Edition) -> Mapping[str, bytes]:
    """The same, as files."""
    return {name: json_bytes(schema, indent=2) for name, schema in schemas(edition).items()}
