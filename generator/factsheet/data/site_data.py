"""The data of the whole site, put together from that of its sheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from factsheet.analysis.analysis import Findings
from factsheet.data import csv_files, database, gzip_files, rows_of_things, single_json
from factsheet.data.rows import Row
from factsheet.data.rows_of_things import all_things
from factsheet.data.tables import DATABASE, DOCUMENT, LINES, DataFolder, Table, data_folder
from factsheet.web.outputs import Read
from factsheet.web.settings import Settings


@dataclass(frozen=True)
class OfSite:
    findings: Findings
    settings: Settings
    folder: DataFolder

    def lines(self, read: Read) -> bytes:
        return b"".join(self._parts(read, LINES))

    def database(self, read: Read) -> bytes:
        parts = (gzip_files.opened(self.folder, DATABASE, part) for part in self._parts(read, DATABASE))
        return gzip_files.laid(self.folder, DATABASE, database.made(self._rows(), parts))

    def document(self, read: Read) -> bytes:
        corpus, lines = self.findings.corpus, read(self.folder.address(LINES)).splitlines()
        return b"".join(single_json.document(corpus, self.settings, all_things(corpus), lines))

    def table(self, table: Table, read: Read) -> bytes:
        if table.of_points:
            return csv_files.joined(self.folder, table, self._parts(read, table.file))
        return csv_files.made(self.folder, table, self._things)

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
