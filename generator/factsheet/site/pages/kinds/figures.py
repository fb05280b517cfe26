"""The figures of a sheet: each quantity with its sources and their wording; nothing is added up."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import make_point_key
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.quantity import Quantity
from factsheet.site.charts.range_plot import make_common_scale
from factsheet.site.charts.scale import Scale
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.claimant_lines import make_series_lines
from factsheet.site.pages.parts.comparison_table import describe_scope
from factsheet.site.pages.parts.list_entries import EntryPart
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.quantity_index import ListedQuantity, get_quantities, group_quantities
from factsheet.site.pages.parts.range_plot_view import RangePlot, RangeRow, make_key, make_plot
from factsheet.site.pages.parts.stated_figures import StatedFigure, list_stated_figures
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

MOST_ROWS = 6
"""Rows of one figure: the page compares figures, and the page of the point has all rows."""


class FigureEntry(Struct, frozen=True):
    point: Span
    status: str
    """ "superseded" … ; empty where it is still valid."""
    within: RichText
    """The figure that this one is counted within, linked; empty if there is none."""
    plot: RangePlot
    series: tuple[RichText, ...]
    """For each claimant of a series: the number of values, the first and the last."""
    more: Span | None
    """The link to the rows that are not shown."""
    inside: tuple["FigureEntry", ...]
    """Those counted within this one, as far as they are on the same page."""


class FigureGroup(Struct, frozen=True):
    """Figures that count the same thing in the same place."""

    id: str
    title: str
    entries: tuple[FigureEntry, ...]


class FiguresView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    headings: tuple[Span, ...]
    key: tuple[tuple[str, str], ...]
    groups: tuple[FigureGroup, ...]
    parts: PageParts | None


class StatedQuantity(Struct, frozen=True, array_like=True):
    """What is stated of one quantity of a point."""

    aspect: str
    figures: tuple[StatedFigure, ...]
    """The first rows."""
    more: int
    """How many further rows the page of the point has."""
    series: tuple[RichText, ...]


class _PlacedQuantity(Struct, frozen=True):
    """A quantity in its place on the page."""

    listed: ListedQuantity
    aspect: Aspect
    stated: StatedQuantity


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the figures of each sheet, over as many pages as they fill."""
    return SheetPages(
        name="figures",
        title=_("Figures: {sheet}"),
        template="pages/figures.html",
        arrange=arrange,
        count=lambda _findings, _sheet, groups: pagination.count_pages(groups()),
        view=make_view,
    ).make(findings, settings)


def arrange(findings: Findings, sheet: Sheet) -> Sequence[EntryGroup[ListedQuantity]]:
    return group_quantities(findings.corpus, sheet.id)


def make_view(
    findings: Findings, settings: Settings, sheet: Sheet, groups: Sequence[EntryGroup[ListedQuantity]], page: ListPage
) -> FiguresView:
    headings = pagination.link_headings(groups, page.first)
    shown = tuple(_make_group(findings, settings, group) for group in pagination.select_page(groups, page.number))
    rows: list[RangeRow] = []
    for group in shown:
        for entry in _iterate_entries(group.entries):
            rows += entry.plot.rows
    return FiguresView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Figures")),
        views=sheet_navigation.link_views(sheet),
        lead=_(
            "Who states which number, in the words of the sources, with the date it refers to. A figure that is part "
            "of another is listed below it. We never add or average numbers from different sources."
        ),
        headings=headings,
        key=make_key(rows),
        groups=shown,
        parts=page.link_pages(headings),
    )


def _iterate_entries(entries: Sequence[FigureEntry]) -> Iterator[FigureEntry]:
    for entry in entries:
        yield entry
        yield from _iterate_entries(entry.inside)


def _make_group(findings: Findings, settings: Settings, group: EntryGroup[ListedQuantity]) -> FigureGroup:
    """Draw each figure and those counted within it on one scale, so that their lengths can be compared."""
    entries: list[FigureEntry] = []
    for _root, together in groupby(group.entries, key=lambda listed: listed.root):
        quantities = [_load_quantity(findings, settings, listed) for listed in together]
        flat: list[tuple[int, FigureEntry]] = []
        for quantity in quantities:
            entry = _make_entry(findings, quantity, _make_scale(quantity, quantities))
            flat.append((quantity.listed.depth, entry))
        entries += _nest_entries(flat)
    return FigureGroup(group.id, group.title, tuple(entries))


def _nest_entries(flat: Sequence[tuple[int, FigureEntry]]) -> list[FigureEntry]:
    """Put each entry into the nearest one above it of less depth; if that is on another page, it stays on its own."""
    nested: list[FigureEntry] = []
    while flat:
        depth, entry = flat[0]
        end = 1
        while end < len(flat) and flat[end][0] > depth:
            end += 1
        nested.append(replace(entry, inside=tuple(_nest_entries(flat[1:end]))))
        flat = flat[end:]
    return nested


def _load_quantity(findings: Findings, settings: Settings, listed: ListedQuantity) -> _PlacedQuantity:
    aspect = next(aspect for aspect in listed.point.compare if aspect.id == listed.aspect)
    every = ENTRIES.load(findings, settings, listed.point)
    return _PlacedQuantity(listed, aspect, next(stated for stated in every if stated.aspect == aspect.id))


def _make_quantities(findings: Findings, settings: Settings, point: Point) -> Iterator[StatedQuantity]:
    for aspect in get_quantities(point):
        figures = list_stated_figures(findings, point, aspect)
        series: list[RichText] = []
        for line in make_series_lines(findings.corpus, point, aspect):
            series.append((line.who, Span(f": {'; '.join(line.facts)}")))
        yield StatedQuantity(aspect.id, figures[:MOST_ROWS], max(0, len(figures) - MOST_ROWS), tuple(series))


ENTRIES = EntryPart("figures", tuple[StatedQuantity, ...], _make_quantities)


def _make_scale(reference: _PlacedQuantity, together: Sequence[_PlacedQuantity]) -> Scale | None:
    """Return the scale of all figures with the unit of the reference, or None as `make_common_scale` does."""
    values: list[Quantity] = []
    for other in together:
        if other.aspect.unit == reference.aspect.unit:
            values += [row.quantity for row in other.stated.figures]
    return make_common_scale(values)


def _make_entry(findings: Findings, quantity: _PlacedQuantity, on: Scale | None) -> FigureEntry:
    point, aspect, stated = quantity.listed.point, quantity.aspect, quantity.stated
    context = describe_scope(findings.corpus, aspect)
    return FigureEntry(
        point=point_list.link_point(point),
        status=labels.get_label("status", point.status.state),
        within=tuple(_link_whole(findings, point)),
        plot=make_plot(f"fs-{point.id}-{aspect.id}", aspect.head, context, stated.figures, on),
        series=stated.series,
        more=_make_more_link(point, stated.more) if stated.more else None,
        inside=(),
    )


def _link_whole(findings: Findings, point: Point) -> Iterator[Span]:
    if point.subset_of:
        whole = findings.corpus.points.get(make_point_key(point.sheet, point.subset_of))
        if whole is not None:
            yield point_list.link_point(whole)


def _make_more_link(point: Point, left: int) -> Span:
    text = ngettext("{count} more row on its page", "{count} more rows on its page", left)
    return Span(text, urls.make_point_address(point.sheet, point.id).add_anchor("fs-caption"))
