"""Tables as CSV (RFC 4180): UTF-8 without a mark, lines end in CR LF, an empty cell is what is not known.

Cells are never altered. A quotation that begins with `=`, `+`, `-` or `@` stays what its source printed: a program that
would take it for a formula must be told to read text, which the page on the data says.
"""

import csv
from collections.abc import Iterable
from io import BytesIO, TextIOWrapper

from factsheet.dataset import Table
from factsheet.exports import database


def made(made_from: bytes, table: Table) -> bytes:
    """Return a table of the database."""
    content = BytesIO()
    text = TextIOWrapper(content, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(table.names)
    writer.writerows(database.select(made_from, table))
    text.flush()
    return content.getvalue()


def joined(table: Table, parts: Iterable[bytes]) -> bytes:
    """Return one file with the rows of several of the same table."""
    head = ",".join(table.names).encode() + b"\r\n"
    return b"".join((head, *(part.removeprefix(head) for part in parts)))
