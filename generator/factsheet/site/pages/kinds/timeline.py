"""The timeline of a sheet: statements, events and publications in order, each kind with its own word and shape."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import Date, Precision, format_clock_time
from factsheet.site.pages.parts import (
    labels,
    point_list,
    sheet_navigation,
    time_strip_view,
    timeline_entries,
)
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.time_strip_view import DatedEntry, StripView
from factsheet.site.pages.parts.timeline_entries import Days, TimelineRecord
from factsheet.site.pages.parts.view_types import Crumb, PageParts, PointItem
from factsheet.text.i18n import _, add_quotation_marks, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class TimelineEntry(Struct, frozen=True):
    id: str
    """The anchor."""
    time: str
    """Clock time; empty if unknown."""
    sort: str
    """`said`, `happened`, `counted`, `published` or `expected`: a key for the style sheet."""
    sort_word: str
    point: PointItem | None
    """None for `published`."""
    source: Span | None
    """For `published`: the outlet, linked to the page of the source."""
    details: RichText
    """For `published`: the title; for `expected`: the outcome."""


class TimelineDay(Struct, frozen=True):
    id: str
    """The anchor."""
    title: str
    """ "29 March 2022", "March 2022", "No date"."""
    entries: tuple[TimelineEntry, ...]


class TimelineView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    strip: StripView | None
    """All entries at a glance, on the first page."""
    hours: tuple[StripView, ...]
    """Those days of this page on which many entries have a clock time."""
    undated: str
    """How many entries have no date; empty if all have one, and on further pages."""
    days: tuple[TimelineDay, ...]
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the timeline of each sheet; a day is split over pages only if it is longer than a page."""
    return SheetPages(
        name="timeline",
        title=_("Timeline: {sheet}"),
        template="pages/timeline.html",
        arrange=lambda findings, sheet: timeline_entries.arrange_pages(findings.corpus, sheet),
        count=_count_pages,
        view=make_view,
    ).make(findings, settings)


def make_view(
    findings: Findings, settings: Settings, sheet: Sheet, every: Sequence[Days], page: ListPage
) -> TimelineView:
    first, number = page.first, page.number
    dated = tuple(timeline_entries.list_dated_entries(findings.corpus, every, first))
    headings: list[Span] = []
    entries = 0
    for page_number, days in enumerate(every, start=1):
        entries += sum(len(day.entries) for day in days)
        if days:
            headings.append(Span(days[0].title, urls.make_part_address(first, page_number)))
    return TimelineView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Timeline")),
        views=sheet_navigation.link_views(sheet),
        lead=_("What was said, what happened and what was published, by date, as far as the sources say."),
        strip=time_strip_view.make_overview(dated) if number == 1 else None,
        hours=tuple(_make_hour_strips(every[number - 1], dated)),
        undated=_format_undated_count(entries - len(dated)) if number == 1 else "",
        days=tuple(_make_day(findings, day) for day in every[number - 1]),
        parts=page.link_pages(tuple(headings)),
    )


def _count_pages(findings: Findings, sheet: Sheet, arranged: Callable[[], Sequence[Days]]) -> int:
    # Whether a timeline is long is known from its number of entries; only then is it worth arranging it for its pages.
    return len(arranged()) if timeline_entries.is_long(findings.corpus, sheet) else 1


def _make_hour_strips(days: Days, dated: Sequence[DatedEntry]) -> Iterator[StripView]:
    by_anchor = {entry.href.anchor: entry for entry in dated}
    for day in days:
        entries = [by_anchor[record.anchor] for record in day.entries if record.anchor in by_anchor]
        if hour_strip := time_strip_view.make_day_strip(day.id, entries):
            yield hour_strip


def _format_undated_count(count: int) -> str:
    if not count:
        return ""
    return ngettext("{count} entry has no date and comes last.", "{count} entries have no date and come last.", count)


def _make_day(findings: Findings, day: EntryGroup[TimelineRecord]) -> TimelineDay:
    return TimelineDay(day.id, day.title, tuple(_make_entry(findings, record) for record in day.entries))


def _make_entry(findings: Findings, record: TimelineRecord) -> TimelineEntry:
    what = record.what
    point: PointItem | None = None
    source: Span | None = None
    if isinstance(what, Source):
        source = point_list.link_name(findings.corpus, "source", what.id)
        details = _describe_publication(what)
    else:
        point = point_list.make_item(findings, what)
        details = _describe_outcome(findings.corpus, what)
    return TimelineEntry(
        id=record.anchor,
        time=_format_hour(what.date),
        sort=record.sort,
        sort_word=timeline_entries.name_sort(record.sort),
        point=point,
        source=source,
        details=details,
    )


def _describe_publication(source: Source) -> RichText:
    details: list[Span] = []
    if source.title:
        details.append(Span(add_quotation_marks(source.title)))
    if "date" in source.uncertain:
        details.append(Span(_(" (likely date)")))
    return tuple(details)


def _describe_outcome(corpus: Corpus, point: Point) -> RichText:
    """Return the outcome of something expected; empty for other points."""
    outcome = point.outcome if point.expected else None
    if outcome is None:
        return ()
    words: RichText = (Span(labels.get_label("outcome", outcome.result)),)
    if outcome.point:
        words = (*words, Span(": "), point_list.link_point(corpus.points[make_point_key(point.sheet, outcome.point)]))
    return words


def _format_hour(date: Date | None) -> str:
    if date is None or date.ends is not None or date.precision < Precision.HOUR or date.earliest is None:
        return ""
    return format_clock_time(date.earliest)
