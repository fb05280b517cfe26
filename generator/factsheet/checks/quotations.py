"""Each report has a short quotation of its source, or says why it has none.

The words are the evidence: `quote` contains what the page prints, at most 300 characters. If the page was not seen, is
behind a paywall or gives only a number, `no_quote` says so. One word alone is not evidence: it does not show what was
said.
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
"""Characters: the same limit as for a passage that its address names word for word."""


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    get_document = findings.corpus.get_document
    if report.quote is None:
        if report.no_quote is None:
            rule = report_rules.NO_WORDS
            yield get_document(point.file).make_problem("F040", rule.message, ("reports", number), rule.fix)
        return
    length = sum(map(len, report.quote.parts))
    if length > LONGEST:
        message = report_rules.TOO_LONG.message.format(length=length, most=LONGEST)
        yield get_document(point.file).make_problem("F041", message, ("reports", number, "quote"))
    # In a script without spaces between words, one "word" can be a whole sentence.
    if report.quote.word_count == 1 and not re.search(report_rules.SPACELESS, report.quote.text):
        rule = report_rules.ONE_WORD
        yield get_document(point.file).make_problem(
            "F043", rule.message, ("reports", number, "quote"), level=rule.level
        )
    if report.no_quote is not None:
        message = report_rules.WORDS_AND_NONE.message
        yield get_document(point.file).make_problem("F042", message, ("reports", number, "no_quote"), of_key=True)


def check(findings: Findings, point: Point) -> Iterator[Problem]:
    """Check the series."""
    for row in point.series:
        if row.quote is not None and len(row.quote) > LONGEST:
            message = report_rules.TOO_LONG.message.format(length=len(row.quote), most=LONGEST)
            yield Problem(make_series_name(point, row.aspect), row.line, 1, "F041", Level.ERROR, message)
