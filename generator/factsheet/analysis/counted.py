"""Sources that count on a point, through their reports or through values in its series."""

from collections import defaultdict
from collections.abc import Mapping

from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.text.memory import Memory

_REPORTED: Memory[Mapping[str, list[Point]]] = Memory()
"""One index of each corpus: every page of a source, of its sheets and of all sources asks for it."""


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
    return tuple(_REPORTED.get(corpus, "", lambda: _index_reported_points(corpus)).get(source, ()))


def _index_reported_points(corpus: Corpus) -> Mapping[str, list[Point]]:
    index: defaultdict[str, list[Point]] = defaultdict(list)
    for point in corpus.points.values():
        for source in list_reporting_sources(corpus, point):
            index[source].append(point)
    return index
