"""Tables as CSV (RFC 4180): UTF-8 without a byte order mark, lines end in CR LF, an empty cell means unknown.

Cells are never altered, even where a spreadsheet would read a formula. A quotation that begins with `=`, `+`, `-` or
`@` is evidence: an apostrophe before it would be a character that no source printed, and it would come back in every
round trip. The page on the data explains how to import tables as text.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO, StringIO, TextIOWrapper

from factsheet.data.cells import Row
from factsheet.data.tables import Table, list_tables

# The spelling that the data package declares as trueValues and falseValues.
_TRUTH = {True: "true", False: "false", None: None}
_LONGEST = 2**31 - 1
"""Characters of a cell that can be read back; the reader's own limit is 131,072, and texts have none."""


class CsvTableWriter:
    """One table, written row by row."""

    def __init__(self, table: Table) -> None:
        self._names = table.names
        self._flags = [index for index, column in enumerate(table.columns) if column.type == "yes_no"]
        self._text = StringIO(newline="")
        self._writer = csv.writer(self._text)
        self._writer.writerow(self._names)

    def add(self, row: Row) -> None:
        cells = list(map(row.get, self._names))
        for index in self._flags:
            cells[index] = _TRUTH[cells[index]]
        self._writer.writerow(cells)

    def encode(self) -> bytes:
        return self._text.getvalue().encode()


def write_tables(rows: Iterable[tuple[str, Row]]) -> dict[str, bytes]:
    """Return every table by its name, each with its rows in the order given."""
    writers = {table.name: CsvTableWriter(table) for table in list_tables()}
    for name, row in rows:
        writers[name].add(row)
    return {name: writer.encode() for name, writer in writers.items()}


@contextmanager
def read_table(content: bytes) -> Iterator[Iterator[list[str]]]:
    """Pass the rows of a table as texts, without that of the names; an empty text is an empty cell."""
    limit = csv.field_size_limit(_LONGEST)
    try:
        rows = csv.reader(TextIOWrapper(BytesIO(content), encoding="utf-8", newline=""))
        next(rows)
        yield rows
    finally:
        csv.field_size_limit(limit)
