"""Each value of each fiche is found unchanged in JSON, CSV and XLSX, read back by other libraries."""

import csv
import io
import json
from collections import Counter
from datetime import date, datetime

import openpyxl
import pytest

from essaim.exports.tables import tables
from essaim.exports.workbook import sheet_name, workbook

KEYS = ("id", "initiative", "page", "rang", "ligne")


def leaves(value: object, key: str = "") -> list[tuple[str, str]]:
    """The last key and the text of every value; a list of plain values is one, joined as the tables join it."""
    if isinstance(value, dict):
        return [leaf for name, inner in value.items() for leaf in leaves(inner, name)]
    if isinstance(value, list) and all(isinstance(item, dict) for item in value):
        return [leaf for item in value for leaf in leaves(item, key)]
    if isinstance(value, list):
        return [(key, "|".join(value))]
    return [(key, written(value))]


def written(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value if isinstance(value, str) else json.dumps(value)


def is_own(table: str, column: str) -> bool:
    """Whether a column holds what a contributor wrote: not a key of the tables, not a computed value."""
    if "sources" in table and column in ("id", "page"):  # a source's own
        return True
    return column not in KEYS and not column.startswith(("calcule.", "rang_"))


@pytest.fixture(scope="module")
def expected(catalogue) -> dict[str, Counter]:
    return {record.id: Counter(leaves(record.data)) for record in catalogue.initiatives}


def test_every_record_is_in_the_api_word_for_word(catalogue, exported) -> None:
    for kind in catalogue.kinds:
        listed = json.loads(exported[f"api/v1/{kind.name}.json"])
        assert [entry["id"] for entry in listed["fiches"]] == [record.id for record in catalogue.of(kind.name)]
        assert listed["nombre"] == len(listed["fiches"])
        for record, entry in zip(catalogue.of(kind.name), listed["fiches"], strict=True):
            assert entry["donnees"] == record.data
            assert json.loads(exported[f"api/v1/{kind.name}/{record.id}.json"]) == entry


def test_every_value_is_in_the_csv_tables(expected, exported) -> None:
    found = {identifier: Counter() for identifier in expected}
    for name, content in exported.items():
        if not (name.startswith("donnees/") and name.endswith(".csv")):
            continue
        for row in csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
            identifier = row["initiative"] if "initiative" in row else row["id"]
            for column, cell in row.items():
                if cell and is_own(name, column):
                    text = cell[1:] if cell.startswith("'") and cell[1:2] in "=+-@" else cell
                    found[identifier][(column.rpartition(".")[2], text)] += 1
    assert found == expected


def test_every_value_is_in_the_workbook(edition, expected, exported) -> None:
    book = openpyxl.load_workbook(io.BytesIO(exported["donnees/initiatives.xlsx"]))
    found = {identifier: Counter() for identifier in expected}
    for table in tables(edition):
        sheet = book[sheet_name(table)]
        titles = [cell.value for cell in sheet[1]]
        assert len(set(titles)) == len(titles), table.nom
        names = {column.titre: column.nom for column in table.colonnes}
        for row in sheet.iter_rows(min_row=2, values_only=True):
            long: dict[str, str] = {}
            for title, value in zip(titles, row, strict=True):
                name = names[title.partition(" (suite ")[0]]
                if value is None or not is_own(table.nom, name):
                    continue
                if name == "recit":
                    long[name] = long.get(name, "") + value
                    continue
                found[row[0]][(name.rpartition(".")[2], written(value))] += 1
            for name, value in long.items():
                found[row[0]][(name, value)] += 1
    assert found == expected


def test_a_text_longer_than_a_cell_goes_on_in_the_next(catalogue, with_records, changed) -> None:
    recit = "é𝄞" * 20_000
    hers = with_records(changed(catalogue.initiatives[0], recit=recit))
    book = openpyxl.load_workbook(io.BytesIO(workbook(hers, tables(hers))))
    sheet = book.worksheets[0]
    columns = [cell.column for cell in sheet[1] if cell.value.startswith("Récit")]
    assert "".join(sheet.cell(2, column).value or "" for column in columns) == recit


def test_types_are_right_in_the_workbook(exported) -> None:
    """Codes keep their zeros, dates are dates, numbers are numbers, headers are French, frozen and filtered."""
    book = openpyxl.load_workbook(io.BytesIO(exported["donnees/initiatives.xlsx"]))
    main, places = book["Initiatives"], book["Implantations"]
    head = {cell.value: cell.column for cell in main[1]}
    assert isinstance(main.cell(2, head["Vérifiée le"]).value, datetime | date)
    assert isinstance(main.cell(2, head["Rubriques remplies"]).value, int)
    codes = [row[0] for row in places.iter_rows(min_row=2, min_col=3, max_col=3, values_only=True)]
    assert "02217" in codes
    assert all(isinstance(code, str) for code in codes)
    assert main.freeze_panes == "B2"
    assert main.auto_filter.ref.startswith("A1:")
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)
