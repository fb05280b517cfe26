"""The data of one sheet, from the documents of its points."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO

import orjson

from factsheet import addresses
from factsheet.dataset import DATABASE, LINES, Table
from factsheet.exports import database, rows_of_points, rows_of_things, spreadsheet, whole
from factsheet.exports.rows import Row
from factsheet.exports.rows_of_things import Things
from factsheet.findings import Findings
from factsheet.page import Read
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.silence import Silence, Silences
from factsheet.values import dates


@dataclass(frozen=True)
class OfSheet:
    findings: Findings
    settings: Settings
    sheet: Sheet
    things: Callable[[], Things]
    """All that the sheet and its points lead to."""
    silences: Silences

    def lines(self, read: Read) -> bytes:
        points = self.findings.corpus.outlines_of(self.sheet.id)
        lines = BytesIO()
        for point in points:
            lines.write(read(addresses.document(point.sheet, point.id)) + b"\n")
        return lines.getvalue()

    def database(self, read: Read) -> bytes:
        return database.made(self._rows(self._read(read, LINES)))

    def document(self, read: Read) -> bytes:
        lines = BytesIO(self._read(read, LINES))
        return whole.document(self.findings.corpus, self.settings, self.things(), lines)

    def table(self, table: Table, read: Read) -> bytes:
        return spreadsheet.made(self._read(read, DATABASE), table)

    def _read(self, read: Read, name: str) -> bytes:
        return read(addresses.data(name, self.sheet.id))

    def _rows(self, lines: bytes) -> Iterator[tuple[str, Row]]:
        yield from rows_of_things.rows(self.findings.corpus, self.settings, self.things())
        for line in BytesIO(lines):
            told = orjson.loads(line)
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
