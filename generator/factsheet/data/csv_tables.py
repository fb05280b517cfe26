"""Tables as CSV (RFC 4180): UTF-8 without a mark, lines end in CR LF, an empty cell is what is not known.

Cells are never altered. A quotation that begins with `=`, `+`, `-` or `@` stays what its source printed: a program that
would take it for a formula must be told to read text, which the page on the data says.
"""

import csv
from collections.abc import Iterable
from io import StringIO
from typing import Any

from factsheet.data.cells import Row
from factsheet.data.tables import Table, list_tables

_TRUTH = {True: "true", False: "false", None: None}


class CsvTableWriter:
    """One table, written row by row."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._text = StringIO(newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(table.names)

    def add(self, row: Row) -> None:
        self._writer.writerow([self._format(column.type, row[column.name]) for column in self._table.columns])

    def encode(self) -> bytes:
        return self._text.getvalue().encode()

    def _format(self, type: str, cell: Any) -> Any:
        return _TRUTH[cell] if type == "yes_no" else cell


def write_tables(rows: Iterable[tuple[str, Row]]) -> dict[str, bytes]:
    """Return every table by its name, each with its rows in the order in which they come."""
    written = {table.name: CsvTableWriter(table) for table in list_tables()}
    for name, row in rows:
        written[name].add(row)
    return {name: table.encode() for name, table in written.items()}
