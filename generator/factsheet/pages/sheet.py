"""The page of a sheet: what is agreed, what differs, and every point in its section."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.compare import by_weight
from factsheet.corpus import Corpus, point_key
from factsheet.findings import Findings
from factsheet.language import _, ngettext
from factsheet.page import Origin, Page
from factsheet.pages import items, terms
from factsheet.pages.sheet_sources import sources
from factsheet.pages.shown import Crumb, Definition, PointItem, PointList, SourceItem
from factsheet.records.outline import Outline
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.support import Support
from factsheet.words import Span, Words


@dataclass(frozen=True, slots=True)
class Section:
    """A group of the sheet, its points by kind."""

    id: str
    title: str
    summary: Words
    count: str
    """ "12 points, 3 contested"."""
    lists: tuple[PointList, ...]
    """Proposals, reactions, statements, events, figures, background; none of them empty."""


@dataclass(frozen=True, slots=True)
class DifferenceItem:
    kind: str
    """In words: substance, number, list …"""
    reason: Words
    points: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    title: str
    crumbs: tuple[Crumb, ...]
    question: str
    summary: Words
    figures: tuple[tuple[str, str], ...]
    """Number and word: ("91", "points"), ("5", "sources read in full"), ("12", "contested")."""
    agreed: tuple[PointItem, ...]
    """Points that several families report and on which nothing differs, most families first; a handful."""
    differing: tuple[DifferenceItem, ...]
    """The weightiest kind first."""
    alone: str
    """ "43 points rest on one family alone." """
    sections: tuple[Section, ...]
    sources: tuple[SourceItem, ...]
    facts: tuple[Definition, ...]
    timeline: Span
    description: str


MOST_AGREED = 7


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each sheet."""
    for sheet in findings.corpus.sheets.values():
        make, stamp = partial(view, findings, sheet), partial(findings.stamps.whole_sheet, sheet.id)
        yield Page(addresses.sheet(sheet.id), sheet.title, "pages/sheet.html", make, Origin(sheet.file), stamp)


def view(findings: Findings, sheet: Sheet) -> SheetView:
    points = findings.corpus.outlines_of(sheet.id)
    return SheetView(
        title=sheet.title,
        crumbs=(),
        question=sheet.question,
        summary=findings.names.linked(sheet.summary or ""),
        figures=tuple(_figures(findings, sheet, points)),
        agreed=tuple(items.item(findings, point) for point in _agreed(findings, sheet, points)),
        differing=tuple(_differing(findings, sheet)),
        alone=_alone(findings, points),
        sections=tuple(_sections(findings, sheet, points)),
        sources=tuple(sources(findings.corpus, sheet)),
        facts=tuple(_facts(sheet)),
        timeline=Span(_("Timeline"), addresses.timeline(sheet.id)),
        description=sheet.question,
    )


def _figures(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> Iterator[tuple[str, str]]:
    contested = sum(findings.brief(point.key).support is Support.CONTESTED for point in points)
    read = len(sheet.read_in_full)
    yield str(len(points)), ngettext("point", "points", len(points))
    yield str(read), ngettext("source read in full", "sources read in full", read)
    yield str(contested), ngettext("point contested", "points contested", contested)


def _agreed(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> list[Outline]:
    """Return the points that most families report, and in which nothing but words differs."""
    disputed = {point_key(sheet.id, reference) for difference in sheet.differences for reference in difference.points}
    alike = [point for point in points if point.key not in disputed and findings.brief(point.key).is_alike]
    return sorted(alike, key=lambda point: -findings.brief(point.key).families)[:MOST_AGREED]


def _differing(findings: Findings, sheet: Sheet) -> Iterator[DifferenceItem]:
    for difference in by_weight(sheet.differences):
        points = [findings.corpus.outlines[point_key(sheet.id, reference)] for reference in difference.points]
        reason = findings.names.linked(difference.reason)
        yield DifferenceItem(terms.difference(difference.kind), reason, tuple(items.link(point) for point in points))


def _alone(findings: Findings, points: Sequence[Outline]) -> str:
    single = sum(findings.brief(point.key).families == 1 for point in points)
    return ngettext(
        "{count} point rests on one family of sources alone.",
        "{count} points rest on one family of sources alone.",
        single,
    )


def _sections(findings: Findings, sheet: Sheet, points: Sequence[Outline]) -> Iterator[Section]:
    """Return the groups in the sheet's order, each point in the first that has it; what belongs to none stands last."""
    members = _members(findings.corpus, sheet, points)
    for group in sheet.groups:
        if found := members.get(group.id):
            found.sort(key=lambda point: _rank(point, group.points))
            yield _section(findings, group.id, group.title, findings.names.linked(group.summary or ""), found)
    if rest := members.get(None):
        title = _("Further points") if sheet.groups else _("Points")
        yield _section(findings, "further", title, (), rest)


def _members(corpus: Corpus, sheet: Sheet, points: Sequence[Outline]) -> Mapping[str | None, list[Outline]]:
    """Return the points by the first group of the sheet that has them; those that belong to none under None."""
    members: defaultdict[str | None, list[Outline]] = defaultdict(list)
    for point in points:
        groups = corpus.groups_of(point)
        members[next((group.id for group in sheet.groups if group.id in groups), None)].append(point)
    return members


def _rank(point: Outline, order: Sequence[str]) -> tuple[bool, int, str]:
    listed = point.id in order
    return not listed, order.index(point.id) if listed else 0, _when(point)


def _when(point: Outline) -> str:
    return point.date.order[0].isoformat() if point.date else "9999"


def _section(findings: Findings, id: str, title: str, summary: Words, points: Sequence[Outline]) -> Section:
    contested = sum(findings.brief(point.key).support is Support.CONTESTED for point in points)
    count = ngettext("{count} point", "{count} points", len(points))
    if contested:
        count = f"{count}, {ngettext('{count} contested', '{count} contested', contested)}"
    return Section(id, title, summary, count, items.by_kind(findings, points, id))


def _facts(sheet: Sheet) -> Iterator[Definition]:
    if sheet.editors:
        yield Definition(_("Edited by"), (Span(", ".join(sheet.editors)),))
