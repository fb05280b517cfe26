"""Reports as rows of the comparison table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import find_altered_report, get_value
from factsheet.analysis.independence import Standing
from factsheet.analysis.origins import OriginKind
from factsheet.analysis.passage_urls import make_passage_url
from factsheet.content.corpus import Corpus
from factsheet.data.citations.sentence import format_excerpt
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import NotCounted, Report
from factsheet.model.source import Source
from factsheet.model.values import TYPES
from factsheet.model.values.date import describe_date
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.text import Wording
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.comparison_types import ComparisonRow, QuotedText, ValueCell
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.original_language import format_translator, mark_untranslated
from factsheet.text.i18n import _, get_text_direction, ngettext
from factsheet.text.rich_text import Range, RichText, Span, add_mark_gaps, mark_ranges, quote_text
from factsheet.text.word_diff import list_changes
from factsheet.web import urls
from factsheet.web.settings import Settings

NO_LONGER = ("superseded", "withdrawn")
"""States of a point whose values stand no longer."""
MOST_CHANGES = 3
"""More of them than this are counted, not told one by one; the words themselves are marked."""

Marks = Mapping[str, tuple[tuple[Range, ...], ...]]
"""By the anchor of a row: for each part of its quotation, the characters that differ from other renderings."""


@dataclass(frozen=True, slots=True)
class TableContext:
    """What all rows of one table have in common."""

    findings: Findings
    settings: Settings
    point: Point
    columns: Sequence[Aspect]
    marks: Marks
    all_verified: str
    """What is said once, above the table, of all quotations; empty where each row says it for its own."""


def make_row(table: TableContext, report: Report, standing: Standing | None) -> ComparisonRow:
    """Return the row of a report; without a standing, of one that is shown and not counted."""
    corpus, point, source = table.findings.corpus, table.point, table.findings.corpus.sources[report.source]
    is_current = report.rank != "deprecated" and point.status.state not in NO_LONGER
    live_passage, archive = (make_passage_url(corpus, source, url, report) for url in (source.url, source.archive_url))
    return ComparisonRow(
        anchor=report.anchor,
        href=urls.make_point_address(point.sheet, point.id).add_anchor(report.anchor),
        outlet=point_list.link_name(corpus, "source", source.id),
        uncertain=_("likely") if "publisher" in source.uncertain else "",
        details=tuple(list_details(corpus, source, standing)),
        is_copy=standing is not None and standing.is_copy,
        copy_note=describe_copy(corpus, standing) if standing else "",
        quotation=make_quotation(source, report, table.marks.get(report.anchor, ())),
        no_quotation=labels.get_label("no_quote", report.no_quote) if report.no_quote else "",
        remarks=tuple(_list_remarks(table, report)),
        cells=tuple(make_cell(corpus, report, aspect, is_current=is_current) for aspect in table.columns),
        through=_link_chain(corpus, point, report),
        attribution=quote_text(report.attribution.as_printed or ""),
        language=source.language or "",
        origin=_describe_origin(corpus, standing) if standing else (),
        passage=live_passage,
        archive=archive,
        no_address="" if live_passage or archive else _explain_no_address(source),
        excerpt=format_excerpt(corpus, point, standing) if standing is not None else "",
        uncounted=explain_not_counted(report, reason) if (reason := corpus.find_reason_not_counted(report)) else "",
        edit=make_edit_address(table, report),
        note=mark_untranslated(point, table.findings.names.link_names(report.note or "", near=(*point.by, *point.to))),
    )


def describe_copy(corpus: Corpus, standing: Standing) -> str:
    """Say how a folded row came from the one above it; nothing for a row of its own."""
    if standing.parent is None or standing.edge is None or standing.above is None:
        return ""
    how = f"{labels.get_label('edge', standing.edge)} {corpus.get_name('source', standing.above)}"
    return _("{how} · counted as a source only").format(how=how) if standing.is_copy else how


def list_details(corpus: Corpus, source: Source, standing: Standing | None) -> Sequence[str]:
    """Return when it was published, what kind of source it is, and which version of which other one."""
    lines = []
    if source.date:
        date = describe_date(source.date)
        lines.append(_("likely {date}").format(date=date) if "date" in source.uncertain else date)
    else:
        lines.append(_("date unknown"))
    if source.kind != "article":
        lines.append(labels.get_label("source_kind", source.kind).lower())
    if standing is not None and standing.parent is None and standing.edge is not None and standing.above is not None:
        lines.append(f"{labels.get_label('edge', standing.edge)} {corpus.get_name('source', standing.above)}")
    return lines


def make_quotation(source: Source, report: Report, marks: Sequence[Sequence[Range]] = ()) -> QuotedText | None:
    """Return the words of the report; `marks`: for each part, the characters that differ from other renderings."""
    if report.quote is None:
        return None
    parts = report.quote.parts
    ranges = marks or ((),) * len(parts)
    translation = report.translation
    return QuotedText(
        parts=add_mark_gaps(*(mark_ranges(part, part_ranges) for part, part_ranges in zip(parts, ranges, strict=True))),
        language=source.language or "",
        direction=get_text_direction(source.language),
        translation=quote_text(translation.text if translation else ""),
        translation_note=format_translator(translation.translator) if translation else "",
        translation_language=translation.language if translation else "",
    )


def _list_remarks(table: TableContext, report: Report) -> Sequence[RichText]:
    corpus, point = table.findings.corpus, table.point
    said = [
        labels.get_label("voice", report.voice),
        labels.get_label("extent", report.extent),
        labels.get_label("stance", report.stance),
    ]
    remarks: list[RichText] = [(Span(words),) for words in said if words]
    if report.quote is None:
        renderings = [value.verbatim for value in report.says.values() if isinstance(value, Wording)]
        remarks += [(Span(_("wording: “{words}”").format(words=words)),) for words in renderings]
    if report.derived_from:
        remarks.append((Span(_("estimate from ")), *point_list.link_names(corpus, "source", report.derived_from)))
    if report.by and report.by != point.by:
        remarks.append((Span(_("names as speaker: ")), *point_list.link_names(corpus, "actor", report.by)))
    if not table.all_verified and (verification := describe_verification(corpus, report)):
        remarks.append((Span(verification),))
    if report.locator:
        remarks.append((Span(labels.format_locator(report.locator)),))
    parent = find_altered_report(corpus, point, report)
    if parent is not None and parent.quote and report.quote:
        remarks.append(
            describe_alteration(corpus.get_name("source", parent.source), parent.quote.text, report.quote.text)
        )
    for field in list_fields(corpus, report, point.sheet):
        remarks.append((Span(f"{field.term}: "), *field.words))
    return remarks


def describe_alteration(name: str, before: str, after: str) -> RichText:
    """Say what the copy changed, in both its and its parent's words."""
    changed = list_changes(before, after)
    if not changed:
        return (Span(_("the words are those of {name}").format(name=name)),)
    if len(changed) > MOST_CHANGES:
        text = ngettext(
            "alters the quotation of {name} in {count} place",
            "alters the quotation of {name} in {count} places",
            len(changed),
            name=name,
        )
        return (Span(text),)
    text = "; ".join(_describe_change(old, new) for old, new in changed)
    return (Span(_("alters the quotation of {name}: {changes}").format(name=name, changes=text)),)


