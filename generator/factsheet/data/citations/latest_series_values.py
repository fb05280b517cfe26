"""The last values of a series, for whoever tells a point in a few words. The whole series stands on its page."""

from datetime import datetime

from factsheet.analysis.compare import value_of
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow


def latest(corpus: Corpus, point: Point) -> tuple[SeriesRow, ...]:
    """Return what each claimant said for its last day; nothing where a report states a figure by itself.

    Several sources can pass on a claimant's figure for one day. Undated values count only where no other is there.
    """
    columns = [aspect for aspect in point.compare if aspect.type == "quantity"]
    if any(value_of(report, aspect) is not None for report in corpus.counted(point) for aspect in columns):
        return ()
    found: dict[tuple[str, str], list[SeriesRow]] = {}
    for row in corpus.counted_series(point):
        rows = found.setdefault((row.aspect, row.claimant(corpus.sources.get(row.source))), [])
        if rows and _place(rows[0]) < _place(row):
            rows.clear()
        if not rows or _place(rows[0]) == _place(row):
            rows.append(row)
    return tuple(row for rows in found.values() for row in rows)


def _place(row: SeriesRow) -> tuple[tuple[datetime, int, datetime, str], ...]:
    """Sort by date, what has none first."""
    return () if row.figure.as_of is None else (row.figure.as_of.order,)
