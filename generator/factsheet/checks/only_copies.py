"""A point that only copies report: nobody has read the text they copy.

It counts as one family. The original may have different words: look for it, or for another source.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_lineage import COPIES, trace_descent
from factsheet.model.point import Point
from factsheet.problems.problem import Level, Problem

CODES = ("F071",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    corpus = findings.corpus
    reports = []
    for report in point.reports:
        # A report that states nothing still shows that its source was read.
        if corpus.find_reason_not_counted(report) in (None, "states_nothing"):
            reports.append(report)
    if not reports or point.series:
        return
    parents: set[str] = set()
    for report in reports:
        descent = trace_descent(corpus, report, reports)
        if descent.first_edge not in COPIES or descent.above is None:
            return
        parents.add(descent.above)
    message = f"only copies report this point: look for the original text ({', '.join(sorted(parents))})"
    document = corpus.get_document(point.file)
    yield document.make_problem("F071", message, ("reports",), level=Level.HINT, of_key=True)
