"""Tables as the data folder keeps them: UTF-8, LF, a header, rows sorted by their first column."""

import csv
import io
from collections.abc import Iterable, Sequence

Cell = str | int | None
Row = tuple[Cell, ...]


def csv_text(header: Sequence[str], rows: Iterable[Row]) -> str:
    """The text of a table; an unknown value is an empty cell. The same rows always give the same bytes.

    Raises:
        ValueError: two rows bear the same code, or a row has not the header's length.
    """
    ordered = sorted(rows, key=lambda row: str(row[0]))
    codes = [str(row[0]) for row in ordered]
    if len(set(codes)) != len(codes):
        raise ValueError(f"duplicate code in a table of {header}: {sorted({c for c in codes if codes.count(c) > 1})}")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    for row in ordered:
        if len(row) != len(header):
            raise ValueError(f"{row} does not fit {header}")
        writer.writerow(["" if cell is None else cell for cell in row])
    return out.getvalue()
