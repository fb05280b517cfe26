"""`copied_from` names a known parent of the source, and `alters` a row of another source.

If a source copies several parents, `copied_from` names the one that a report was taken from: the source must have an
edge to it. `alters` names the row of the parent whose quotation the copy changes: both rows need a quotation.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.gaps import get_unchecked, iterate_known
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.source import COPYING
from factsheet.problems.problem import Problem

CODES = ("F032", "F033")


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    if get_unchecked(report, "copied_from") is not None:
        yield from iterate_known(_check_parent(findings.corpus, point, number, report))
    if get_unchecked(report, "alters") is not None:
        yield from iterate_known(_check_alteration(findings.corpus, point, number, report))


def _check_parent(corpus: Corpus, point: Point, number: int, report: Report) -> Iterator[Problem]:
    if report.copied_from is None or report.source not in corpus.sources:
        return
    parents = [edge.target for edge in corpus.sources[report.source].edges if edge.kind in COPYING]
    if report.copied_from not in parents:
        known = f"it copies {', '.join(parents)}" if parents else "it has no edge to a parent"
        message = (
            f"`{report.source}` is not known to copy `{report.copied_from}`: {known}; add the edge to the source first"
        )
        yield corpus.get_document(point.file).make_problem("F032", message, ("reports", number, "copied_from"))


def _check_alteration(corpus: Corpus, point: Point, number: int, report: Report) -> Iterator[Problem]:
    if report.alters is None:
        return
    parent = point.get_report(report.alters)
    if parent.source == report.source:
        message = "a report cannot alter its own quotation: write the row of the parent in `alters`"
    elif parent.quote is None or report.quote is None:
        message = "to show what was altered, both rows need a `quote`: add it, or delete `alters`"
    else:
        return
    yield corpus.get_document(point.file).make_problem("F033", message, ("reports", number, "alters"))
