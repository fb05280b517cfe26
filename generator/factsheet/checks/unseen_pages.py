"""A page that nobody here has opened is cited, never counted; readers must learn how we know of it.

A report with `no_quote: page_not_seen`, or of a source with `held: no`, needs a `note`: who cites the page, or where
you found its address. If the source is in `read_in_full` of the sheet, or has a snapshot, somebody has opened the page:
quote it instead of `page_not_seen`.
"""

from collections.abc import Iterator

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model import report_rules
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.problems.problem import Level, Problem

CODES = ("F047", "F048")


def check_row(findings: Findings, point: Point, number: int, report: Report) -> Iterator[Problem]:
    corpus = findings.corpus
    if corpus.find_reason_not_counted(report) != "page_not_seen":
        return
    spot = ("reports", number, "no_quote" if report.no_quote == "page_not_seen" else "source")
    if report.note is None:
        message = report_rules.NO_NOTE.message
        yield corpus.get_document(point.file).make_problem("F047", message, spot, level=Level.WARNING)
    if spot[-1] == "no_quote" and (opened := _describe_access(corpus, point, report)):
        message = f"`no_quote: page_not_seen`, but {opened}: quote the page, or remove the wrong one"
        yield corpus.get_document(point.file).make_problem("F048", message, spot, level=Level.WARNING)


def _describe_access(corpus: Corpus, point: Point, report: Report) -> str:
    """Return what shows that somebody here has opened the page; empty if nothing does."""
    if report.source in corpus.list_sources_read(point.sheet):
        return f"`{report.source}` is in `read_in_full` of the sheet"
    source = corpus.sources.get(report.source)
    return f"`{report.source}` has a snapshot" if source is not None and source.snapshot else ""
