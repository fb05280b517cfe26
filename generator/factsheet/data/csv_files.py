"""Tables as CSV (RFC 4180): UTF-8 without a mark, lines end in CR LF, an empty cell is what is not known.

Cells are never altered. A quotation that begins with `=`, `+`, `-` or `@` stays what its source printed: a program that
would take it for a formula must be told to read text, which the page on the data says.
"""

import csv
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper
from typing import Any

from factsheet.data import database, gzip_files
from factsheet.data.tables import DataFolder, Table


def made(folder: DataFolder, table: Table, made_from: bytes) -> bytes:
    """Return a table of the database; its head is a member of its own where the file is packed."""
    rows = _written(database.select(made_from, table))
    return gzip_files.laid(folder, table.file, (_head(table),), (rows,))


def joined(folder: DataFolder, table: Table, parts: Iterable[bytes]) -> bytes:
    """Return one file with the rows of several of the same table."""
    head = gzip_files.laid(folder, table.file, (_head(table),))
    return b"".join((head, *(part.removeprefix(head) for part in parts)))


def _head(table: Table) -> bytes:
    return _written([table.names])


def _written(rows: Iterable[tuple[Any, ...]]) -> bytes:
    content = BytesIO()
    text = TextIOWrapper(content, encoding="utf-8", newline="", write_through=True)
    csv.writer(text).writerows(rows)
    text.flush()
    return content.getvalue()
