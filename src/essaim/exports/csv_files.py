"""CSV: UTF-8 with a byte order mark (Excel then shows accents), RFC 4180, every cell quoted, formulas made harmless."""

import csv
import io
from collections.abc import Iterable, Mapping

from essaim.exports.tables import Table, Value

BOM = "\ufeff"
# What a spreadsheet takes for the start of a formula (OWASP, « CSV Injection »), full-width forms included.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def csv_files(tables: Iterable[Table]) -> Mapping[str, bytes]:
    """One file a table."""
    return {f"donnees/{table.nom}.csv": csv_bytes(table) for table in tables}


def csv_bytes(table: Table) -> bytes:
    """A table; a text that begins like a formula gets an apostrophe before it, as the data dictionary says."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.nom for column in table.colonnes])
    for row in table.lignes:
        writer.writerow([cell(value) for value in row])
    return (BOM + out.getvalue()).encode()


def cell(value: Value) -> str:
    """A value as a cell: booleans as JSON writes them, numbers with a point, nothing for nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if value.startswith(FORMULA) else value
    return repr(value)
