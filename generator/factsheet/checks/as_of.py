"""The date that a figure refers to is not after the publication of its source, and not in the future.

A source cannot count what has not happened yet: such a date is usually the wrong month or year, or the day on which
somebody read the page. It is an error if the day is in the future and the source has no date or an earlier one.
Otherwise it is a warning, since a page can be updated after its date: then allow the warning with a comment that says
so. The rule does not apply to points that are `expected`.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.content.series_csv import make_series_name
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.source import Source
from factsheet.model.values.figure import Figure
from factsheet.problems.problem import Level, Problem
from factsheet.text.clock import get_today

CODES = ("F054", "F055")

_AHEAD = timedelta(days=1)
"""Today is by UTC: elsewhere on Earth, it may be tomorrow already."""


class _DateProblem(NamedTuple):
    code: str
    level: Level
    message: str


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    corpus, latest = findings.corpus, get_today() + _AHEAD
    for aspect, value in report.says.items():
        if not isinstance(value, Figure) or point.expected:
            continue
        if wrong := _find_date_problem(value, corpus.sources.get(report.source), latest):
            spot = ("reports", number, "says", aspect, "as_of")
            yield corpus.get_document(point.file).make_problem(wrong.code, wrong.message, spot, level=wrong.level)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    """Check the series."""
    if point.expected:
        return
    corpus, latest = findings.corpus, get_today() + _AHEAD
    for row in point.series:
        if wrong := _find_date_problem(row.figure, corpus.sources.get(row.source), latest):
            file = make_series_name(point, row.aspect)
            yield Problem(file, row.line, 1, wrong.code, wrong.level, wrong.message)


def _find_date_problem(figure: Figure, source: Source | None, latest: date) -> _DateProblem | None:
    as_of = figure.as_of
    if as_of is None:
        return None
    published = source.date if source else None
    is_after = published is not None and published.is_surely_before(as_of)
    is_ahead = as_of.earliest is not None and as_of.earliest.date() > latest
    if is_ahead and (is_after or published is None):
        message = f"the figure refers to {as_of}, which is in the future: write the date it refers to"
        return _DateProblem("F054", Level.ERROR, message)
    # A warning only, since pages are updated after their date.
    if source and is_after and "date" not in source.uncertain:
        message = (
            f"the figure refers to {as_of}, but `{source.id}` was published on {published}: correct one of the dates"
        )
        return _DateProblem("F055", Level.WARNING, message)
    return None
