"""What a source says, as its page lists it: by sheet, what it alone says, the quotations that it changed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from factsheet import addresses
from factsheet.corpus import Corpus
from factsheet.findings import Findings
from factsheet.language import _
from factsheet.pages import items, terms
from factsheet.pages.parts import Group
from factsheet.pages.shown import PointItem, PointList
from factsheet.records.outline import Outline
from factsheet.records.point import Point
from factsheet.records.report import Report
from factsheet.records.source import Source
from factsheet.wording import changed
from factsheet.words import Span, Words, marked

Unopened = tuple[Outline, int]
"""A point, and which of its reports (from 0)."""
Opened = tuple[Point, Report]
PREFIX = "says"


@dataclass(frozen=True, slots=True)
class Alteration:
    """A quotation that a source changed."""

    point: Span
    here: Words
    there: Words
    there_name: Span


def count(corpus: Corpus, source: Source) -> int:
    return sum(outline.sources.count(source.id) for outline in corpus.outlines_by(source.id))


def by_sheet(corpus: Corpus, source: Source) -> tuple[Group[Unopened], ...]:
    """Return the reports of the source, in the order of sheets; no point is opened."""
    found: dict[str, list[Unopened]] = {}
    for outline in corpus.outlines_by(source.id):
        reports = [(outline, number) for number, id in enumerate(outline.sources) if id == source.id]
        found.setdefault(outline.sheet, []).extend(reports)
    title = _("What it says: {sheet}")
    return tuple(
        Group(f"{PREFIX}-{sheet.id}", title.format(sheet=sheet.title), found[sheet.id])
        for sheet in corpus.sheets.values()
        if sheet.id in found
    )


def opened(corpus: Corpus, groups: Iterable[Group[Unopened]]) -> tuple[Group[Opened], ...]:
    def reports(group: Group[Unopened]) -> Iterator[Opened]:
        for outline, number in group.entries:
            point = corpus.points[outline.key]
            yield point, point.reports[number]

    return tuple(Group(group.id, group.title, tuple(reports(group))) for group in groups)


def says(findings: Findings, groups: Iterable[Group[Opened]], *, tell_alone: bool) -> tuple[PointList, ...]:
    """Return the lists; the note of each entry holds the quotation, and its status says what nobody else says."""
    return tuple(_listed(findings, group, tell_alone=tell_alone) for group in groups)


def alone(findings: Findings, groups: Iterable[Group[Opened]]) -> Iterator[PointList]:
    """Return what no other source says."""
    corpus, title = findings.corpus, _("What it alone says: {sheet}")
    for group in groups:
        found = [(point, report) for point, report in group.entries if _is_alone(findings, point)]
        if found:
            sheet = corpus.sheets[found[0][0].sheet]
            listed = _listed(findings, Group(f"alone-{sheet.id}", title.format(sheet=sheet.title), found))
            way = Span(_("What only one source says, source by source"), addresses.across(sheet.id, "one-source"))
            yield replace(listed, summary=(way,))


def alterations(corpus: Corpus, groups: Iterable[Group[Opened]]) -> Iterator[Alteration]:
    for point, report in (entry for group in groups for entry in group.entries):
        parent = point.report(report.alters) if report.alters else None
        if parent is None or parent.quote is None or report.quote is None:
            continue
        here, there = report.quote.text, parent.quote.text
        yield Alteration(
            point=items.link(point),
            here=marked(here, changed(here, there)),
            there=marked(there, changed(there, here)),
            there_name=items.name(corpus, "source", parent.source),
        )


def _listed(findings: Findings, group: Group[Opened], *, tell_alone: bool = False) -> PointList:
    entries = (_entry(findings, point, report, tell_alone=tell_alone) for point, report in group.entries)
    return PointList(group.id, group.title, (), tuple(entries))


def _entry(findings: Findings, point: Point, report: Report, *, tell_alone: bool) -> PointItem:
    entry = items.item(findings, findings.corpus.outlines[point.key], _quoted(report))
    if tell_alone and _is_alone(findings, point):
        return replace(entry, status=", ".join(filter(None, (entry.status, _("no other source")))))
    return entry


def _is_alone(findings: Findings, point: Point) -> bool:
    return findings.brief(point.key).sources == 1


def _quoted(report: Report) -> Words:
    if report.quote is None:
        return (Span(terms.no_quote(report.no_quote), manner="note"),) if report.no_quote else ()
    return (Span(f"“{report.quote.text}”"),)
