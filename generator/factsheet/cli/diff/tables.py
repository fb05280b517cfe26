"""The comparison table of a point in plain words: for each report its values, and how it stands among the others."""

from collections.abc import Iterator, Mapping

from factsheet.analysis.compare import get_value
from factsheet.cli.diff.describe import format_value
from factsheet.cli.diff.model import ComparisonTable, TableRow
from factsheet.cli.diff.state import ContentState
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import NotCounted, Report
from factsheet.site.pages.parts import labels

_NOT_COUNTED: Mapping[NotCounted, str] = {
    "deprecated": "deprecated, not counted",
    "page_not_seen": "cited, not seen, not counted",
    "states_nothing": "states nothing, not counted",
}


def make_table(state: ContentState, point: Point, *, counting: bool) -> ComparisonTable:
    """Return the rows in the order of the page, or in that of the file where nothing can be counted."""
    columns = [
        aspect for aspect in point.compare if any(get_value(report, aspect) is not None for report in point.reports)
    ]
    corpus = state.findings.corpus
    rows = (_make_row(corpus, report, columns, standing) for report, standing in _sort_reports(state, point, counting))
    return ComparisonTable(tuple(aspect.head for aspect in columns), tuple(rows))


def _sort_reports(state: ContentState, point: Point, counting: bool) -> Iterator[tuple[Report, str]]:
    """Return each report, and whether it is a copy."""
    if not counting:
        yield from ((report, "") for report in point.reports)
        return
    standings = state.findings.analyze_point(point).independence.standings
    yield from (
        (standing.report, "copy, counted as a source only" if standing.is_copy else "") for standing in standings
    )
    reasons = ((report, state.findings.corpus.find_reason_not_counted(report)) for report in point.reports)
    yield from ((report, _NOT_COUNTED[reason]) for report, reason in reasons if reason)


def _make_row(corpus: Corpus, report: Report, columns: list[Aspect], standing: str) -> TableRow:
    cells = (_format_cell(corpus, report, aspect) for aspect in columns)
    description = ", ".join(filter(None, (standing, labels.get_label("stance", report.stance))))
    return TableRow(report.anchor, corpus.get_name("source", report.source), tuple(cells), description)


def _format_cell(corpus: Corpus, report: Report, aspect: Aspect) -> str:
    value = get_value(report, aspect)
    return format_value(corpus, aspect.type, value) if value is not None else ""
