"""The timeline of a sheet: what was said, what happened, what was published, in order, told apart by word and shape."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, point_key
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.model.source import Source
from factsheet.model.values.date import Date, Precision, clock
from factsheet.site.pages.parts import (
    labels,
    pagination,
    point_list,
    sheet_navigation,
    time_strip_view,
    timeline_entries,
)
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.time_strip_view import Dated, StripView
from factsheet.site.pages.parts.timeline_entries import Days, Moment
from factsheet.site.pages.parts.view_types import Crumb, Parts, PointItem
from factsheet.text.i18n import _, ngettext, quoted
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Entry:
    id: str
    """The anchor."""
    time: str
    """The hour where it is known; empty else."""
    sort: str
    """`said`, `happened`, `counted`, `published`, `expected`: a key for the style sheet."""
    sort_word: str
    point: PointItem | None
    source: Span | None
    """For `published`: the outlet, linked to the source's page."""
    details: RichText
    """For `published`: the title; for `expected`: what came of it."""


@dataclass(frozen=True, slots=True)
class Day:
    id: str
    """The anchor."""
    title: str
    """ "29 March 2022", "March 2022", "No date"."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TimelineView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    strip: StripView | None
    """All entries at a glance, on the first page."""
    hours: tuple[StripView, ...]
    """The days of this page of whose entries many have an hour."""
    undated: str
    """How many entries have no date; empty where all do, and on further pages."""
    days: tuple[Day, ...]
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the timeline of each sheet: by days, as many as fill a page."""
    for sheet in findings.corpus.sheets.values():
        arranged = cache(partial(timeline_entries.arranged, findings.corpus, sheet))
        make, stamp = partial(view, findings, sheet, arranged), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(urls.timeline(sheet.id), _title(sheet), "pages/timeline.html", make, None, stamp)
        yield from pagination.each(
            first, len(arranged()) if timeline_entries.is_long(findings.corpus, sheet) else 1, make
        )


def view(findings: Findings, sheet: Sheet, arranged: Callable[[], Sequence[Days]], number: int = 1) -> TimelineView:
    """Return the page of a number (from 1)."""
    every, first = arranged(), urls.timeline(sheet.id)
    dated = tuple(timeline_entries.dated(findings.corpus, every, first))
    headings = tuple(Span(days[0].title, urls.part(first, one)) for one, days in enumerate(every, start=1) if days)
    return TimelineView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Timeline"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_("What was said, what happened and what was published, by date, as far as the sources tell it."),
        strip=time_strip_view.overview(dated) if number == 1 else None,
        hours=tuple(_hours(every[number - 1], dated)),
        undated=_undated(sum(len(day.entries) for days in every for day in days) - len(dated)) if number == 1 else "",
        days=tuple(_day(findings, day) for day in every[number - 1]),
        parts=pagination.turned(first, number, len(every), headings),
    )


def _title(sheet: Sheet) -> str:
    return _("Timeline: {sheet}").format(sheet=sheet.title)


def _hours(days: Days, dated: Sequence[Dated]) -> Iterator[StripView]:
    by_anchor = {entry.href.anchor: entry for entry in dated}
    for day in days:
        entries = [entry for moment in day.entries if (entry := by_anchor.get(moment.anchor))]
        if found := time_strip_view.by_hour(day.id, entries):
            yield found


def _undated(count: int) -> str:
    told = ngettext(
        "{count} entry has no date and stands at the end.", "{count} entries have no date and stand at the end.", count
    )
    return told if count else ""


def _day(findings: Findings, day: Group[Moment]) -> Day:
    return Day(day.id, day.title, tuple(_entry(findings, moment) for moment in day.entries))


def _entry(findings: Findings, moment: Moment) -> Entry:
    what = moment.what
    make = partial(Entry, moment.anchor, _hour(what.date), moment.sort, timeline_entries.sort_word(moment.sort))
    if isinstance(what, Source):
        return make(None, point_list.name(findings.corpus, "source", what.id), _published(what))
    return make(point_list.item(findings, what), None, _came(findings.corpus, what))


def _published(source: Source) -> RichText:
    details = (Span(quoted(source.title)),) if source.title else ()
    return (*details, Span(_(" (likely date)"))) if "date" in source.uncertain else details


def _came(corpus: Corpus, outline: Outline) -> RichText:
    """Say what came of what was expected."""
    outcome = corpus.points[outline.key].outcome if outline.expected else None
    if outcome is None:
        return ()
    words: RichText = (Span(labels.get_label("outcome", outcome.result)),)
    if outcome.point:
        words = (*words, Span(": "), point_list.link(corpus.outlines[point_key(outline.sheet, outcome.point)]))
    return words


def _hour(date: Date | None) -> str:
    if date is None or date.ends is not None or date.precision < Precision.HOUR or date.earliest is None:
        return ""
    return clock(date.earliest)
