"""The rows of all tables of one sheet."""

from collections.abc import Iterator

import orjson

from factsheet.analysis.analysis import Findings
from factsheet.data import rows_of_points, rows_of_things
from factsheet.data.cells import Row
from factsheet.data.rows_of_things import Things
from factsheet.model.sheet import Sheet
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
    yield from rows_of_things.make_rows(findings.corpus, settings, things)
    documents = read_documents(findings, sheet, read)
    for point, document in zip(findings.corpus.list_points(sheet.id), documents, strict=True):
        # All silent sources: the document names at most `document.MOST_NAMED` of each kind.
        yield from rows_of_points.make_rows(orjson.loads(document), findings.group_silent_sources(point))
    yield from rows_of_things.make_difference_rows(sheet)
