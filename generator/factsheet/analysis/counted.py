"""Which sources count on a point, by their reports or by values in its series."""

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.source import Source


def list_reporting_sources(corpus: Corpus, point: Point) -> tuple[str, ...]:
    """Return the sources whose reports, or values in the series, count; each once."""
    return tuple(
        dict.fromkeys(
            (*(report.source for report in corpus.list_counted_reports(point)), *list_series_sources(corpus, point))
        )
    )


def list_series_sources(corpus: Corpus, point: Point) -> tuple[str, ...]:
    """Return the sources whose values in the series count, each once."""
    return tuple(dict.fromkeys(row.source for row in corpus.list_counted_rows(point)))


def is_seen(corpus: Corpus, source: str) -> bool:
    """Return False where nobody here has opened the source."""
    record = corpus.sources.get(source)
    return record is None or record.is_seen


def list_reported_points(corpus: Corpus, source: str) -> tuple[Point, ...]:
    """Return the points on which what the source says is counted."""
    record = corpus.sources.get(source)
    return tuple(point for point in corpus.list_points_by_source(source) if _is_counted(point, source, record))


def _is_counted(point: Point, id: str, source: Source | None) -> bool:
    """Return whether something of the source counts on the point: few of the reports there are its own."""
    if any(report.source == id and report.find_reason_not_counted(source) is None for report in point.reports):
        return True
    return any(row.source == id and row.find_reason_not_counted(source) is None for row in point.series)
