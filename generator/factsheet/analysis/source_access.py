"""How far we have read each source: one state, so that no two pages say different things."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from factsheet.analysis.counted import list_reported_points
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Reading, Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import Date

AccessState = Literal["read_in_full", "read_in_part", "stored_copy", "cited_not_seen", "not_opened", "not_recorded"]
NOT_SEEN: tuple[AccessState, ...] = ("cited_not_seen", "not_opened")


class SourceAccess(Struct, frozen=True):
    state: AccessState
    readings: tuple[tuple[Sheet, Reading], ...] = ()
    """The records of having read it in full, each for one sheet."""
    has_copy: bool = False
    captured: Date | None = None
    """The date of our copy; None if unknown."""

    @property
    def is_seen(self) -> bool:
        """False if nobody here has opened the page: it is only cited, or its address was never tried."""
        return self.state not in NOT_SEEN


def get_access(corpus: Corpus, source: Source) -> SourceAccess:
    """Return the highest state that the records support."""
    points = corpus.list_points_by_source(source.id)
    # `held: no` overrides everything that contradicts it, as it does in the counts.
    if not source.is_seen:
        is_cited = bool(points or corpus.list_edges_to(source.id))
        return SourceAccess("cited_not_seen" if is_cited else "not_opened")
    has_copy = source.snapshot is not None or source.held is True
    captured = source.snapshot.retrieved if source.snapshot else None
    if readings := tuple(list_readings(corpus, source.id)):
        return SourceAccess("read_in_full", readings, has_copy, captured)
    if list_reported_points(corpus, source.id):
        return SourceAccess("read_in_part", (), has_copy, captured)
    if has_copy:
        return SourceAccess("stored_copy", (), has_copy, captured)
    if any(_is_unseen(corpus, source.id, point) for point in points):
        return SourceAccess("cited_not_seen")
    return SourceAccess("not_opened" if source.url_status == "unchecked" else "not_recorded")


def list_readings(corpus: Corpus, source: str) -> Iterator[tuple[Sheet, Reading]]:
    """Return each record of having read the source in full, in the order of the sheets."""
    for sheet in corpus.sheets.values():
        if source not in corpus.list_sources_read(sheet.id):
            continue
        for reading in sheet.read_in_full:
            if reading.source == source:
                yield sheet, reading


def _is_unseen(corpus: Corpus, source: str, point: Point) -> bool:
    """True if a report of the source on the point says that the page was not seen."""
    for report in point.reports:
        if report.source == source and corpus.find_reason_not_counted(report) == "page_not_seen":
            return True
    return False
