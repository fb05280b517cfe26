"""A claimant has one value for one date in one source: if there are two, nobody can know which one to count.

If the source corrected a value, keep the newer one, and add the older version as a separate source; if it gives two
values for two periods, write the `period` of each.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.analysis.series_comparison import get_occasion
from factsheet.content.series_csv import make_series_name
from factsheet.model.point import Point
from factsheet.model.series import SeriesRow
from factsheet.model.values.date import describe_date
from factsheet.problems.problem import Level, Problem

CODES = ("F022",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    corpus = findings.corpus
    first: dict[object, SeriesRow] = {}
    for row in point.series:
        when = get_occasion(row)
        if when is None:
            continue
        claimant = row.find_claimant(corpus.sources.get(row.source))
        before = first.setdefault((row.aspect, row.source, claimant, when), row)
        if before is not row:
            message = _format_message(before, row, corpus.get_name("party", claimant))
            yield Problem(make_series_name(point, row.aspect), row.line, 1, "F022", Level.ERROR, message)


def _format_message(before: SeriesRow, row: SeriesRow, claimant: str) -> str:
    assert row.figure.as_of is not None, "lines without a date are not compared"
    date, value = describe_date(row.figure.as_of), row.figure.value.as_stated
    if before.figure.value.as_stated == value:
        return f"this repeats line {before.line}: “{value}” of {claimant} for {date}; delete one of the lines"
    return (
        f"{claimant} has two values for {date} in this source: “{before.figure.value.as_stated}” in line {before.line}"
        f" and “{value}” in line {row.line}; keep one, or write the `period` of each"
    )
