"""Banks of initiatives that exist as tables, brought in by a mapping file: every row is judged before one is written.

``tables`` reads CSV and XLSX, ``mapping`` says which column becomes which key, ``cells`` turns texts into typed values,
``run`` makes, judges and writes the fiches, ``outcome`` tells what became of each row.
"""

from essaim.importing.mapping import Mapping, MappingError, read_mapping
from essaim.importing.outcome import Outcome, RowReport, as_json, as_text
from essaim.importing.run import bring_in
from essaim.importing.tables import Table, TableError, read_table

__all__ = [
    "Mapping",
    "MappingError",
    "Outcome",
    "RowReport",
    "Table",
    "TableError",
    "as_json",
    "as_text",
    "bring_in",
    "read_mapping",
    "read_table",
]
