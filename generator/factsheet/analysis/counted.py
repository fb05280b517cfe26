"""Sources that count on a point, through their reports or through values in its series."""

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.source import Source


def list_reporting_sources(corpus: Corpus, point: Point) -> tuple[str, ...]:
    """Return the sources with a counted report or a counted value in the series, each once."""
    sources = dict.fromkeys(report.source for report in corpus.list_counted_reports(point))
    sources.update(dict.fromkeys(list_series_sources(corpus, point)))
    return tuple(sources)


def list_series_sources(corpus: Corpus, point: Point) -> tuple[str, ...]:
    """Return the sources with a counted value in the series, each once."""
    return tuple(dict.fromkeys(row.source for row in corpus.list_counted_rows(point)))


def is_seen(corpus: Corpus, source: str) -> bool:
    """Return False if nobody here has opened the source; a source without a record counts as seen."""
    record = corpus.sources.get(source)
    return record is None or record.is_seen


def list_reported_points(corpus: Corpus, source: str) -> tuple[Point, ...]:
    """Return the points on which a report or a value of the source counts."""
    record = corpus.sources.get(source)
    return tuple(point for point in corpus.list_points_by_source(source) if _is_counted(point, source, record))


def _is_counted(point: Point, id: str, source: Source | None) -> bool:
    # Not through the corpus, which looks at all reports of a point: only a few of them are from this source.
    for report in point.reports:
        if report.source == id and report.find_reason_not_counted(source) is None:
            return True
    return any(row.source == id and row.find_reason_not_counted(source) is None for row in point.series)
