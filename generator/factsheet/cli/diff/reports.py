"""Which reports of a point came, went, or say something else."""

from collections.abc import Iterator, Mapping

from factsheet.cli.diff.describe import Facts, difference, facts_of_report, values
from factsheet.cli.diff.model import ReportChange, ReportState
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report

MOST_LETTERS = 160
"""Of a quotation that stands for what a report says."""


def reports_of(corpus: Corpus, point: Point) -> Mapping[str, tuple[Report, Facts]]:
    """Return the reports and what each states, by the anchor of its row."""
    return {
        report.anchor: (report, facts_of_report(corpus, point, number)) for number, report in enumerate(point.reports)
    }


def reports_changed(before: Corpus, old: Point | None, after: Corpus, new: Point | None) -> Iterator[ReportChange]:
    """Return what became of each report; those of a point that was not there before, or is gone, are all named."""
    one, other = (reports_of(before, old) if old else {}), (reports_of(after, new) if new else {})
    for was, now in _pairs(one, other):
        mine, theirs = one.get(was or ""), other.get(now or "")
        fields = difference(mine[1], theirs[1]) if mine and theirs else ()
        if fields or was != now:
            yield ReportChange(
                _state(before, old, mine[0]) if old and mine else None,
                _state(after, new, theirs[0]) if new and theirs else None,
                fields,
            )


def _pairs(
    one: Mapping[str, tuple[Report, Facts]], other: Mapping[str, tuple[Report, Facts]]
) -> Iterator[tuple[str | None, str | None]]:
    """Pair reports by their anchor; one whose anchor changed with the only other left of the same source."""
    left, come = (
        {anchor: found[0].source for anchor, found in mine.items() if anchor not in theirs}
        for mine, theirs in ((one, other), (other, one))
    )
    moved = {}
    for anchor, source in left.items():
        there = [now for now, its in come.items() if its == source]
        if len(there) == 1 and list(left.values()).count(source) == 1:
            moved[anchor] = there[0]
    yield from ((anchor, anchor if anchor in other else moved.get(anchor)) for anchor in one)
    yield from ((None, anchor) for anchor in come if anchor not in moved.values())


def _state(corpus: Corpus, point: Point, report: Report) -> ReportState:
    return ReportState(report.anchor, corpus.name("source", report.source), said(corpus, point, report))


def said(corpus: Corpus, point: Point, report: Report) -> str:
    """Return its values, each with the head of its column where there are several; its words where it has none."""
    found = values(corpus, point, report)
    if found:
        lines = [f"{head}: {', '.join(lines)}" if len(point.compare) > 1 else lines[0] for head, lines in found.items()]
        return "; ".join(lines)
    quote = " ".join(report.quote.text.split()) if report.quote else ""
    short = quote if len(quote) <= MOST_LETTERS else f"{quote[:MOST_LETTERS].rsplit(' ', 1)[0]} …"
    return f"“{short}”" if short else ""
