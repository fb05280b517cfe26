"""The reports of a source as its page lists them: by sheet, those that it alone has, the quotations that it changed."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.analysis.who_says_what import SourceTreatment, classify_report
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.source import Source
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.site.pages.parts.view_types import PointItem, PointList
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import RichText, Span, add_mark_gaps, join, mark_ranges
from factsheet.text.word_diff import find_changed_ranges
from factsheet.web import urls

Said = tuple[Point, Report | None]
"""A point, and one of its reports; None for values in its series."""
PREFIX = "says"
_SAYING = (SourceTreatment.SAID, SourceTreatment.PARTIAL, SourceTreatment.HEADLINE_ONLY)


class QuotationChange(Struct, frozen=True):
    """A quotation that a source changed."""

    point: Span
    altered: RichText
    original: RichText
    original_name: Span


def count_reports(corpus: Corpus) -> Mapping[str, int]:
    """Return the number of entries on the pages of each source that has any."""
    counts: Counter[str] = Counter()
    for point in corpus.points.values():
        counts.update(report.source for report in point.reports)
        counts.update({row.source for row in point.series})
    return counts


def group_by_sheet(corpus: Corpus, source: Source) -> tuple[EntryGroup[Said], ...]:
    """Return the reports of the source, in the order of sheets."""
    sheet_reports: dict[str, list[Said]] = {}
    for point in corpus.list_points_by_source(source.id):
        sheet_reports.setdefault(point.sheet, []).extend(_list_reports(point, source.id))
    title = _("What it says: {sheet}")
    return tuple(
        EntryGroup(f"{PREFIX}-{sheet.id}", title.format(sheet=sheet.title), sheet_reports[sheet.id])
        for sheet in corpus.sheets.values()
        if sheet.id in sheet_reports
    )


def _list_reports(point: Point, source: str) -> list[Said]:
    reports: list[Said] = [(point, report) for report in point.reports if report.source == source]
    return [*reports, (point, None)] if any(row.source == source for row in point.series) else reports


def make_report_lists(
    findings: Findings, groups: Iterable[EntryGroup[Said]], *, with_exclusives: bool
) -> tuple[PointList, ...]:
    """Return the lists; the note of an entry is the quotation, its status says where no other source reports it."""
    return tuple(_make_list(findings, group, with_exclusives=with_exclusives) for group in groups)


def make_exclusive_lists(findings: Findings, groups: Iterable[EntryGroup[Said]]) -> Iterator[PointList]:
    """Return the reports that no other source has."""
    corpus, title = findings.corpus, _("Reported only here: {sheet}")
    for group in groups:
        exclusives = [(point, report) for point, report in group.entries if _is_exclusive(findings, point, report)]
        if exclusives:
            first_point, _report = exclusives[0]
            sheet = corpus.sheets[first_point.sheet]
            listed = _make_list(findings, EntryGroup(f"alone-{sheet.id}", title.format(sheet=sheet.title), exclusives))
            page = urls.make_sheet_view_address(sheet.id, "one-source")
            yield replace(listed, summary=(Span(_("What only one source says, by source"), page),))


def list_changes(corpus: Corpus, groups: Iterable[EntryGroup[Said]]) -> Iterator[QuotationChange]:
    for group in groups:
        for point, report in group.entries:
            if report is None or not report.alters:
                continue
            parent = point.get_report(report.alters)
            if report.quote and parent.quote:
                yield QuotationChange(
                    point=point_list.link_point(point),
                    altered=_mark_changes(report.quote.text, parent.quote.text),
                    original=_mark_changes(parent.quote.text, report.quote.text),
                    original_name=point_list.link_name(corpus, "source", parent.source),
                )


def _mark_changes(text: str, other: str) -> RichText:
    (marked,) = add_mark_gaps(mark_ranges(text, find_changed_ranges(text, other)))
    return marked


def _make_list(findings: Findings, group: EntryGroup[Said], *, with_exclusives: bool = False) -> PointList:
    entries = (_make_entry(findings, point, report, with_exclusives=with_exclusives) for point, report in group.entries)
    return PointList(group.id, group.title, (), tuple(entries))


def _make_entry(findings: Findings, point: Point, report: Report | None, *, with_exclusives: bool) -> PointItem:
    entry = point_list.make_item(findings, point, _format_report(findings.corpus, report))
    if with_exclusives and _is_exclusive(findings, point, report):
        note = _("no other source")
        return replace(entry, status=f"{entry.status}, {note}" if entry.status else note)
    return entry


def _is_exclusive(findings: Findings, point: Point, report: Report | None) -> bool:
    """Say whether no other source reports it; a denial is not a report of it, nor is a report that is not counted."""
    return _find_stance(findings.corpus, report) in _SAYING and findings.get_brief(point.key).sources == 1


def _find_stance(corpus: Corpus, report: Report | None) -> SourceTreatment:
    return classify_report(corpus, report) if report is not None else SourceTreatment.SAID


def _format_report(corpus: Corpus, report: Report | None) -> RichText:
    """Return the words of the report, and its manner where it does not state the point plainly."""
    if report is None:
        return (Span(_("values of its series"), manner="note"),)
    parts = []
    if report.quote is not None:
        parts.append(Span(add_quotation_marks(report.quote.text)))
    elif report.no_quote:
        parts.append(Span(labels.get_label("no_quote", report.no_quote), manner="note"))
    saying = _find_stance(corpus, report)
    if saying is not SourceTreatment.SAID:
        parts.append(Span(labels.get_label("saying", saying), manner="note"))
    return join(parts, " · ")
