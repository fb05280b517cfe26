"""The data files of each sheet: a CSV file per table, the documents of its points as lines, the data package."""

from collections.abc import Iterator
from functools import cache, cached_property, partial

from msgspec import Struct, field

from factsheet.analysis.analysis import Findings
from factsheet.content.fingerprint import combine_digests, compute_digest
from factsheet.data import package, point_json
from factsheet.data.csv_tables import write_tables
from factsheet.data.formats import LINES, PACKAGE
from factsheet.data.rows import make_rows, read_documents
from factsheet.data.rows_of_things import Things, collect_sheet_things
from factsheet.data.tables import Table, list_tables
from factsheet.model.sheet import Sheet
from factsheet.web import urls
from factsheet.web.outputs import File, FileReader
from factsheet.web.settings import Settings


def make_files(findings: Findings, settings: Settings) -> Iterator[File]:
    for sheet in findings.corpus.sheets.values():
        yield from SheetExport(findings, settings, sheet).make_files()


class SheetExport(Struct, dict=True):
    findings: Findings
    settings: Settings
    sheet: Sheet
    _waiting: dict[str, bytes] = field(default_factory=dict)
    """By name: the tables that were made and not yet written."""

    def make_files(self) -> Iterator[File]:
        digest = cache(self._make_digest)  # all files of the sheet share it
        yield File(self._get_address(LINES), self.write_lines, digest)
        for table in list_tables():
            yield File(self._get_address(table.file), partial(self.write_table, table), digest)
        # Made in a later turn, since it contains the hashes of the tables.
        yield File(self._get_address(PACKAGE), self.write_package, digest, turn=2)

    def write_lines(self, read: FileReader) -> bytes:
        return b"".join(map(point_json.make_line, read_documents(self.findings, self.sheet, read)))

    def write_table(self, table: Table, read: FileReader) -> bytes:
        """Return a table; the first one requested makes all, since a document has rows for most tables."""
        if table.name not in self._waiting:
            self._waiting = write_tables(make_rows(self.findings, self.settings, self.sheet, self._things, read))
        return self._waiting.pop(table.name)

    def write_package(self, read: FileReader) -> bytes:
        contents = {table.name: read(self._get_address(table.file)) for table in list_tables()}
        return package.write_package(self.settings, self.sheet, self._things.sources, contents)

    @cached_property
    def _things(self) -> Things:
        return collect_sheet_things(self.findings.corpus, self.sheet)

    def _get_address(self, name: str) -> urls.Address:
        return urls.make_data_address(name, self.sheet.id)

    def _make_digest(self) -> bytes:
        """Return the digest of everything in the documents of the sheet."""
        digests, points = self.findings.dependencies, self.findings.corpus.list_points(self.sheet.id)
        return compute_digest(
            digests.digest_whole_sheet(self.sheet.id), combine_digests(map(digests.digest_page, points))
        )