def _describe_change(before: str, after: str) -> str:
    if not after:
        return _("“{before}” is left out").format(before=before)
    if not before:
        return _("“{after}” is added").format(after=after)
    return _("“{before}” became “{after}”").format(before=before, after=after)


def make_cell(corpus: Corpus, report: Report, aspect: Aspect, *, is_current: bool) -> ValueCell:
    """Return the value; one that no longer stands stays visible, struck through: page or row say why."""
    value = get_value(report, aspect)
    if value is None:
        return ValueCell(aspect.head, (), _("not stated"))
    words = TYPES[aspect.type].print_value(value, corpus)
    return ValueCell(
        aspect.head, words if is_current else _strike_value(words, value), "", tuple(list_value_notes(corpus, value))
    )


def _strike_value(words: RichText, value: object) -> RichText:
    """Strike the value; what the source says of a figure, such as that it is provisional, is no part of it."""
    if isinstance(value, Figure):
        return (words[0]._replace(manner="struck"), *words[1:])
    return tuple(word._replace(manner="struck") if word.text.strip(" ,;") else word for word in words)


def list_value_notes(corpus: Corpus, value: object) -> Sequence[str]:
    """Return what must stand beside a figure: its as-of date, and whose it is where that is stated."""
    if not isinstance(value, Figure):
        return ()
    notes = [print_figure(value).as_of]
    if value.claimed_by:
        notes.append(_("says {name}").format(name=corpus.get_name("actor", value.claimed_by)))
    return notes


def _link_chain(corpus: Corpus, point: Point, report: Report) -> tuple[Span, ...]:
    """Return the way from the origin to the outlet; nothing where no way is printed."""
    chain = list(report.attribution.chain)
    speakers = report.by or (point.by if point.is_utterance else ())
    if not chain and len(speakers) == 1:
        chain = list(speakers)
    if not chain:
        return ()
    return (
        *(point_list.link_name(corpus, "party", party) for party in chain),
        Span(corpus.get_name("source", report.source)),
    )


def _describe_origin(corpus: Corpus, standing: Standing) -> RichText:
    if standing.is_copy:
        return (Span(_("as above")),)
    if standing.origin.kind is OriginKind.DERIVED:
        return (Span(_("those of the sources it was made from")),)
    if standing.origin.kind is OriginKind.UNKNOWN:
        return (Span(labels.get_label("attribution_basis", standing.report.attribution.basis or "none")),)
    return (point_list.link_name(corpus, "party", standing.origin.id),)


def describe_verification(corpus: Corpus, report: Report) -> str:
    """Say whether the words stand in the snapshot; nothing where nobody has compared them."""
    source = corpus.sources[report.source]
    entry = corpus.find_verification(source.id, report.quote) if report.quote else None
    if entry is None or source.snapshot is None:
        return ""
    if not entry.is_confirmed:
        return _("quotation differs from our snapshot")
    if source.snapshot.retrieved is None:
        return _("quotation matches our snapshot, capture date unknown")
    date = describe_date(source.snapshot.retrieved)
    return _("quotation matches our snapshot, captured on {date}").format(date=date)


def _explain_no_address(source: Source) -> str:
    if source.url is not None:
        return _("the address no longer leads to the source")
    return _("no address: {reason}").format(reason=source.url_note)


def explain_not_counted(report: Report, reason: NotCounted) -> str:
    """Say why the report is not counted: as a person says it of one that is deprecated, else in words of ours."""
    own = report.rank_reason if reason == "deprecated" else None
    return _("not counted: {reason}").format(reason=own or labels.get_label("not_counted", reason))


def make_edit_address(table: TableContext, report: Report) -> str:
    """Return the address of the row's line in the repository; nothing without a repository."""
    if table.settings.repository is None:
        return ""
    line = table.findings.corpus.find_line(table.point, table.point.reports.index(report))
    return table.settings.repository.make_line_url(table.point.file, line)
