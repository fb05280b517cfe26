"""The comparison table of a point in plain words: for each report its values, and whether it counts."""

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
    """Return the rows in the order of the page, or of the file where nothing can be counted."""
    columns = [aspect for aspect in point.compare if _is_stated(aspect, point)]
    corpus = state.findings.corpus
    rows = []
    for report, lineage in _sort_reports(state, point, counting):
        rows.append(_make_row(corpus, report, columns, lineage))
    return ComparisonTable(tuple(aspect.head for aspect in columns), tuple(rows))


def _is_stated(aspect: Aspect, point: Point) -> bool:
    return any(get_value(report, aspect) is not None for report in point.reports)


def _sort_reports(state: ContentState, point: Point, counting: bool) -> Iterator[tuple[Report, str]]:
    """Return each report, and why it does not count in full; empty where it does, or where nothing is counted."""
    if not counting:
        for report in point.reports:
            yield report, ""
        return
    for lineage in state.findings.analyze_point(point).independence.lineages:
        yield lineage.report, "copy, counted only as a source" if lineage.is_copy else ""
    for report in point.reports:
        reason = state.findings.corpus.find_reason_not_counted(report)
        if reason:
            yield report, _NOT_COUNTED[reason]


def _make_row(corpus: Corpus, report: Report, columns: list[Aspect], lineage: str) -> TableRow:
    cells = tuple(_format_cell(corpus, report, aspect) for aspect in columns)
    description = ", ".join(filter(None, (lineage, labels.get_label("stance", report.stance))))
    return TableRow(report.anchor, corpus.get_name("source", report.source), cells, description)


def _format_cell(corpus: Corpus, report: Report, aspect: Aspect) -> str:
    value = get_value(report, aspect)
    return format_value(corpus, aspect.type, value) if value is not None else ""
