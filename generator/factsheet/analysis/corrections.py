"""Corrections to the points of a sheet, and points that were superseded, corrected or withdrawn: newest first."""

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date


class Amendment(NamedTuple):
    """A correction of a point, or a change of its status."""

    date: Date | None
    """None if the status of the point gives none."""
    point: Point
    was: str
    """The old text; empty for a point that is called corrected without saying what was wrong."""
    now: str
    """The new text; empty if nothing replaced the old one."""
    reason: str
    """Empty if the status of the point gives none."""
    reported_by: str
    state: str
    """`superseded`, `corrected` or `withdrawn`; empty for a correction of a point that remains valid."""
    by: Point | None
    """The point that replaces it."""


def list_amendments(findings: Findings, sheet: str) -> list[Amendment]:
    """Return the amendments of a sheet, newest first; those without a date last."""
    corpus = findings.corpus
    amendments: list[Amendment] = []
    for point in corpus.list_points(sheet):
        amendments += _list_point_amendments(corpus, point)
    return sort_newest_first(amendments)


def sort_newest_first(amendments: list[Amendment]) -> list[Amendment]:
    """Sort by day and hour, then by point; those without a date last."""
    in_order = sorted(amendments, key=lambda amendment: amendment.point.key)
    # A second, stable sort, since the newest come first, but the points in the order of their keys.
    in_order.sort(key=_make_date_key, reverse=True)
    return in_order


def _make_date_key(amendment: Amendment) -> tuple[object, ...]:
    return () if amendment.date is None else amendment.date.sort_key


def count_amendments(point: Point) -> int:
    return len(point.corrections) + (point.status.state != "stands")


def _list_point_amendments(corpus: Corpus, point: Point) -> Iterator[Amendment]:
    if point.status.state != "stands":
        yield _make_status_amendment(corpus, point)
    for correction in point.corrections:
        yield Amendment(
            date=correction.date,
            point=point,
            was=correction.was,
            now=correction.now,
            reason=correction.reason,
            reported_by=correction.reported_by or "",
            state="",
            by=None,
        )


def _make_status_amendment(corpus: Corpus, point: Point) -> Amendment:
    status = point.status
    by = corpus.get_point(point.sheet, status.by) if status.by else None
    return Amendment(
        date=status.date,
        point=point,
        was="" if status.state == "corrected" else point.statement,
        now=by.statement if by else "",
        reason=status.reason or "",
        reported_by="",
        state=status.state,
        by=by,
    )
