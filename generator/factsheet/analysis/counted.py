"""Which sources count on a point, by their reports or by values in its series."""

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.source import Source


def reporting(corpus: Corpus, point: Point) -> tuple[str, ...]:
    """Return the sources whose reports, or values in the series, count; each once."""
    return tuple(dict.fromkeys((*(report.source for report in corpus.counted(point)), *in_series(corpus, point))))


def in_series(corpus: Corpus, point: Point) -> tuple[str, ...]:
    """Return the sources whose values in the series count, each once."""
    return tuple(dict.fromkeys(row.source for row in corpus.counted_series(point)))


def is_seen(corpus: Corpus, source: str) -> bool:
    """Return False where nobody here has opened the source."""
    found = corpus.sources.get(source)
    return found is None or found.is_seen


def reported_by(corpus: Corpus, source: str) -> tuple[Point, ...]:
    """Return the points on which what the source says is counted."""
    record = corpus.sources.get(source)
    return tuple(point for point in corpus.points_by(source) if _is_counted(point, source, record))


def _is_counted(point: Point, id: str, source: Source | None) -> bool:
    """Return whether something of the source counts on the point: few of the reports there are its own."""
    if any(report.source == id and report.why_not_counted(source) is None for report in point.reports):
        return True
    return any(row.source == id and row.why_not_counted(source) is None for row in point.series)
