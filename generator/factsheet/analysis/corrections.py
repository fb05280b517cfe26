"""What was corrected on the points of a sheet, and which of them stand no longer: the newest first."""

from collections.abc import Iterator
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.values.date import Date


class Amendment(NamedTuple):
    """A correction that a point tells, or the end of its standing."""

    date: Date | None
    """None where the status of a point tells none."""
    point: Point
    was: str
    """What stood there; empty for a point that is called corrected without a word of what was wrong."""
    now: str
    """What stands there now; empty where nothing took its place."""
    reason: str
    """Empty where the status of a point tells none."""
    reported_by: str
    state: str
    """`superseded`, `corrected` or `withdrawn`; empty for a correction, with which the point goes on to stand."""
    by: Point | None
    """The point that takes its place."""


def list_amendments(findings: Findings, sheet: str) -> list[Amendment]:
    """Return what was amended on a sheet. What has no date comes last."""
    corpus = findings.corpus
    return sort_newest_first(
        [amendment for point in corpus.list_points(sheet) for amendment in _list_point_amendments(corpus, point)]
    )


def sort_newest_first(amendments: list[Amendment]) -> list[Amendment]:
    """Sort by day and hour; of one moment, by point."""
    by_point = sorted(amendments, key=lambda amendment: amendment.point.key)
    return sorted(
        by_point,
        key=lambda amendment: (amendment.date is not None, amendment.date and amendment.date.sort_key),
        reverse=True,
    )


def count_amendments(point: Point) -> int:
    """Return how many amendments the point has."""
    return len(point.corrections) + (point.status.state != "stands")


def _list_point_amendments(corpus: Corpus, point: Point) -> Iterator[Amendment]:
    if point.status.state != "stands":
        yield _make_status_amendment(corpus, point)
    for correction in point.corrections:
        yield Amendment(
            correction.date,
            point,
            correction.was,
            correction.now,
            correction.reason,
            correction.reported_by or "",
            "",
            None,
        )


def _make_status_amendment(corpus: Corpus, point: Point) -> Amendment:
    status = point.status
    by = corpus.get_point(point.sheet, status.by) if status.by else None
    was = "" if status.state == "corrected" else point.statement
    return Amendment(status.date, point, was, by.statement if by else "", status.reason or "", "", status.state, by)
