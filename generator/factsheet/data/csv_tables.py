"""Tables as CSV (RFC 4180): UTF-8 without a byte order mark, lines end in CR LF, an empty cell means unknown.

Cells are never altered, even where a spreadsheet would read a formula. A quotation that begins with `=`, `+`, `-` or
`@` is evidence: an apostrophe before it would be a character that no source printed, and it would come back in every
round trip. The page on the data explains how to import tables as text.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from factsheet.data.cells import Row
from factsheet.data.tables import Table, list_tables

# The spelling that the data package declares as trueValues and falseValues.
_TRUTH = {True: "true", False: "false", None: None}


class CsvTableWriter:
    """One table, written row by row."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._text = StringIO(newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(table.names)

    def add(self, row: Row) -> None:
        cells = []
        for column in self._table.columns:
            cell = row[column.name]
            cells.append(_TRUTH[cell] if column.type == "yes_no" else cell)
        self._writer.writerow(cells)

    def encode(self) -> bytes:
        return self._text.getvalue().encode()


def write_tables(rows: Iterable[tuple[str, Row]]) -> dict[str, bytes]:
    """Return every table by its name, each with its rows in the order given."""
    writers = {table.name: CsvTableWriter(table) for table in list_tables()}
    for name, row in rows:
        writers[name].add(row)
    return {name: writer.encode() for name, writer in writers.items()}
