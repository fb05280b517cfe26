"""The figures of a sheet: each quantity with who states it, in the words of the sources, and never a sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby

from factsheet import addresses
from factsheet.corpus import point_key
from factsheet.findings import Findings
from factsheet.language import _, ngettext
from factsheet.page import Page
from factsheet.pages import across, items, parts, terms
from factsheet.pages.comparison import context
from factsheet.pages.ledger import Listed, arranged
from factsheet.pages.parts import Group
from factsheet.pages.range_plots import RangePlot, key, plot
from factsheet.pages.shown import Crumb, Parts
from factsheet.pages.stated import Stated, stated
from factsheet.pages.time_plots import series_lines
from factsheet.plots.range_plot import scale_of
from factsheet.plots.scale import Scale
from factsheet.records.aspect import Aspect
from factsheet.records.point import Point
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.values.quantity import Quantity
from factsheet.words import Span, Words

MOST_ROWS = 6
"""Rows of one figure; its own page has all."""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    point: Span
    status: str
    """ "superseded" … ; empty where it stands."""
    within: Words
    """The figure that it is counted within, linked; empty where it is counted within none."""
    plot: RangePlot
    series: tuple[Words, ...]
    """For each claimant of a series: how many values, the first and the last."""
    more: Span | None
    """The way to the rows that are not shown."""
    inside: tuple["FigureEntry", ...]
    """Those that are counted within it and stand on the same page."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures that count the same thing in the same place."""

    id: str
    title: str
    entries: tuple[FigureEntry, ...]


@dataclass(frozen=True, slots=True)
class FiguresView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    headings: tuple[Span, ...]
    key: tuple[tuple[str, str], ...]
    counted: tuple[Counted, ...]
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class _Told:
    """A quantity as its point tells it."""

    listed: Listed
    point: Point
    aspect: Aspect
    given: tuple[Stated, ...]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the figures of each sheet, over as many pages as they fill."""
    for sheet in findings.corpus.sheets.values():
        find = cache(partial(arranged, findings.corpus, sheet.id))
        make, stamp = partial(view, findings, sheet), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(_address(sheet), _title(sheet), "pages/figures.html", make, None, stamp)
        yield from parts.each(first, parts.number_of(sum(len(group.entries) for group in find())), make)


def view(findings: Findings, sheet: Sheet, number: int = 1) -> FiguresView:
    """Return the page of a number (from 1)."""
    groups, first = arranged(findings.corpus, sheet.id), _address(sheet)
    total = sum(len(group.entries) for group in groups)
    headings = parts.beginnings(groups, first, most=parts.MOST)
    shown = tuple(_counted(findings, group) for group in parts.cut(groups, number, most=parts.MOST))
    return FiguresView(
        title=parts.titled(_title(sheet), number),
        crumbs=parts.crumbs(across.crumbs(sheet), _("Figures"), first, number),
        views=across.ways(sheet),
        lead=_(
            "Who states which number, in the words of the sources, with the day for which it holds. A figure that is "
            "counted within another stands beneath it. Numbers of different sources are never added up or averaged."
        ),
        headings=headings,
        key=key(row for group in shown for entry in _every(group.entries) for row in entry.plot.rows),
        counted=shown,
        parts=parts.turned(first, number, parts.number_of(total), headings),
    )


def _every(entries: Sequence[FigureEntry]) -> Iterator[FigureEntry]:
    for entry in entries:
        yield entry
        yield from _every(entry.inside)


def _address(sheet: Sheet) -> addresses.Address:
    return addresses.across(sheet.id, "figures")


def _title(sheet: Sheet) -> str:
    return _("Figures: {sheet}").format(sheet=sheet.title)


def _counted(findings: Findings, group: Group[Listed]) -> Counted:
    """Open the points of one figure and of those within it at a time, and put them on one scale."""
    entries: list[FigureEntry] = []
    for _root, together in groupby(group.entries, key=lambda listed: listed.root):
        told = [_told(findings, listed) for listed in together]
        entries += _nested([(one.listed.depth, _entry(findings, one, _scale(one, told))) for one in told])
    return Counted(group.id, group.title, tuple(entries))


def _nested(flat: Sequence[tuple[int, FigureEntry]]) -> list[FigureEntry]:
    """Put each entry into the last one before it that stands higher; where that is on another page, it stands alone."""
    found: list[FigureEntry] = []
    while flat:
        (depth, entry), *rest = flat
        end = next((number for number, (other, _entry) in enumerate(rest) if other <= depth), len(rest))
        found.append(replace(entry, inside=tuple(_nested(rest[:end]))))
        flat = rest[end:]
    return found


def _told(findings: Findings, listed: Listed) -> _Told:
    point = findings.corpus.points[listed.point.key]
    aspect = next(aspect for aspect in point.compare if aspect.id == listed.aspect)
    return _Told(listed, point, aspect, stated(findings, point, aspect))


def _scale(one: _Told, together: Sequence[_Told]) -> Scale | None:
    """Return the scale of all figures that are counted within one another and have the same unit."""
    return scale_of(quantity for other in together if other.aspect.unit == one.aspect.unit for quantity in _all(other))


def _all(told: _Told) -> Iterator[Quantity]:
    return (row.figure.value for row in told.given[:MOST_ROWS])


def _entry(findings: Findings, told: _Told, on: Scale | None) -> FigureEntry:
    corpus, point, aspect = findings.corpus, told.point, told.aspect
    id, left = f"fs-{point.id}-{aspect.id}", len(told.given) - MOST_ROWS
    lines = series_lines(corpus, point, aspect)
    return FigureEntry(
        point=items.link(point),
        status=terms.status(point.status.state),
        within=tuple(_within(findings, point)),
        plot=plot(id, aspect.head, context(corpus, aspect), told.given[:MOST_ROWS], on),
        series=tuple((line.who, Span(f": {'; '.join(line.told)}")) for line in lines),
        more=_more(point, left) if left > 0 else None,
        inside=(),
    )


def _within(findings: Findings, point: Point) -> Iterator[Span]:
    outline = findings.corpus.outlines.get(point_key(point.sheet, point.subset_of)) if point.subset_of else None
    if outline is not None:
        yield items.link(outline)


def _more(point: Point, left: int) -> Span:
    told = ngettext("{count} more row on its page", "{count} more rows on its page", left)
    return Span(told, addresses.point(point.sheet, point.id).at("fs-caption"))
