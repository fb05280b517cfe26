"""Which sources count on a point, by their reports or by values in its series."""

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point


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
    return tuple(point for point in corpus.points_by(source) if source in reporting(corpus, point))
