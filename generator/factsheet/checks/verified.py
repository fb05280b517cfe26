"""Each quotation of a source that has a snapshot was compared with it, by `factsheet verify`.

A quotation that was changed since, or whose source has another snapshot now, is unverified until the command runs
again. Sources without a snapshot are left alone: there is nothing to compare with.
"""

from collections.abc import Iterator

from factsheet.findings import Findings
from factsheet.problems import Level, Problem
from factsheet.verification import quotations

CODES = ("F050",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    for source in corpus.sources.values():
        if source.snapshot is None:
            continue
        for quotation in quotations(corpus, source.id):
            if corpus.verified(source.id, quotation.quote) is None:
                message = "not verified yet: run `factsheet verify` with the snapshots"
                yield quotation.problem(corpus, "F050", message, None, Level.HINT)
