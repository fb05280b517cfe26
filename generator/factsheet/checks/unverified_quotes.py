"""`factsheet verify` has compared each quotation of a source that has a snapshot.

If a quotation or the snapshot of its source has changed since, it counts as unverified until the command runs again.
Sources without a snapshot are not checked: there is nothing to compare with.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.evidence.verify_quotes import list_point_quotes
from factsheet.model.point import Point
from factsheet.problems.problem import Level, Problem

CODES = ("F050",)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    corpus = findings.corpus
    for quotation in list_point_quotes(point):
        source = corpus.sources.get(quotation.source)
        if source and source.snapshot and corpus.find_verification(source.id, quotation.quote) is None:
            message = "the quotation is not verified yet: run `factsheet verify` with the snapshots"
            yield quotation.make_problem(corpus, "F050", message, None, Level.HINT)
