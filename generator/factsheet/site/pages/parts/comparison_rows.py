"""Reports as rows of the comparison table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import parent_of, value_of
from factsheet.analysis.independence import Standing
from factsheet.analysis.origins import OriginKind
from factsheet.analysis.passage_urls import passage
from factsheet.content.corpus import Corpus
from factsheet.data.citations.sentence import excerpt
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.report import NotCounted, Report
from factsheet.model.source import Source
from factsheet.model.values import TYPES
from factsheet.model.values.date import printed
from factsheet.model.values.quantity import Figure, print_figure
from factsheet.model.values.text import Rendering
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.comparison_types import Cell, Quotation, Row
from factsheet.site.pages.parts.original_language import translated_by, untranslated
from factsheet.text.i18n import _, direction, ngettext
from factsheet.text.rich_text import Range, RichText, Span, apart, marked, verbatim
from factsheet.text.word_diff import changes
from factsheet.web import urls
from factsheet.web.settings import Settings

NO_LONGER = ("superseded", "withdrawn")
"""States of a point whose values stand no longer."""
MOST_CHANGES = 3
"""More of them than this are counted, not told one by one; the words themselves are marked."""

Marks = Mapping[str, tuple[tuple[Range, ...], ...]]
"""By the anchor of a row: for each part of its quotation, the characters that differ from other renderings."""


@dataclass(frozen=True, slots=True)
class Table:
    """What all rows of one table have in common."""

    findings: Findings
    settings: Settings
    point: Point
    columns: Sequence[Aspect]
    marks: Marks
    all_verified: str
    """What is said once, above the table, of all quotations; empty where each row says it for its own."""


def row(table: Table, report: Report, standing: Standing | None) -> Row:
    """Return the row of a report; without a standing, of one that is shown and not counted."""
    corpus, point, source = table.findings.corpus, table.point, table.findings.corpus.sources[report.source]
    stands = report.rank != "deprecated" and point.status.state not in NO_LONGER
    here, archive = (passage(corpus, source, url, report) for url in (source.url, source.archive_url))
    return Row(
        anchor=report.anchor,
        href=urls.point(point.sheet, point.id).at(report.anchor),
        outlet=point_list.name(corpus, "source", source.id),
        uncertain=_("likely") if "publisher" in source.uncertain else "",
        details=tuple(details(corpus, source, standing)),
        is_copy=standing is not None and standing.is_copy,
        copy_note=copy_note(corpus, standing) if standing else "",
        quotation=quotation(source, report, table.marks.get(report.anchor, ())),
        no_quotation=labels.get_label("no_quote", report.no_quote) if report.no_quote else "",
        remarks=tuple(_remarks(table, report)),
        cells=tuple(cell(corpus, report, aspect, stands=stands) for aspect in table.columns),
        through=_through(corpus, point, report),
        attribution=verbatim(report.attribution.as_printed or ""),
        language=source.language or "",
        origin=_origin(corpus, standing) if standing else (),
        passage=here,
        archive=archive,
        no_address="" if here or archive else _no_address(source),
        excerpt=excerpt(corpus, point, standing) if standing is not None else "",
        uncounted=why_not_counted(report, reason) if (reason := corpus.why_not_counted(report)) else "",
        edit=edit(table, report),
        note=untranslated(point, table.findings.names.linked(report.note or "", near=(*point.by, *point.to))),
    )


def copy_note(corpus: Corpus, standing: Standing) -> str:
    """Say how a folded row came from the one above it; nothing for a row of its own."""
    if standing.parent is None or standing.edge is None or standing.above is None:
        return ""
    how = f"{labels.get_label('edge', standing.edge)} {corpus.name('source', standing.above)}"
    return _("{how} · counted as a source only").format(how=how) if standing.is_copy else how


def details(corpus: Corpus, source: Source, standing: Standing | None) -> Sequence[str]:
    """Return when it was published, what kind of source it is, and which version of which other one."""
    found = []
    if source.date:
        date = printed(source.date)
        found.append(_("likely {date}").format(date=date) if "date" in source.uncertain else date)
    else:
        found.append(_("date unknown"))
    if source.kind != "article":
        found.append(labels.get_label("source_kind", source.kind).lower())
    if standing is not None and standing.parent is None and standing.edge is not None and standing.above is not None:
        found.append(f"{labels.get_label('edge', standing.edge)} {corpus.name('source', standing.above)}")
    return found


def quotation(source: Source, report: Report, marks: Sequence[Sequence[Range]] = ()) -> Quotation | None:
    """Return the words of the report; `marks`: for each part, the characters that differ from other renderings."""
    if report.quote is None:
        return None
    parts = report.quote.parts
    ranges = marks or ((),) * len(parts)
    translation = report.translation
    return Quotation(
        parts=apart(*(marked(part, found) for part, found in zip(parts, ranges, strict=True))),
        language=source.language or "",
        direction=direction(source.language),
        translation=verbatim(translation.text if translation else ""),
        translation_note=translated_by(translation.translator) if translation else "",
        translation_language=translation.language if translation else "",
    )


def _remarks(table: Table, report: Report) -> Sequence[RichText]:
    corpus, point = table.findings.corpus, table.point
    said = [
        labels.get_label("voice", report.voice),
        labels.get_label("extent", report.extent),
        labels.get_label("stance", report.stance),
    ]
    remarks: list[RichText] = [(Span(words),) for words in said if words]
    if report.quote is None:
        renderings = [value.verbatim for value in report.says.values() if isinstance(value, Rendering)]
        remarks += [(Span(_("wording: “{words}”").format(words=words)),) for words in renderings]
    if report.derived_from:
        remarks.append((Span(_("estimate from ")), *point_list.names(corpus, "source", report.derived_from)))
    if report.by and report.by != point.by:
        remarks.append((Span(_("names as speaker: ")), *point_list.names(corpus, "actor", report.by)))
    if not table.all_verified and (found := verified(corpus, report)):
        remarks.append((Span(found),))
    if report.locator:
        remarks.append((Span(labels.format_locator(report.locator)),))
    parent = parent_of(corpus, point, report)
    if parent is not None and parent.quote and report.quote:
        remarks.append(altered(corpus.name("source", parent.source), parent.quote.text, report.quote.text))
    return remarks


def altered(name: str, before: str, after: str) -> RichText:
    """Say what the copy changed, in both its and its parent's words."""
    changed = changes(before, after)
    if not changed:
        return (Span(_("the words are those of {name}").format(name=name)),)
    if len(changed) > MOST_CHANGES:
        told = ngettext(
            "alters the quotation of {name} in {count} place",
            "alters the quotation of {name} in {count} places",
            len(changed),
            name=name,
        )
        return (Span(told),)
    told = "; ".join(_change(old, new) for old, new in changed)
    return (Span(_("alters the quotation of {name}: {changes}").format(name=name, changes=told)),)


