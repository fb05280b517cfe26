"""Who says what: points as rows, the sources of a sheet as columns, in each cell what the source says on the point."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.not_mentioned import Silences
from factsheet.analysis.who_says_what import SourceTreatment, Tally, count_sayings
from factsheet.content.corpus import Corpus
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.kinds import sheet_sources
from factsheet.site.pages.parts import (
    labels,
    pagination,
    point_list,
    sheet_navigation,
    sheet_sections,
    source_columns,
)
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.source_columns import FamilyColumns, SourceColumn
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.site.pages.parts.who_says_what_rows import StanceGroup, StanceTable
from factsheet.text.i18n import _, format_number, ngettext
from factsheet.text.rich_text import RichText, Span, quote_text
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

FEW = 5
"""Columns that fit next to the points on a tablet."""
SOME = 14
"""Columns that fit on a desktop screen; a wider table scrolls inside its frame."""


class StanceCount(Struct, frozen=True):
    """One way in which a source can treat a point, with how often it does."""

    key: str
    word: str
    meaning: str
    count: int
    """On the whole sheet."""


class SourceStances(Struct, frozen=True):
    """How one source treats all points of the sheet."""

    name: Span
    title: RichText
    reports: str
    """ "reports on 62 of 142 points"."""
    counts: tuple[StanceCount, ...]


class WhoSaysWhatView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    key: tuple[StanceCount, ...]
    """Those that occur on the sheet."""
    families: tuple[FamilyColumns, ...]
    columns: tuple[SourceColumn, ...]
    """Those of all families, in their order."""
    size: str
    """`few`, `some` or `many` columns: how much room the table takes."""
    narrow: str
    """A note on what is left out on narrow screens."""
    others: str
    """The heading of the last column, for sources without one; empty if each has its own."""
    groups: tuple[StanceGroup, ...]
    sources: tuple[SourceStances, ...]
    """Empty on a further page."""
    more_sources: Span | None
    parts: PageParts | None


class _SheetTallies(Struct, frozen=True):
    """What all pages of a sheet share."""

    silences: Silences
    groups: tuple[EntryGroup[Point], ...]
    tallies: Mapping[str, Tally]
    names: Mapping[str, str]


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each sheet, as many as its points fill."""
    return SheetPages(
        name="who-says-what",
        title=_("Who says what: {sheet}"),
        template="pages/who_says_what.html",
        arrange=_arrange,
        count=lambda findings, sheet, _arranged: pagination.count_pages_for(len(findings.corpus.list_points(sheet.id))),
        view=make_view,
    ).make(findings, settings)


def make_view(
    findings: Findings, settings: Settings, sheet: Sheet, shared: _SheetTallies, page: ListPage
) -> WhoSaysWhatView:
    corpus = findings.corpus
    shown = tuple(pagination.select_page(shared.groups, page.number))
    points = chain.from_iterable(group.entries for group in shown)
    # Not every source has a column: that of a source that was not checked would say so from top to bottom.
    own = source_columns.choose_sources(corpus, sheet, shared.tallies, points)
    families = tuple(source_columns.group_by_family(corpus, sheet, own, shared.tallies))
    columns = _list_columns(families)
    return WhoSaysWhatView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Who says what")),
        views=sheet_navigation.link_views(sheet),
        lead=_format_lead(shared),
        key=tuple(_count_stances(sum(shared.tallies.values(), Tally()))),
        families=families,
        columns=columns,
        size=_choose_size(len(columns)),
        narrow=_describe_narrow_layout(len(columns)),
        others=_("Other sources") if len(own) < len(shared.names) else "",
        groups=tuple(StanceTable(shared.silences, columns, shared.names).make_groups(shown)),
        sources=tuple(_list_sources(corpus, sheet, shared)) if page.number == 1 else (),
        more_sources=sheet_sources.link_all_sources(corpus, sheet),
        parts=page.link_pages(pagination.link_headings(shared.groups, page.first)),
    )


def _choose_size(columns: int) -> str:
    if columns <= FEW:
        return "few"
    if columns <= SOME:
        return "some"
    return "many"


def _list_columns(families: Iterable[FamilyColumns]) -> tuple[SourceColumn, ...]:
    return tuple(chain.from_iterable(family.columns for family in families))


def _describe_narrow_layout(columns: int) -> str:
    if columns > SOME:
        return _("On narrow screens, only the sources that report a point are listed.")
    return _("On narrow screens, sources that were not checked are left out.")


def _arrange(findings: Findings, sheet: Sheet) -> _SheetTallies:
    corpus = findings.corpus
    silences = Silences(corpus)
    by_source = count_sayings(silences, corpus.list_points(sheet.id))
    return _SheetTallies(
        silences,
        tuple(EntryGroup(group.id, group.title, group.points) for group in sheet_sections.group_points(corpus, sheet)),
        by_source,
        source_columns.make_short_names(corpus, by_source),
    )


def _format_lead(shared: _SheetTallies) -> str:
    points = sum(len(group.entries) for group in shared.groups)
    if not points:
        return _("This sheet has no points yet.")
    text = _("{points} and {sources}: what each source says on each point. Click a mark for the wording.")
    return text.format(
        points=ngettext("{count} point", "{count} points", points),
        sources=ngettext("{count} source", "{count} sources", len(shared.tallies)),
    )


def _count_stances(tally: Tally) -> Iterator[StanceCount]:
    for saying in SourceTreatment:
        if tally[saying]:
            yield StanceCount(
                saying.replace("_", "-"),
                labels.get_label("saying", saying),
                labels.get_label("saying_meaning", saying),
                tally[saying],
            )


def _list_sources(corpus: Corpus, sheet: Sheet, shared: _SheetTallies) -> Iterator[SourceStances]:
    """Return the totals of each source; of too many for a page only the first, as the page of the sheet does."""
    columns = _list_columns(source_columns.group_by_family(corpus, sheet, shared.tallies, shared.tallies))
    if len(columns) > pagination.MOST:
        columns = columns[: sheet_sources.FIRST]
    read = corpus.list_sources_read(sheet.id)
    for column in columns:
        yield SourceStances(
            point_list.link_name(corpus, "source", column.id)._replace(text=column.name.text),
            quote_text(corpus.sources[column.id].title or ""),
            _format_report_count(column, is_read=column.id in read),
            tuple(_count_stances(shared.tallies[column.id])),
        )


def _format_report_count(column: SourceColumn, *, is_read: bool) -> str:
    if not is_read:
        text = ngettext("reports on {count} point", "reports on {count} points", column.reports)
        return _("{reports}; not read in full").format(reports=text)
    return ngettext(
        "reports on {reports} of {count} point",
        "reports on {reports} of {count} points",
        column.of,
        reports=format_number(column.reports),
    )
