"""Text that tries to do harm stays text in every format, and comes back as it was."""

import csv
import io
import json
from xml.etree import ElementTree

import openpyxl
import pytest

from essaim.exports import exports

PAYLOADS = {
    "formula": "=HYPERLINK(\"https://mal.example\";\"cliquez\")",
    "plus": "+33 1 23 45 67 89",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "full-width": "＝1+1",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "cdata": "]]><entry><title>intrus</title></entry>",
    "quotes": 'un "guillemet", une virgule; un point-virgule | une barre',
    "lines": "une ligne\nBEGIN:VEVENT\nSUMMARY:intrus",
    "entities": "R&D &amp; &lt;3 <3",
}  # fmt: skip
DANGEROUS = (*"=+-@\t\r", "＝")


@pytest.fixture(scope="module", params=PAYLOADS.values(), ids=PAYLOADS)
def attacked(request, catalogue, with_records, changed) -> tuple[str, dict[str, bytes]]:
    text = request.param
    record = changed(catalogue.initiatives[0], titre=text, resume=f"{text} {'x' * 40}", probleme=text)
    return text, dict(exports(with_records(record)))


def test_no_cell_of_a_table_starts_a_formula(attacked) -> None:
    text, files = attacked
    for name, content in files.items():
        if name.endswith(".csv"):
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True):
                assert [cell for cell in row if cell.startswith(DANGEROUS)] == []
    row = next(csv.DictReader(io.StringIO(files["donnees/initiatives.csv"].decode("utf-8-sig"), newline="")))
    assert row["titre"].removeprefix("'") == text


def test_the_workbook_holds_words_and_no_formula(attacked) -> None:
    text, files = attacked
    book = openpyxl.load_workbook(io.BytesIO(files["donnees/initiatives.xlsx"]))
    cell = book["Initiatives"]["B2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix is text.startswith(DANGEROUS)
    assert not any(sheet._hyperlinks for sheet in book)


def test_json_gives_the_text_back(attacked) -> None:
    text, files = attacked
    for name, content in files.items():
        if name.startswith("api/v1/initiatives/"):
            assert json.loads(content)["donnees"]["titre"] == text
    assert json.loads(files["donnees/initiatives.geojson"])["features"][0]["properties"]["titre"] == text


def test_feeds_hold_one_entry_and_no_element_of_the_text_s_own(attacked) -> None:
    _, files = attacked
    tree = ElementTree.fromstring(files["flux/nouveautes.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    assert len(tree.findall(f"{atom}entry")) == 1
    entry = {"published", "category", "summary", "id", "title", "updated", "link"}
    assert {n.tag.removeprefix(atom) for n in tree.iter()} == {"feed", "author", "name", "rights", "entry", *entry}
