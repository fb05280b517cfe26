"""The data of one sheet, from the documents of its points."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.analysis.not_mentioned import Silence, Silences
from factsheet.data import csv_files, database, gzip_files, rows_of_points, rows_of_things, single_json
from factsheet.data.rows import Row
from factsheet.data.rows_of_things import Things
from factsheet.data.tables import DATABASE, DOCUMENT, LINES, DataFolder, Table
from factsheet.model.sheet import Sheet
from factsheet.model.values import date as dates
from factsheet.web import urls
from factsheet.web.outputs import Read
from factsheet.web.settings import Settings


@dataclass(frozen=True)
class OfSheet:
    findings: Findings
    settings: Settings
    sheet: Sheet
    folder: DataFolder
    things: Callable[[], Things]
    """All that the sheet and its points lead to."""
    silences: Silences

    def lines(self, read: Read) -> bytes:
        return gzip_files.laid(self.folder, LINES, (document + b"\n" for document in self._documents(read)))

    def database(self, read: Read) -> bytes:
        return gzip_files.laid(self.folder, DATABASE, database.made(self._rows(read)))

    def document(self, read: Read) -> bytes:
        told = single_json.document(self.findings.corpus, self.settings, self.things(), self._documents(read))
        return gzip_files.laid(self.folder, DOCUMENT, told)

    def table(self, table: Table, read: Read) -> bytes:
        made_from = gzip_files.opened(self.folder, DATABASE, read(self.folder.address(DATABASE)))
        return csv_files.made(self.folder, table, made_from)

    def _documents(self, read: Read) -> Iterator[bytes]:
        """Return the documents of the points, one at a time: together they are the largest thing on the site."""
        points = self.findings.corpus.points_of(self.sheet.id)
        return (read(urls.document(point.sheet, point.id)) for point in points)

    def _rows(self, read: Read) -> Iterator[tuple[str, Row]]:
        yield from rows_of_things.rows(self.findings.corpus, self.settings, self.things())
        for told in map(orjson.loads, self._documents(read)):
            yield from rows_of_points.rows(told, self._silent(told))
        yield from rows_of_things.differences(self.things().sheets)

    def _silent(self, told: rows_of_points.Told) -> dict[Silence, tuple[str, ...]]:
        """Return all sources that say nothing of the point: a document names so many and no more."""
        reporting = {one["source"] for one in (*told["reports"], *told["series"])}
        date = dates.read(told["date"]) if told["date"] else None
        return {
            meaning: tuple(id for id in sources if id not in reporting)
            for meaning, sources in self.silences.of(told["sheet"], date).items()
        }
