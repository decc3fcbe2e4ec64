"""The workbook: every table a sheet, French headers frozen and filtered, each value in its own type.

A text is always written as text: a code keeps its zeros, and what looks like a formula stays words, marked as text the
way Excel itself does it (quote prefix), so that saving the sheet again does not wake it up.
"""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter

from essaim.exports.csv_files import FORMULA
from essaim.exports.edition import LICENCE, LICENCE_ADRESSE, TITRE, Edition
from essaim.exports.tables import Column, Table, Value

LIMIT = 32_767  # characters that a cell of Excel may hold
WIDE, NARROW = 40, 16
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def workbook(edition: Edition, tables: Sequence[Table]) -> bytes:
    """`initiatives.xlsx`; the same edition always gives the same bytes."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, OPTIONS)
    created = datetime.combine(edition.catalogue.today, datetime.min.time(), UTC)
    book.set_properties(
        {
            "title": f"{TITRE} : les initiatives",
            "author": TITRE,
            "comments": edition.attribution,
            "created": created.replace(tzinfo=None),
        }
    )
    styles = {
        "tete": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "date": book.add_format({"num_format": "yyyy-mm-dd"}),
        "texte": book.add_format({"num_format": "@"}),
        "inerte": book.add_format({"num_format": "@", "quote_prefix": True}),
    }
    for table in tables:
        _sheet(book.add_worksheet(sheet_name(table)), table, styles)
    _notice(book.add_worksheet("Licence et mode d’emploi"), edition, tables, styles)
    book.close()
    return out.getvalue()


def sheet_name(table: Table) -> str:
    """A table's title as Excel accepts it: at most 31 characters, none of ``[]:*?/\\``."""
    name = "".join(" " if c in "[]:*?/\\" else c for c in table.titre)
    return name[:31].strip()


def _sheet(sheet: Any, table: Table, styles: dict[str, Any]) -> None:
    columns = [(index, column, part) for index, column in enumerate(table.colonnes) for part in range(_parts(column))]
    for position, (_, column, part) in enumerate(columns):
        title = column.titre if part == 0 else f"{column.titre} (suite {part})"
        sheet.write_string(0, position, title, styles["tete"])
        sheet.set_column(position, position, WIDE if (column.longueur or 0) > 60 else NARROW)
    for line, row in enumerate(table.lignes, 1):
        for position, (index, column, part) in enumerate(columns):
            value = row[index]
            if isinstance(value, str) and _parts(column) > 1:
                value = _part(value, part) or None
            _write(sheet, line, position, column, value, styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(table.lignes)), len(columns) - 1)


def _parts(column: Column) -> int:
    """How many cells the longest value may need, a character beyond the first plane counting for two as in Excel."""
    return -(-2 * column.longueur // LIMIT) if column.longueur and column.longueur > LIMIT else 1


def _part(text: str, part: int) -> str:
    """A part of a long text, short enough whatever its characters."""
    half = LIMIT // 2
    return text[part * half : (part + 1) * half]


def _write(sheet: Any, line: int, position: int, column: Column, value: Value, styles: dict[str, Any]) -> None:
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, position, value)
    elif isinstance(value, int | float):
        sheet.write_number(line, position, value)
    elif column.type == "date":
        sheet.write_datetime(line, position, date.fromisoformat(value), styles["date"])
    elif value:
        sheet.write_string(line, position, value, styles["inerte" if value.startswith(FORMULA) else "texte"])


def _notice(sheet: Any, edition: Edition, tables: Sequence[Table], styles: dict[str, Any]) -> None:
    lines = [
        ("Source", edition.attribution),
        ("Licence", f"{LICENCE}, {LICENCE_ADRESSE}"),
        ("Dictionnaire des données", f"{edition.site_url}donnees/"),
        ("Listes", "Plusieurs valeurs dans une cellule sont séparées par « | »."),
        *((sheet_name(table), table.description) for table in tables),
    ]
    sheet.set_column(0, 0, WIDE)
    sheet.set_column(1, 1, 2 * WIDE)
    for line, (title, text) in enumerate(lines):
        sheet.write_string(line, 0, title, styles["tete"])
        sheet.write_string(line, 1, text)
