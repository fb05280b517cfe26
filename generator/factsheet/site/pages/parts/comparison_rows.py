"""Reports as rows of the comparison table."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import find_altered_report
from factsheet.analysis.differing_words import Marks
from factsheet.analysis.independence import ReportLineage
from factsheet.analysis.origins import OriginKind
from factsheet.analysis.report_table import ReportRow
from factsheet.content.corpus import Corpus
from factsheet.data.citations.sentence import format_excerpt
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import NotCounted, Report
from factsheet.model.source import Source
from factsheet.model.values.date import describe_date
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.text import Wording
from factsheet.site.pages.parts import labels, point_list, quoted_words
from factsheet.site.pages.parts.comparison_types import ComparisonRow, ValueCell
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.original_language import mark_untranslated
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, quote_text
from factsheet.web import urls
from factsheet.web.settings import Settings

NO_LONGER = ("superseded", "withdrawn")
"""States of a point whose values are no longer current."""


class TableContext(Struct, frozen=True):
    """What all rows of one table have in common."""

    findings: Findings
    settings: Settings
    point: Point
    columns: Sequence[Aspect]
    marks: Marks
    all_verified: str
    """The note on verification that applies to all quotations, shown once; empty where each row has its own."""


def make_row(table: TableContext, shown: ReportRow) -> ComparisonRow:
    """Return the row of a report that counts or is deprecated."""
    corpus, point = table.findings.corpus, table.point
    report, source, lineage = shown.report, shown.source, shown.lineage
    is_current = report.rank != "deprecated" and point.status.state not in NO_LONGER
    row = ComparisonRow(
        anchor=report.anchor,
        href=urls.make_point_address(point.sheet, point.id).add_anchor(report.anchor),
        outlet=point_list.link_name(corpus, "source", source.id),
        uncertain=_("likely") if "publisher" in source.uncertain else "",
        details=tuple(list_details(corpus, source, lineage)),
        is_copy=False,
        copy_note="",
        quotation=quoted_words.make_quotation(source, report, table.marks.get(report.anchor, ())),
        no_quotation=labels.get_label("no_quote", report.no_quote) if report.no_quote else "",
        remarks=tuple(_list_remarks(table, report)),
        cells=tuple(make_cell(corpus, shown, aspect, is_current=is_current) for aspect in table.columns),
        through=_link_chain(corpus, point, report),
        attribution=quote_text(report.attribution.as_printed or ""),
        language=source.language or "",
        origin=(),
        passage=shown.passage,
        archive=shown.archive,
        no_address="" if shown.passage or shown.archive else _explain_no_address(source),
        excerpt="",
        uncounted=explain_not_counted(report, shown.reason) if shown.reason else "",
        edit=make_edit_address(table, report),
        note=mark_untranslated(point, table.findings.names.link_names(report.note or "", near=(*point.by, *point.to))),
    )
    if lineage is None:
        return row
    return replace(
        row,
        is_copy=lineage.is_copy,
        copy_note=describe_copy(corpus, lineage),
        origin=_describe_origin(corpus, lineage),
        excerpt=format_excerpt(corpus, point, shown),
    )


def describe_copy(corpus: Corpus, lineage: ReportLineage) -> str:
    """Say how a folded row came from the one above it; nothing for a row of its own."""
    how = _describe_edge(corpus, lineage)
    if lineage.parent is None or not how:
        return ""
    return _("{how} · counts only as a source").format(how=how) if lineage.is_copy else how


def _describe_edge(corpus: Corpus, lineage: ReportLineage) -> str:
    if lineage.edge is None or lineage.above is None:
        return ""
    return f"{labels.get_label('edge', lineage.edge)} {corpus.get_name('source', lineage.above)}"


def list_details(corpus: Corpus, source: Source, lineage: ReportLineage | None) -> Sequence[str]:
    """Return the date of publication, the kind of source, and what it is a version of."""
    date = describe_date(source.date) if source.date else _("date unknown")
    if source.date and "date" in source.uncertain:
        date = _("likely {date}").format(date=date)
    lines = [date]
    if source.kind != "article":
        lines.append(labels.get_label("source_kind", source.kind).lower())
    if lineage is not None and lineage.parent is None and (edge := _describe_edge(corpus, lineage)):
        lines.append(edge)
    return lines


def _list_remarks(table: TableContext, report: Report) -> Sequence[RichText]:
    corpus, point = table.findings.corpus, table.point
    remarks: list[RichText] = [(Span(words),) for words in list_manners(report)]
    if report.quote is None:
        for value in report.says.values():
            if isinstance(value, Wording):
                remarks.append((Span(_("wording: “{words}”").format(words=value.verbatim)),))
    if report.derived_from:
        remarks.append((Span(_("estimate from ")), *point_list.link_names(corpus, "source", report.derived_from)))
    if report.by and report.by != point.by:
        remarks.append((Span(_("speaker named here: ")), *point_list.link_names(corpus, "actor", report.by)))
    if not table.all_verified and (verification := quoted_words.describe_verification(corpus, report)):
        remarks.append((Span(verification),))
    if report.locator:
        remarks.append((Span(labels.format_locator(report.locator)),))
    parent = find_altered_report(corpus, point, report)
    if parent is not None and parent.quote and report.quote:
        remarks.append(
            quoted_words.describe_alteration(
                corpus.get_name("source", parent.source), parent.quote.text, report.quote.text
            )
        )
    for field in list_fields(corpus, report, point.sheet):
        remarks.append((Span(f"{field.term}: "), *field.words))
    return remarks


def list_manners(report: Report) -> Iterator[str]:
    """Return how the report states the point, where that is not plainly: voice, extent, stance."""
    for group, key in (("voice", report.voice), ("extent", report.extent), ("stance", report.stance)):
        if words := labels.get_label(group, key):
            yield words


def make_cell(corpus: Corpus, shown: ReportRow, aspect: Aspect, *, is_current: bool) -> ValueCell:
    """Return the value; one that is no longer current stays visible, struck through: the page or the row says why."""
    printed = shown.values.get(aspect.id)
    if printed is None:
        return ValueCell(aspect.head, (), _("not stated"))
    words = printed.words if is_current else _strike_value(printed.words, printed.value)
    return ValueCell(aspect.head, words, notes=tuple(list_value_notes(corpus, printed.value)))


def _strike_value(words: RichText, value: object) -> RichText:
    """Strike the value only: what the source says about a figure, such as "provisional", is not part of it."""
    if isinstance(value, Figure):
        return (words[0]._replace(manner="struck"), *words[1:])
    spans = []
    for word in words:
        # Separators between members stay as they are: a struck comma looks like a blot.
        spans.append(word._replace(manner="struck") if word.text.strip(" ,;") else word)
    return tuple(spans)


def list_value_notes(corpus: Corpus, value: object) -> Sequence[str]:
    """Return what a figure must never be shown without: its as-of date, and its claimant where one is stated."""
    if not isinstance(value, Figure):
        return ()
    notes = [print_figure(value).as_of]
    if value.claimed_by:
        notes.append(_("says {name}").format(name=corpus.get_name("actor", value.claimed_by)))
    return notes


def _link_chain(corpus: Corpus, point: Point, report: Report) -> tuple[Span, ...]:
    """Return the way from the origin to the outlet; nothing where none is recorded."""
    chain = report.attribution.chain
    speakers = report.by or (point.by if point.is_utterance else ())
    if not chain and len(speakers) == 1:
        chain = speakers
    if not chain:
        return ()
    links = [point_list.link_name(corpus, "party", party) for party in chain]
    return (*links, Span(corpus.get_name("source", report.source)))


def _describe_origin(corpus: Corpus, lineage: ReportLineage) -> RichText:
    if lineage.is_copy:
        return (Span(_("as above")),)
    if lineage.origin.kind is OriginKind.DERIVED:
        return (Span(_("origins of the sources it was made from")),)
    if lineage.origin.kind is OriginKind.UNKNOWN:
        return (Span(labels.get_label("attribution_basis", lineage.report.attribution.basis or "none")),)
    return (point_list.link_name(corpus, "party", lineage.origin.id),)


def _explain_no_address(source: Source) -> str:
    if source.url is not None:
        return _("the address no longer leads to the source")
    return _("no address: {reason}").format(reason=source.url_note)


def explain_not_counted(report: Report, reason: NotCounted) -> str:
    """Say why the report is not counted; for a deprecated one, in the editor's words."""
    words = labels.get_label("not_counted", reason)
    if reason == "deprecated" and report.rank_reason:
        words = report.rank_reason
    return _("not counted: {reason}").format(reason=words)


def make_edit_address(table: TableContext, report: Report) -> str:
    """Return the address of the row's line in the repository; nothing without a repository."""
    if table.settings.repository is None:
        return ""
    line = table.findings.corpus.find_line(table.point, table.point.reports.index(report))
    return table.settings.repository.make_line_url(table.point.file, line)
