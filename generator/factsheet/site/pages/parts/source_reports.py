"""What a source says, as its page lists it: by sheet, what it alone says, the quotations that it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factsheet.analysis.analysis import Findings
from factsheet.analysis.who_says_what import Saying, sayings
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.point_summary import Outline
from factsheet.model.source import Source
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import PointItem, PointList
from factsheet.text.i18n import _, quoted
from factsheet.text.rich_text import RichText, Span, apart, marked
from factsheet.text.word_diff import changed
from factsheet.web import urls

Unopened = tuple[Outline, int | None]
"""A point, and which of its reports (from 0); None for values in its series."""
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
    return sum(len(_entries(outline, source.id)) for outline in corpus.outlines_by(source.id))


def by_sheet(corpus: Corpus, source: Source) -> tuple[Group[Unopened], ...]:
    """Return the reports of the source, in the order of sheets; no point is opened."""
    found: dict[str, list[Unopened]] = {}
    for outline in corpus.outlines_by(source.id):
        found.setdefault(outline.sheet, []).extend(_entries(outline, source.id))
    title = _("What it says: {sheet}")
    return tuple(
        Group(f"{PREFIX}-{sheet.id}", title.format(sheet=sheet.title), found[sheet.id])
        for sheet in corpus.sheets.values()
        if sheet.id in found
    )


def _entries(outline: Outline, source: str) -> list[Unopened]:
    reports: list[Unopened] = [(outline, number) for number, id in enumerate(outline.sources) if id == source]
    return [*reports, (outline, None)] if source in outline.in_series else reports


def says(findings: Findings, groups: Iterable[Group[Unopened]], *, tell_alone: bool) -> tuple[PointList, ...]:
    """Return the lists; the note of each entry holds the quotation, and its status says what nobody else says."""
    return tuple(_listed(findings, group, tell_alone=tell_alone) for group in groups)


def alone(findings: Findings, groups: Iterable[Group[Unopened]]) -> Iterator[PointList]:
    """Return what no other source says."""
    corpus, title = findings.corpus, _("Reported only here: {sheet}")
    for group in groups:
        found = [(point, number) for point, number in group.entries if _is_alone(findings, point, number)]
        if found:
            sheet = corpus.sheets[found[0][0].sheet]
            listed = _listed(findings, Group(f"alone-{sheet.id}", title.format(sheet=sheet.title), found))
            way = Span(_("What only one source says, source by source"), urls.across(sheet.id, "one-source"))
            yield replace(listed, summary=(way,))


def alterations(corpus: Corpus, groups: Iterable[Group[Unopened]]) -> Iterator[Alteration]:
    for outline, number in (entry for group in groups for entry in group.entries):
        if number is not None and number in outline.altering:
            yield from _alteration(corpus, corpus.points[outline.key], number)


def _alteration(corpus: Corpus, point: Point, number: int) -> Iterator[Alteration]:
    report = point.reports[number]
    parent = point.report(report.alters) if report.alters else None
    if parent is None or parent.quote is None or report.quote is None:
        return
    here, there = report.quote.text, parent.quote.text
    yield Alteration(
        point=point_list.link(point),
        here=apart(marked(here, changed(here, there)))[0],
        there=apart(marked(there, changed(there, here)))[0],
        there_name=point_list.name(corpus, "source", parent.source),
    )


def _listed(findings: Findings, group: Group[Unopened], *, tell_alone: bool = False) -> PointList:
    entries = (_entry(findings, point, number, tell_alone=tell_alone) for point, number in group.entries)
    return PointList(group.id, group.title, (), tuple(entries))


def _entry(findings: Findings, point: Outline, number: int | None, *, tell_alone: bool) -> PointItem:
    entry = point_list.item(findings, point, _told(findings.corpus, point, number))
    if tell_alone and _is_alone(findings, point, number):
        return replace(entry, status=", ".join(filter(None, (entry.status, _("no other source")))))
    return entry


def _is_alone(findings: Findings, point: Outline, number: int | None) -> bool:
    """Say whether nobody else reports it; a source that denies it does not report it, nor does what is not counted."""
    return _manner(findings.corpus, point, number) in _SAYING and findings.brief(point.key).sources == 1


def _manner(corpus: Corpus, point: Outline, number: int | None) -> Saying:
    return sayings(corpus, point)[number] if number is not None else Saying.SAID


def _told(corpus: Corpus, point: Outline, number: int | None) -> RichText:
    """Return the words of the report, and how it tells the point where it does not say it plainly."""
    if number is None:
        return (Span(_("values of its series"), manner="note"),)
    manner = _manner(corpus, point, number)
    how = () if manner is Saying.SAID else (Span(labels.get_label("saying", manner), manner="note"),)
    words = _quoted(point, number)
    return (*words, Span(" "), *how) if words and how else (*words, *how)


def _quoted(point: Outline, number: int) -> RichText:
    quote = point.quotes[number]
    if quote is not None:
        return (Span(quoted(quote)),)
    reason = point.unquoted[number]
    return (Span(labels.get_label("no_quote", reason), manner="note"),) if reason else ()
