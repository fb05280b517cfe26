"""We quote only sources that we have seen.

A source with `held: no` is known only through others, and is listed so that its copies have a parent. A quotation of it
would come from a copy: quote the copy, in its own row.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.content.series_csv import make_series_name
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.problems.problem import Level, Problem

CODES = ("F056",)


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    if report.quote is not None and _is_unheld(findings.corpus, report.source):
        document = findings.corpus.get_document(point.file)
        yield document.make_problem("F056", _format_message(report.source), ("reports", number, "quote"))


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    """Check the series."""
    for row in point.series:
        if row.quote is not None and _is_unheld(findings.corpus, row.source):
            file = make_series_name(point, row.aspect)
            yield Problem(file, row.line, 1, "F056", Level.ERROR, _format_message(row.source))


def _is_unheld(corpus: Corpus, source: str) -> bool:
    known = corpus.sources.get(source)
    return known is not None and not known.is_seen


def _format_message(source: str) -> str:
    return f"`{source}` is quoted although it has `held: no`: quote the source that has the words, or correct `held`"
