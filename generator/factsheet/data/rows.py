"""The rows of all tables of one sheet."""

from collections.abc import Iterator

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.analysis.not_mentioned import SilenceKind, Silences
from factsheet.data import rows_of_points, rows_of_things
from factsheet.data.cells import Row
from factsheet.data.record_json import Json
from factsheet.data.rows_of_things import Things
from factsheet.model.sheet import Sheet
from factsheet.model.values import date as dates
from factsheet.web import urls
from factsheet.web.outputs import FileReader
from factsheet.web.settings import Settings


def read_documents(findings: Findings, sheet: Sheet, read: FileReader) -> Iterator[bytes]:
    """Yield the documents of the sheet's points one at a time: together they are the largest part of the site."""
    for point in findings.corpus.list_points(sheet.id):
        yield read(urls.make_document_address(point.sheet, point.id))


def make_rows(
    findings: Findings, settings: Settings, sheet: Sheet, things: Things, read: FileReader
) -> Iterator[tuple[str, Row]]:
    """Yield table name and row of the things, and of the points and differences of the sheet."""
    silences = Silences(findings.corpus)
    yield from rows_of_things.make_rows(findings.corpus, settings, things)
    for document in read_documents(findings, sheet, read):
        point = orjson.loads(document)
        yield from rows_of_points.make_rows(point, _list_silent_sources(silences, point))
    yield from rows_of_things.make_difference_rows(sheet)


def _list_silent_sources(silences: Silences, point: Json) -> dict[SilenceKind, list[str]]:
    """Return all silent sources: the document of a point names at most `document.MOST_NAMED` of each kind."""
    reporting = {report["source"] for report in (*point.get("reports", ()), *point.get("series", ()))}
    edtf = point.get("date")
    date = dates.parse_date(edtf) if edtf else None
    silent = {}
    for meaning, sources in silences.group_sheet_sources(point["sheet"], date).items():
        silent[meaning] = [id for id in sources if id not in reporting]
    return silent
