"""What a source says, as its page lists it: by sheet, what it alone says, the quotations that it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factsheet.analysis.analysis import Findings
from factsheet.analysis.who_says_what import Saying, saying_of
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.source import Source
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import PointItem, PointList
from factsheet.text.i18n import _, quoted
from factsheet.text.rich_text import RichText, Span, apart, marked
from factsheet.text.word_diff import changed
from factsheet.web import urls

Said = tuple[Point, Report | None]
"""A point, and one of its reports; None for values in its series."""
PREFIX = "says"
_SAYING = (Saying.SAID, Saying.PARTIAL, Saying.HEADLINE_ONLY)


@dataclass(frozen=True, slots=True)
class Alteration:
    """A quotation that a source changed."""

    point: Span
    here: RichText
    there: RichText
    there_name: Span


def count(corpus: Corpus, source: Source) -> int:
    return sum(len(_entries(point, source.id)) for point in corpus.points_by(source.id))


def by_sheet(corpus: Corpus, source: Source) -> tuple[Group[Said], ...]:
    """Return the reports of the source, in the order of sheets."""
    found: dict[str, list[Said]] = {}
    for point in corpus.points_by(source.id):
        found.setdefault(point.sheet, []).extend(_entries(point, source.id))
    title = _("What it says: {sheet}")
    return tuple(
        Group(f"{PREFIX}-{sheet.id}", title.format(sheet=sheet.title), found[sheet.id])
        for sheet in corpus.sheets.values()
        if sheet.id in found
    )


def _entries(point: Point, source: str) -> list[Said]:
    reports: list[Said] = [(point, report) for report in point.reports if report.source == source]
    return [*reports, (point, None)] if any(row.source == source for row in point.series) else reports


def says(findings: Findings, groups: Iterable[Group[Said]], *, tell_alone: bool) -> tuple[PointList, ...]:
    """Return the lists; the note of each entry holds the quotation, and its status says what nobody else says."""
    return tuple(_listed(findings, group, tell_alone=tell_alone) for group in groups)


def alone(findings: Findings, groups: Iterable[Group[Said]]) -> Iterator[PointList]:
    """Return what no other source says."""
    corpus, title = findings.corpus, _("Reported only here: {sheet}")
    for group in groups:
        found = [(point, report) for point, report in group.entries if _is_alone(findings, point, report)]
        if found:
            sheet = corpus.sheets[found[0][0].sheet]
            listed = _listed(findings, Group(f"alone-{sheet.id}", title.format(sheet=sheet.title), found))
            way = Span(_("What only one source says, source by source"), urls.across(sheet.id, "one-source"))
            yield replace(listed, summary=(way,))


def alterations(corpus: Corpus, groups: Iterable[Group[Said]]) -> Iterator[Alteration]:
    for point, report in (entry for group in groups for entry in group.entries):
        if report is not None and report.alters:
            yield from _alteration(corpus, point, report, point.report(report.alters))


def _alteration(corpus: Corpus, point: Point, report: Report, parent: Report) -> Iterator[Alteration]:
    if parent.quote is None or report.quote is None:
        return
    here, there = report.quote.text, parent.quote.text
    yield Alteration(
        point=point_list.link(point),
        here=apart(marked(here, changed(here, there)))[0],
        there=apart(marked(there, changed(there, here)))[0],
        there_name=point_list.name(corpus, "source", parent.source),
    )


def _listed(findings: Findings, group: Group[Said], *, tell_alone: bool = False) -> PointList:
    entries = (_entry(findings, point, report, tell_alone=tell_alone) for point, report in group.entries)
    return PointList(group.id, group.title, (), tuple(entries))


def _entry(findings: Findings, point: Point, report: Report | None, *, tell_alone: bool) -> PointItem:
    entry = point_list.item(findings, point, _told(findings.corpus, report))
    if tell_alone and _is_alone(findings, point, report):
        return replace(entry, status=", ".join(filter(None, (entry.status, _("no other source")))))
    return entry


def _is_alone(findings: Findings, point: Point, report: Report | None) -> bool:
    """Say whether nobody else reports it; a source that denies it does not report it, nor does what is not counted."""
    return _manner(findings.corpus, report) in _SAYING and findings.brief(point.key).sources == 1


def _manner(corpus: Corpus, report: Report | None) -> Saying:
    return saying_of(corpus, report) if report is not None else Saying.SAID


def _told(corpus: Corpus, report: Report | None) -> RichText:
    """Return the words of the report, and how it tells the point where it does not say it plainly."""
    if report is None:
        return (Span(_("values of its series"), manner="note"),)
    manner = _manner(corpus, report)
    how = () if manner is Saying.SAID else (Span(labels.get_label("saying", manner), manner="note"),)
    words = _quoted(report)
    return (*words, Span(" "), *how) if words and how else (*words, *how)


def _quoted(report: Report) -> RichText:
    if report.quote is not None:
        return (Span(quoted(report.quote.text)),)
    return (Span(labels.get_label("no_quote", report.no_quote), manner="note"),) if report.no_quote else ()