def _change(before: str, after: str) -> str:
    if not after:
        return _("“{before}” is left out").format(before=before)
    if not before:
        return _("“{after}” is added").format(after=after)
    return _("“{before}” became “{after}”").format(before=before, after=after)


def cell(corpus: Corpus, report: Report, aspect: Aspect, *, stands: bool) -> Cell:
    """Return the value; one that no longer stands stays visible, struck through: page or row say why."""
    value = value_of(report, aspect)
    if value is None:
        return Cell(aspect.head, (), _("not stated"))
    words = TYPES[aspect.type].print_value(value, corpus)
    return Cell(aspect.head, words if stands else _struck(words, value), "", tuple(value_notes(corpus, value)))


def _struck(words: RichText, value: object) -> RichText:
    """Strike the value; what the source says of a figure, such as that it is provisional, is no part of it."""
    if isinstance(value, Figure):
        return (words[0]._replace(manner="struck"), *words[1:])
    return tuple(word._replace(manner="struck") if word.text.strip(" ,;") else word for word in words)


def value_notes(corpus: Corpus, value: object) -> Sequence[str]:
    """Return what must stand beside a figure: its as-of date, and whose it is where that is stated."""
    if not isinstance(value, Figure):
        return ()
    notes = [print_figure(value).as_of]
    if value.claimed_by:
        notes.append(_("says {name}").format(name=corpus.name("actor", value.claimed_by)))
    return notes


def _through(corpus: Corpus, point: Point, report: Report) -> tuple[Span, ...]:
    """Return the way from the origin to the outlet; nothing where no way is printed."""
    chain = list(report.attribution.chain)
    speakers = report.by or (point.by if point.is_utterance else ())
    if not chain and len(speakers) == 1:
        chain = list(speakers)
    if not chain:
        return ()
    return (
        *(point_list.name(corpus, "party", party) for party in chain),
        Span(corpus.name("source", report.source)),
    )


def _origin(corpus: Corpus, standing: Standing) -> RichText:
    if standing.is_copy:
        return (Span(_("as above")),)
    if standing.origin.kind is OriginKind.DERIVED:
        return (Span(_("those of the sources it was made from")),)
    if standing.origin.kind is OriginKind.UNKNOWN:
        return (Span(labels.get_label("attribution_basis", standing.report.attribution.basis or "none")),)
    return (point_list.name(corpus, "party", standing.origin.id),)


def verified(corpus: Corpus, report: Report) -> str:
    """Say whether the words stand in the snapshot; nothing where nobody has compared them."""
    source = corpus.sources[report.source]
    entry = corpus.verified(source.id, report.quote) if report.quote else None
    if entry is None or source.snapshot is None:
        return ""
    if not entry.stands:
        return _("quotation differs from our snapshot")
    if source.snapshot.retrieved is None:
        return _("quotation matches our snapshot, capture date unknown")
    date = printed(source.snapshot.retrieved)
    return _("quotation matches our snapshot, captured on {date}").format(date=date)


def _no_address(source: Source) -> str:
    if source.url is not None:
        return _("the address no longer leads to the source")
    return _("no address: {reason}").format(reason=source.url_note)


def why_not_counted(report: Report, reason: NotCounted) -> str:
    """Say why the report is not counted: as a person says it of one that is deprecated, else in words of ours."""
    own = report.rank_reason if reason == "deprecated" else None
    return _("not counted: {reason}").format(reason=own or labels.get_label("not_counted", reason))


def edit(table: Table, report: Report) -> str:
    """Return the address of the row's line in the repository; nothing without a repository."""
    if table.settings.repository is None:
        return ""
    line = table.findings.corpus.line(table.point, table.point.reports.index(report))
    return table.settings.repository.line(table.point.file, line)
