"""Each report has the source's own words, short, or says why it has none.

The words are the evidence: `quote` holds what the page prints, at most 300 characters. Where the page was not seen, is
behind a paywall or gives a bare number, `no_quote` says so. One word alone is no evidence: who read it cannot tell what
was said.
"""

import re
from collections.abc import Iterator

from factsheet.findings import Findings
from factsheet.problems import Level, Problem
from factsheet.records.point import Point
from factsheet.seriesfile import series_file
from factsheet.text_fragment import LONGEST_EXACT

CODES = ("F040", "F041", "F042", "F043")
LONGEST = LONGEST_EXACT
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Letters of scripts that put no space between words: Thai, Lao, Burmese, Khmer, Japanese, Chinese."""


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    for number, report in enumerate(point.reports):
        here = ("reports", number)
        if report.quote is None and report.no_quote is None:
            message = "the report has no words: add `quote`, or `no_quote` with its reason"
            yield findings.corpus.documents[point.file].problem("F040", message, here, "no_quote: page_not_seen")
        if report.quote is not None and report.no_quote is not None:
            yield findings.corpus.documents[point.file].problem(
                "F042",
                "the report has a quote, so `no_quote` says the opposite: delete one",
                (*here, "no_quote"),
                of_key=True,
            )
        if report.quote is not None and (length := sum(map(len, report.quote.parts))) > LONGEST:
            message = f"the quotation has {length} characters: cut it to {LONGEST}, to what carries the point"
            yield findings.corpus.documents[point.file].problem("F041", message, (*here, "quote"))
        if report.quote is not None and report.quote.words == 1 and not _SPACELESS.search(report.quote.text):
            message = "one word alone is no evidence: quote the words around it, too"
            yield findings.corpus.documents[point.file].problem("F043", message, (*here, "quote"), level=Level.WARNING)
    yield from _of_series(point)


def _of_series(point: Point) -> Iterator[Problem]:
    for row in point.series:
        if row.quote is not None and len(row.quote) > LONGEST:
            message = f"the quotation has {len(row.quote)} characters: cut it to {LONGEST}, to what carries the point"
            yield Problem(series_file(point, row.aspect), row.line, 1, "F041", Level.ERROR, message)
