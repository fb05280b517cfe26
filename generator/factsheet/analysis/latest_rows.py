"""The last values of a series, for sentences that have room for a few only."""

from datetime import datetime
from itertools import chain

from factsheet.analysis.compare import get_value
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow


def list_latest_rows(corpus: Corpus, point: Point) -> tuple[SeriesRow, ...]:
    """Return the rows of each claimant's last day; none if a report states a figure itself.

    A claimant can have several rows for one day, from different sources. Undated rows count as the oldest.
    """
    if _has_figure_in_report(corpus, point):
        return ()
    rows_by_claimant: dict[tuple[str, str], list[SeriesRow]] = {}
    for row in corpus.list_counted_rows(point):
        claimant = row.find_claimant(corpus.sources.get(row.source))
        rows = rows_by_claimant.setdefault((row.aspect, claimant), [])
        if rows and _make_date_key(rows[0]) < _make_date_key(row):
            rows.clear()
        if not rows or _make_date_key(rows[0]) == _make_date_key(row):
            rows.append(row)
    return tuple(chain.from_iterable(rows_by_claimant.values()))


def _has_figure_in_report(corpus: Corpus, point: Point) -> bool:
    columns = [aspect for aspect in point.compare if aspect.type == "quantity"]
    for report in corpus.list_counted_reports(point):
        if any(get_value(report, aspect) is not None for aspect in columns):
            return True
    return False


def _make_date_key(row: SeriesRow) -> tuple[tuple[datetime, int, datetime, str], ...]:
    """Return a sort key by date; an empty one sorts first."""
    return () if row.figure.as_of is None else (row.figure.as_of.sort_key,)
