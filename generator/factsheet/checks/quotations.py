"""Each report has the source's own words, short, or says why it has none.

The words are the evidence: `quote` holds what the page prints, at most 300 characters. Where the page was not seen, is
behind a paywall or gives a bare number, `no_quote` says so. One word alone is no evidence: who read it cannot tell what
was said.
"""

import re
from collections.abc import Iterator

from factsheet.findings import Findings
from factsheet.problems import Level, Problem
from factsheet.records import demands
from factsheet.records.point import Point
from factsheet.seriesfile import series_file
from factsheet.text_fragment import LONGEST_EXACT

CODES = ("F040", "F041", "F042", "F043")
LONGEST = LONGEST_EXACT
_SPACELESS = re.compile(demands.SPACELESS)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    for number, report in enumerate(point.reports):
        here = ("reports", number)
        if report.quote is None and report.no_quote is None:
            document = findings.corpus.documents[point.file]
            yield document.problem("F040", demands.NO_WORDS.message, here, demands.NO_WORDS.fix)
        if report.quote is not None and report.no_quote is not None:
            yield findings.corpus.documents[point.file].problem(
                "F042",
                demands.WORDS_AND_NONE.message,
                (*here, "no_quote"),
                of_key=True,
            )
        if report.quote is not None and (length := sum(map(len, report.quote.parts))) > LONGEST:
            message = demands.TOO_LONG.message.format(length=length, most=LONGEST)
            yield findings.corpus.documents[point.file].problem("F041", message, (*here, "quote"))
        if report.quote is not None and report.quote.words == 1 and not _SPACELESS.search(report.quote.text):
            document = findings.corpus.documents[point.file]
            yield document.problem("F043", demands.ONE_WORD.message, (*here, "quote"), level=demands.ONE_WORD.level)
    yield from _of_series(point)


def _of_series(point: Point) -> Iterator[Problem]:
    for row in point.series:
        if row.quote is not None and len(row.quote) > LONGEST:
            message = demands.TOO_LONG.message.format(length=len(row.quote), most=LONGEST)
            yield Problem(series_file(point, row.aspect), row.line, 1, "F041", Level.ERROR, message)
