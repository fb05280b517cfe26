"""A limit must rule something out.

Every count is "at least 0" or "0 or more". If the source says that there may have been none, write `unknown`, or the
highest number that it gives; if it says nothing, leave the value out.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.series_csv import make_series_name
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.figure import Figure
from factsheet.model.values.quantity_table import Quantity
from factsheet.problems.problem import Level, Problem

CODES = ("F058",)


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    for aspect, value in report.says.items():
        if isinstance(value, Figure) and _is_empty(value.value):
            spot = ("reports", number, "says", aspect, "value")
            document = findings.corpus.get_document(point.file)
            yield document.make_problem("F058", _format_message(value.value), spot, level=Level.WARNING)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    """Check the series."""
    for row in point.series:
        if _is_empty(row.figure.value):
            file = make_series_name(point, row.aspect)
            yield Problem(file, row.line, 1, "F058", Level.WARNING, _format_message(row.figure.value))


def _is_empty(value: Quantity) -> bool:
    return value.relation == "at_least" and not value.min


def _format_message(value: Quantity) -> str:
    return f"“{value.as_stated}” is true of every count: write what the source says, or leave the value out"
