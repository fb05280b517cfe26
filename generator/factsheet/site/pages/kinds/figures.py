"""The figures of a sheet: each quantity with who states it, in the words of the sources, and never a sum."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import groupby

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import point_key
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.quantity import Quantity
from factsheet.site.charts.range_plot import scale_of
from factsheet.site.charts.scale import Scale
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.comparison_table import context
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.quantity_index import Listed, arranged
from factsheet.site.pages.parts.range_plot_view import RangePlot, key, plot
from factsheet.site.pages.parts.stated_figures import Stated, stated
from factsheet.site.pages.parts.time_plot_view import series_lines
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

MOST_ROWS = 6
"""Rows of one figure; its own page has all."""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    point: Span
    status: str
    """ "superseded" … ; empty where it stands."""
    within: RichText
    """The figure that it is counted within, linked; empty where it is counted within none."""
    plot: RangePlot
    series: tuple[RichText, ...]
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
        yield from pagination.each(first, pagination.number_of(sum(len(group.entries) for group in find())), make)


def view(findings: Findings, sheet: Sheet, number: int = 1) -> FiguresView:
    """Return the page of a number (from 1)."""
    groups, first = arranged(findings.corpus, sheet.id), _address(sheet)
    total = sum(len(group.entries) for group in groups)
    headings = pagination.beginnings(groups, first, most=pagination.MOST)
    shown = tuple(_counted(findings, group) for group in pagination.cut(groups, number, most=pagination.MOST))
    return FiguresView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Figures"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_(
            "Who states which number, in the words of the sources, with the day for which it holds. A figure that is "
            "counted within another stands beneath it. Numbers of different sources are never added up or averaged."
        ),
        headings=headings,
        key=key(row for group in shown for entry in _every(group.entries) for row in entry.plot.rows),
        counted=shown,
        parts=pagination.turned(first, number, pagination.number_of(total), headings),
    )


def _every(entries: Sequence[FigureEntry]) -> Iterator[FigureEntry]:
    for entry in entries:
        yield entry
        yield from _every(entry.inside)


def _address(sheet: Sheet) -> urls.Address:
    return urls.across(sheet.id, "figures")


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
        point=point_list.link(point),
        status=labels.get_label("status", point.status.state),
        within=tuple(_within(findings, point)),
        plot=plot(id, aspect.head, context(corpus, aspect), told.given[:MOST_ROWS], on),
        series=tuple((line.who, Span(f": {'; '.join(line.told)}")) for line in lines),
        more=_more(point, left) if left > 0 else None,
        inside=(),
    )


def _within(findings: Findings, point: Point) -> Iterator[Span]:
    outline = findings.corpus.outlines.get(point_key(point.sheet, point.subset_of)) if point.subset_of else None
    if outline is not None:
        yield point_list.link(outline)


def _more(point: Point, left: int) -> Span:
    told = ngettext("{count} more row on its page", "{count} more rows on its page", left)
    return Span(told, urls.point(point.sheet, point.id).at("fs-caption"))
