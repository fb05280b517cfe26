"""Each report has the source's own words, short, or says why it has none.

The words are the evidence: `quote` holds what the page prints, at most 300 characters. Where the page was not seen, is
behind a paywall or gives a bare number, `no_quote` says so. One word alone is no evidence: who read it cannot tell what
was said.
"""

import re
from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.series_csv import make_series_name
from factsheet.model import report_rules
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.problems.problem import Level, Problem
from factsheet.text.text_fragments import LONGEST_EXACT

CODES = ("F040", "F041", "F042", "F043")
LONGEST = LONGEST_EXACT
_SPACELESS = re.compile(report_rules.SPACELESS)


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    report_spot = ("reports", number)
    if report.quote is None:
        if report.no_quote is None:
            document = findings.corpus.get_document(point.file)
            yield document.make_problem("F040", report_rules.NO_WORDS.message, report_spot, report_rules.NO_WORDS.fix)
        return
    if (length := sum(map(len, report.quote.parts))) > LONGEST:
        message = report_rules.TOO_LONG.message.format(length=length, most=LONGEST)
        yield findings.corpus.get_document(point.file).make_problem("F041", message, (*report_spot, "quote"))
    if report.quote.word_count == 1 and not _SPACELESS.search(report.quote.text):
        document = findings.corpus.get_document(point.file)
        yield document.make_problem(
            "F043", report_rules.ONE_WORD.message, (*report_spot, "quote"), level=report_rules.ONE_WORD.level
        )
    if report.no_quote is not None:
        spot = (*report_spot, "no_quote")
        yield findings.corpus.get_document(point.file).make_problem(
            "F042", report_rules.WORDS_AND_NONE.message, spot, of_key=True
        )


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    """Look at the rows of its series."""
    for row in point.series:
        if row.quote is not None and len(row.quote) > LONGEST:
            message = report_rules.TOO_LONG.message.format(length=len(row.quote), most=LONGEST)
            yield Problem(make_series_name(point, row.aspect), row.line, 1, "F041", Level.ERROR, message)
