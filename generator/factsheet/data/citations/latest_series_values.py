"""The last values of a series, for whoever tells a point in a few words. The whole series stands on its page."""

from datetime import datetime

from factsheet.analysis.compare import get_value
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow


def list_latest_rows(corpus: Corpus, point: Point) -> tuple[SeriesRow, ...]:
    """Return what each claimant said for its last day; nothing where a report states a figure by itself.

    Several sources can pass on a claimant's figure for one day. Undated values count only where no other is there.
    """
    columns = [aspect for aspect in point.compare if aspect.type == "quantity"]
    if any(
        get_value(report, aspect) is not None for report in corpus.list_counted_reports(point) for aspect in columns
    ):
        return ()
    rows_by_claimant: dict[tuple[str, str], list[SeriesRow]] = {}
    for row in corpus.list_counted_rows(point):
        rows = rows_by_claimant.setdefault((row.aspect, row.find_claimant(corpus.sources.get(row.source))), [])
        if rows and _make_date_key(rows[0]) < _make_date_key(row):
            rows.clear()
        if not rows or _make_date_key(rows[0]) == _make_date_key(row):
            rows.append(row)
    return tuple(row for rows in rows_by_claimant.values() for row in rows)


def _make_date_key(row: SeriesRow) -> tuple[tuple[datetime, int, datetime, str], ...]:
    """Sort by date, what has none first."""
    return () if row.figure.as_of is None else (row.figure.as_of.sort_key,)
