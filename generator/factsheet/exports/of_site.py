"""The data of the whole site, put together from that of its sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factsheet.dataset import DATABASE, DOCUMENT, LINES, DataFolder, Table, data_folder
from factsheet.exports import database, packing, rows_of_things, spreadsheet, whole
from factsheet.exports.rows import Row
from factsheet.exports.rows_of_things import all_things
from factsheet.findings import Findings
from factsheet.page import Read
from factsheet.settings import Settings


@dataclass(frozen=True)
class OfSite:
    findings: Findings
    settings: Settings
    folder: DataFolder

    def lines(self, read: Read) -> bytes:
        return b"".join(self._parts(read, LINES))

    def database(self, read: Read) -> bytes:
        parts = (packing.opened(self.folder, DATABASE, part) for part in self._parts(read, DATABASE))
        return packing.laid(self.folder, DATABASE, database.made(self._rows(), parts))

    def document(self, read: Read) -> bytes:
        corpus, lines = self.findings.corpus, read(self.folder.address(LINES)).splitlines()
        return b"".join(whole.document(corpus, self.settings, all_things(corpus), lines))

    def table(self, table: Table, read: Read) -> bytes:
        if table.of_points:
            return spreadsheet.joined(self.folder, table, self._parts(read, table.file))
        return spreadsheet.made(self.folder, table, self._things)

    def _parts(self, read: Read, file: str) -> Iterator[bytes]:
        corpus = self.findings.corpus
        return (read(data_folder(corpus, sheet).address(file)) for sheet in corpus.sheets)

    def _rows(self) -> Iterator[tuple[str, Row]]:
        return rows_of_things.rows(self.findings.corpus, self.settings, all_things(self.findings.corpus))

    @cached_property
    def _things(self) -> bytes:
        """Return a database without points, which is small."""
        return b"".join(database.made(self._rows()))


@dataclass(frozen=True)
class OfOneSheet:
    """The data of a site of one sheet: that of the sheet."""

    of_sheet: DataFolder

    def lines(self, read: Read) -> bytes:
        return read(self.of_sheet.address(LINES))

    def database(self, read: Read) -> bytes:
        return read(self.of_sheet.address(DATABASE))

    def document(self, read: Read) -> bytes:
        return read(self.of_sheet.address(DOCUMENT))

    def table(self, table: Table, read: Read) -> bytes:
        return read(self.of_sheet.address(table.file))
