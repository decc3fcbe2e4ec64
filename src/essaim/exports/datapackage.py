"""Data Package and Table Schema (Frictionless): what each column of each CSV file holds, for machines."""

from collections.abc import Sequence

from essaim.exports.csv_files import csv_bytes
from essaim.exports.edition import DESCRIPTION, LICENCE, LICENCE_ADRESSE, TITRE, Edition, json_bytes
from essaim.exports.tables import KIND, Column, Table


def datapackage(edition: Edition, tables: Sequence[Table]) -> bytes:
    """`datapackage.json`, beside the files it describes."""
    licence = {"name": "etalab-2.0", "title": LICENCE, "path": LICENCE_ADRESSE}
    return json_bytes(
        {
            "profile": "tabular-data-package",
            "name": "essaim-initiatives",
            "title": f"{TITRE} : les initiatives",
            "description": DESCRIPTION,
            "homepage": f"{edition.site_url}donnees/",
            "version": edition.jour,
            "licenses": [licence],
            "sources": [{"title": edition.attribution, "path": edition.site_url}],
            "resources": [_resource(table) for table in tables],
        },
        indent=2,
    )


def table_schema(table: Table) -> dict[str, object]:
    """The Table Schema of a table."""
    schema: dict[str, object] = {
        "fields": [_field(column) for column in table.colonnes],
        "primaryKey": list(table.cle),
        "missingValues": [""],
    }
    if table.nom != KIND:
        schema["foreignKeys"] = [{"fields": ["initiative"], "reference": {"resource": KIND, "fields": ["id"]}}]
    return schema


def _resource(table: Table) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.nom,
        "path": f"{table.nom}.csv",
        "title": table.titre,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(csv_bytes(table)),
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": table_schema(table),
    }


def _field(column: Column) -> dict[str, object]:
    constraints: dict[str, object] = {}
    if column.requis:
        constraints["required"] = True
    if column.termes and not column.liste:
        constraints["enum"] = list(column.termes)
    text = f"{column.description} Plusieurs valeurs, séparées par « | »." if column.liste else column.description
    field: dict[str, object] = {"name": column.nom, "title": column.titre, "description": text, "type": column.type}
    if constraints:
        field["constraints"] = constraints
    return field
