"""Which reports of a point came, went, or say something else."""

from collections.abc import Iterator, Mapping

from factsheet.cli.diff.describe import Facts, collect_report_facts, collect_values, list_field_changes
from factsheet.cli.diff.model import ReportChange, ReportState
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report

MOST_LETTERS = 160
"""Of a quotation that stands for what a report says."""


def collect_reports(corpus: Corpus, point: Point) -> Mapping[str, tuple[Report, Facts]]:
    """Return the reports and what each states, by the anchor of its row."""
    return {
        report.anchor: (report, collect_report_facts(corpus, point, number))
        for number, report in enumerate(point.reports)
    }


def compare_reports(before: Corpus, old: Point | None, after: Corpus, new: Point | None) -> Iterator[ReportChange]:
    """Return what became of each report; those of a point that was not there before, or is gone, are all named."""
    old_reports, new_reports = (
        (collect_reports(before, old) if old else {}),
        (collect_reports(after, new) if new else {}),
    )
    for was, now in _pair_reports(old_reports, new_reports):
        mine, theirs = old_reports.get(was or ""), new_reports.get(now or "")
        fields = list_field_changes(mine[1], theirs[1]) if mine and theirs else ()
        if fields or was != now:
            yield ReportChange(
                _make_state(before, old, mine[0]) if old and mine else None,
                _make_state(after, new, theirs[0]) if new and theirs else None,
                fields,
            )


def _pair_reports(
    old_reports: Mapping[str, tuple[Report, Facts]], new_reports: Mapping[str, tuple[Report, Facts]]
) -> Iterator[tuple[str | None, str | None]]:
    """Pair reports by their anchor; one whose anchor changed with the only other left of the same source."""
    left, come = (
        {anchor: entry[0].source for anchor, entry in mine.items() if anchor not in theirs}
        for mine, theirs in ((old_reports, new_reports), (new_reports, old_reports))
    )
    moved = {}
    for anchor, source in left.items():
        matches = [now for now, its in come.items() if its == source]
        if len(matches) == 1 and list(left.values()).count(source) == 1:
            moved[anchor] = matches[0]
    yield from ((anchor, anchor if anchor in new_reports else moved.get(anchor)) for anchor in old_reports)
    yield from ((None, anchor) for anchor in come if anchor not in moved.values())


def _make_state(corpus: Corpus, point: Point, report: Report) -> ReportState:
    return ReportState(report.anchor, corpus.get_name("source", report.source), describe_report(corpus, point, report))


def describe_report(corpus: Corpus, point: Point, report: Report) -> str:
    """Return its values, each with the head of its column where there are several; its words where it has none."""
    values_by_head = collect_values(corpus, point, report)
    if values_by_head:
        lines = [
            f"{head}: {', '.join(lines)}" if len(point.compare) > 1 else lines[0]
            for head, lines in values_by_head.items()
        ]
        return "; ".join(lines)
    quote = " ".join(report.quote.text.split()) if report.quote else ""
    short = quote if len(quote) <= MOST_LETTERS else f"{quote[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
    return f"“{short}”" if short else ""
