"""The data of the whole site, put together from that of its sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from factsheet import addresses
from factsheet.dataset import DATABASE, DOCUMENT, LINES, Table
from factsheet.exports import database, rows_of_things, spreadsheet, whole
from factsheet.exports.rows_of_things import all_things
from factsheet.findings import Findings
from factsheet.page import Read
from factsheet.settings import Settings


@dataclass(frozen=True)
class OfSite:
    findings: Findings
    settings: Settings

    def lines(self, read: Read) -> bytes:
        lines = BytesIO()
        for part in self._parts(read, LINES):
            lines.write(part)
        return lines.getvalue()

    def database(self, read: Read) -> bytes:
        corpus = self.findings.corpus
        things = rows_of_things.rows(corpus, self.settings, all_things(corpus))
        return database.made(things, self._parts(read, DATABASE))

    def document(self, read: Read) -> bytes:
        corpus = self.findings.corpus
        return whole.document(corpus, self.settings, all_things(corpus), BytesIO(read(addresses.data(LINES))))

    def table(self, table: Table, read: Read) -> bytes:
        if table.of_points:
            return spreadsheet.joined(table, self._parts(read, table.file))
        return spreadsheet.made(read(addresses.data(DATABASE)), table)

    def _parts(self, read: Read, name: str) -> Iterator[bytes]:
        return (read(addresses.data(name, sheet)) for sheet in self.findings.corpus.sheets)


@dataclass(frozen=True)
class OfOneSheet:
    """The data of a site of one sheet: that of the sheet."""

    sheet: str

    def lines(self, read: Read) -> bytes:
        return read(addresses.data(LINES, self.sheet))

    def database(self, read: Read) -> bytes:
        return read(addresses.data(DATABASE, self.sheet))

    def document(self, read: Read) -> bytes:
        return read(addresses.data(DOCUMENT, self.sheet))

    def table(self, table: Table, read: Read) -> bytes:
        return read(addresses.data(table.file, self.sheet))
