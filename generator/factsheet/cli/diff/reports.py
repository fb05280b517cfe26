"""The reports of a point that were added, removed or changed."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from factsheet.cli.diff.describe import Facts, collect_report_facts, collect_values, list_field_changes
from factsheet.cli.diff.model import ReportChange, ReportState
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report

MOST_LETTERS = 160
"""Of a quotation that is shown in place of values."""


class StatedReport(Struct, frozen=True):
    report: Report
    facts: Facts


def collect_reports(corpus: Corpus, point: Point | None) -> Mapping[str, StatedReport]:
    """Return the reports and what each states, by the anchor of its row."""
    reports: dict[str, StatedReport] = {}
    if point is not None:
        for number, report in enumerate(point.reports):
            reports[report.anchor] = StatedReport(report, collect_report_facts(corpus, point, number))
    return reports


def compare_reports(before: Corpus, old: Point | None, after: Corpus, new: Point | None) -> Iterator[ReportChange]:
    """Return the reports that changed; of a point that is new or removed, all of them."""
    old_reports, new_reports = collect_reports(before, old), collect_reports(after, new)
    for was, now in _pair_reports(old_reports, new_reports):
        mine, theirs = old_reports.get(was or ""), new_reports.get(now or "")
        fields = list_field_changes(mine.facts, theirs.facts) if mine and theirs else ()
        if fields or was != now:
            yield ReportChange(
                _make_state(before, old, mine.report) if old and mine else None,
                _make_state(after, new, theirs.report) if new and theirs else None,
                fields,
            )


def _pair_reports(
    old_reports: Mapping[str, StatedReport], new_reports: Mapping[str, StatedReport]
) -> Iterator[tuple[str | None, str | None]]:
    """Return the anchors before and after of each report.

    The anchor changes with the id of a report. Then the only report of its source that is left on either side is taken
    for the same one.
    """
    left, come = _list_sources_of_others(old_reports, new_reports), _list_sources_of_others(new_reports, old_reports)
    moved = {}
    for anchor, source in left.items():
        matches = [new_anchor for new_anchor, new_source in come.items() if new_source == source]
        if len(matches) == 1 and list(left.values()).count(source) == 1:
            moved[anchor] = matches[0]
    for anchor in old_reports:
        yield anchor, anchor if anchor in new_reports else moved.get(anchor)
    for anchor in come:
        if anchor not in moved.values():
            yield None, anchor


def _list_sources_of_others(mine: Mapping[str, StatedReport], theirs: Mapping[str, StatedReport]) -> dict[str, str]:
    """Return the sources of the reports whose anchor the other side does not have, by anchor."""
    return {anchor: stated.report.source for anchor, stated in mine.items() if anchor not in theirs}


def _make_state(corpus: Corpus, point: Point, report: Report) -> ReportState:
    return ReportState(report.anchor, corpus.get_name("source", report.source), describe_report(corpus, point, report))


def describe_report(corpus: Corpus, point: Point, report: Report) -> str:
    """Return its values, with the heads of columns where there are several; its first words where it has no values."""
    values_by_head = collect_values(corpus, point, report)
    if values_by_head:
        if len(point.compare) == 1:
            return next(iter(values_by_head.values()))[0]
        return "; ".join(f"{head}: {', '.join(lines)}" for head, lines in values_by_head.items())
    if not report.quote:
        return ""
    quote = " ".join(report.quote.text.split())
    if len(quote) > MOST_LETTERS:
        quote = f"{quote[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
    return f"“{quote}”" if quote else ""
