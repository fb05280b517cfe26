"""How far somebody here has read a source: one state for each, so that no two places say different things."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from factsheet.analysis.counted import reported_by
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Reading, Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import Date

State = Literal["read_in_full", "read_in_part", "stored_copy", "cited_not_seen", "not_opened", "not_recorded"]
NOT_SEEN: tuple[State, ...] = ("cited_not_seen", "not_opened")


@dataclass(frozen=True, slots=True)
class Access:
    state: State
    readings: tuple[tuple[Sheet, Reading], ...] = ()
    """Who has read it in full, for which sheet."""
    has_copy: bool = False
    captured: Date | None = None
    """When our copy was made; None: not known."""

    @property
    def is_seen(self) -> bool:
        """False where the page was not opened here: it is cited, or nobody has tried its address."""
        return self.state not in NOT_SEEN


def access(corpus: Corpus, source: Source) -> Access:
    """Return the state; `held: no` goes before all that contradicts it, as it does in every count."""
    points = corpus.points_by(source.id)
    if not source.is_seen:
        is_cited = bool(points or corpus.edges_to(source.id))
        return Access("cited_not_seen" if is_cited else "not_opened")
    has_copy = source.snapshot is not None or source.held is True
    captured = source.snapshot.retrieved if source.snapshot else None
    if readings := tuple(readings_of(corpus, source.id)):
        return Access("read_in_full", readings, has_copy, captured)
    if reported_by(corpus, source.id):
        return Access("read_in_part", (), has_copy, captured)
    if has_copy:
        return Access("stored_copy", (), has_copy, captured)
    if any(_is_unseen(corpus, source.id, point) for point in points):
        return Access("cited_not_seen")
    return Access("not_opened" if source.url_status == "unchecked" else "not_recorded")


def readings_of(corpus: Corpus, source: str) -> Iterator[tuple[Sheet, Reading]]:
    """Return who has read the source in full, for which sheet, in the order of the sheets."""
    for sheet in corpus.sheets.values():
        if source in corpus.read_in_full(sheet.id):
            yield from ((sheet, reading) for reading in sheet.read_in_full if reading.source == source)


def _is_unseen(corpus: Corpus, source: str, point: Point) -> bool:
    """Return True where a report of the source on the point says that the page was not seen."""
    of_source = [report for report in point.reports if report.source == source]
    return any(corpus.why_not_counted(report) == "page_not_seen" for report in of_source)
