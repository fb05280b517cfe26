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


def corrections_of(findings: Findings, sheet: str) -> list[Amendment]:
    """Return what was amended on a sheet. What has no date comes last."""
    corpus = findings.corpus
    return newest_first([one for point in corpus.points_of(sheet) for one in _on(corpus, point)])


def newest_first(found: list[Amendment]) -> list[Amendment]:
    """Sort by day and hour; of one moment, by point."""
    by_point = sorted(found, key=lambda one: one.point.key)
    return sorted(by_point, key=lambda one: (one.date is not None, one.date and one.date.order), reverse=True)


def count(point: Point) -> int:
    """Return how many amendments the point has."""
    return len(point.corrections) + (point.status.state != "stands")


def _on(corpus: Corpus, point: Point) -> Iterator[Amendment]:
    if point.status.state != "stands":
        yield _end(corpus, point)
    for one in point.corrections:
        yield Amendment(one.date, point, one.was, one.now, one.reason, one.reported_by or "", "", None)


def _end(corpus: Corpus, point: Point) -> Amendment:
    status = point.status
    by = corpus.point(point.sheet, status.by) if status.by else None
    was = "" if status.state == "corrected" else point.statement
    return Amendment(status.date, point, was, by.statement if by else "", status.reason or "", "", status.state, by)
