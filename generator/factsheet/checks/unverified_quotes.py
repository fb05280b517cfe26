"""Each quotation of a source that has a snapshot was compared with it, by `factsheet verify`.

A quotation that was changed since, or whose source has another snapshot now, is unverified until the command runs
again. Sources without a snapshot are left alone: there is nothing to compare with.
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
            message = "not verified yet: run `factsheet verify` with the snapshots"
            yield quotation.make_problem(corpus, "F050", message, None, Level.HINT)
