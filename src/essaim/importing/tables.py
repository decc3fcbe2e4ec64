"""A table as a sheet or a CSV file gives it: rows of texts by column, whatever program wrote it."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

MAX_BYTES = 30_000_000
MAX_ROWS = 20_000
MAX_COLUMNS = 400
_MAX_UNPACKED = 300_000_000  # bytes of an XLSX once unzipped: a small file can hold a huge one


class TableError(Exception):
    """The table cannot be read; the message, in French, says why."""


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` are the line number in the file and the texts by column; empty cells are left out."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]


def read_table(path: Path, sheet: str = "", separator: str = "", encoding: str = "utf-8-sig") -> Table:
    """The table of a ``.csv`` or ``.xlsx`` file: the first row that is not empty names the columns.

    Without ``sheet``, the first one; without ``separator``, the commonest of ``;``, ``,`` and tab in the first line.
    Raises ``TableError``.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TableError(f"{path.name} pèse plus de {MAX_BYTES // 1_000_000} Mo : coupez-le en plusieurs fichiers.")
        if path.suffix.lower() == ".csv":
            return _table(_csv_rows(path.read_bytes(), separator, encoding))
        if path.suffix.lower() == ".xlsx":
            return _table(_xlsx_rows(path, sheet))
    except OSError as error:
        raise TableError(f"{path.name} ne s’ouvre pas : {error.strerror}.") from error
    raise TableError(f"{path.name} : on attend un fichier .csv ou .xlsx.")


def _csv_rows(raw: bytes, separator: str, encoding: str) -> list[list[str]]:
    try:
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeDecodeError, LookupError) as error:
        remedy = "ajoutez « encodage: cp1252 » à la correspondance si le tableau vient d’Excel"
        raise TableError(f"Le texte n’est pas en {encoding} : {remedy}.") from error
    first = text.partition("\n")[0]
    used = separator or max(";,\t", key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=used, strict=True))
    except csv.Error as error:
        raise TableError(f"Le fichier CSV est mal formé : {error}.") from error


def _xlsx_rows(path: Path, sheet: str) -> list[list[str]]:
    try:
        with ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > _MAX_UNPACKED:
                raise TableError(f"{path.name} est démesuré une fois décompressé.")
        book = load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as error:
        raise TableError(f"{path.name} n’est pas un classeur XLSX lisible.") from error
    try:
        if sheet and sheet not in book.sheetnames:
            raise TableError(f"La feuille « {sheet} » n’existe pas ; il y a : {', '.join(book.sheetnames)}.")
        found = book[sheet or book.sheetnames[0]]
        rows = found.iter_rows(max_row=MAX_ROWS + 100, max_col=MAX_COLUMNS, values_only=True)
        return [[_text(cell) for cell in row] for row in rows]
    finally:
        book.close()


def _text(cell: object) -> str:
    """What a person reads in a cell: a whole number without decimals, a date as year-month-day."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "oui" if cell else "non"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _table(rows: Sequence[Sequence[str]]) -> Table:
    numbered = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 1)]
    filled = [(number, row) for number, row in numbered if any(row)]
    if not filled:
        raise TableError("Le tableau est vide.")
    if len(filled) > MAX_ROWS:
        raise TableError(f"Le tableau compte plus de {MAX_ROWS} lignes : coupez-le.")
    _, header = filled[0]
    doubles = sorted({name for name in header if name and header.count(name) > 1})
    if doubles:
        raise TableError(f"Plusieurs colonnes s’appellent « {doubles[0]} » : donnez à chacune son nom.")
    return Table(tuple(filter(None, header)), tuple((number, _cells(header, row)) for number, row in filled[1:]))


def _cells(header: Iterable[str], row: Iterable[str]) -> dict[str, str]:
    return {name: cell for name, cell in zip(header, row, strict=False) if name and cell}
