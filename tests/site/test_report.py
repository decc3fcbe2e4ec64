"""Everything that the report names stands where docs/rapport.md says."""

import re
from pathlib import Path

import html5lib
import pytest

ROOT = Path(__file__).resolve().parents[2]
TABLE = (ROOT / "docs/rapport.md").read_text("utf-8")
ROWS = re.findall(r"^\| ([A-K][\w.]*) \| (.+?) \| (/\S*) \| (.+?) \|$", TABLE, re.M)


def visible(page: Path) -> str:
    """The text of the main content, on one line, with plain spaces."""
    tree = html5lib.parse(page.read_text("utf-8"), namespaceHTMLElements=False)
    main = next(tree.iter("main"))
    return re.sub(r"\s+", " ", " ".join(main.itertext())).casefold()


def test_the_table_covers_every_part_of_the_list() -> None:
    assert sorted({line[0] for line, *_ in ROWS}) == list("ABCDEFGHIJK")
    assert len({line for line, *_ in ROWS}) == len(ROWS) >= 150


@pytest.mark.parametrize(("line", "address", "words"), [(r[0], r[2], r[3]) for r in ROWS], ids=[r[0] for r in ROWS])
def test_what_the_report_names_is_found(built_site: Path, line: str, address: str, words: str) -> None:
    assert words.casefold() in visible(built_site / address.strip("/") / "index.html"), (line, address)
