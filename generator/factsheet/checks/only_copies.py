"""A point that only copies report: the text that they were made from has not been read.

It counts for what it is, one family; reading the parent may change its words. Look for it, or for
another source.
"""

from collections.abc import Iterator
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_lineage import COPIES, trace_descent
from factsheet.model.point import Point
from factsheet.problems.problem import Level, Problem

CODES = ("F071",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    reasons = ((report, findings.corpus.find_reason_not_counted(report)) for report in point.reports)
    reports = [report for report, reason in reasons if reason in (None, "states_nothing")]
    ways = partial(trace_descent, findings.corpus, reports=reports)
    if reports and not point.series and all(ways(report).first_edge in COPIES for report in reports):
        parents = sorted({above for report in reports if (above := ways(report).above)})
        message = f"only copies report it: look for the text they were made from ({', '.join(parents)})"
        document = findings.corpus.get_document(point.file)
        yield document.make_problem("F071", message, ("reports",), level=Level.HINT, of_key=True)
