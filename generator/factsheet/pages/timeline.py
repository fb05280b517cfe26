"""The timeline of a sheet: what was said, what happened, what was published, in order, told apart by word and shape."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import groupby

from factsheet import addresses
from factsheet.corpus import Corpus, point_key
from factsheet.findings import Findings
from factsheet.language import _
from factsheet.page import Page
from factsheet.pages import across, items, parts, terms
from factsheet.pages.parts import Group
from factsheet.pages.shown import Crumb, Parts, PointItem
from factsheet.records.outline import Outline
from factsheet.records.sheet import Sheet
from factsheet.records.source import Source
from factsheet.settings import Settings
from factsheet.values.dates import Date, Precision, clock, printed_day
from factsheet.words import Span, Words


@dataclass(frozen=True, slots=True)
class Entry:
    time: str
    """The hour where it is known; empty else."""
    sort: str
    """`said`, `happened`, `counted`, `published`, `expected`: a key for the style sheet."""
    sort_word: str
    point: PointItem | None
    source: Span | None
    """For `published`: the outlet, linked to the source's page."""
    details: Words
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
    days: tuple[Day, ...]
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class _Moment:
    order: tuple[object, ...]
    heading: str
    what: Outline | Source


Days = tuple[Group[_Moment], ...]
"""What stands on one page."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the timeline of each sheet: by days, as many as fill a page."""
    for sheet in findings.corpus.sheets.values():
        arranged = cache(partial(_arranged, findings.corpus, sheet))
        make, stamp = partial(view, findings, sheet, arranged), partial(findings.stamps.whole_sheet, sheet.id)
        first = Page(addresses.timeline(sheet.id), _title(sheet), "pages/timeline.html", make, None, stamp)
        yield from parts.each(first, len(arranged()) if _is_long(findings.corpus, sheet) else 1, make)


def view(findings: Findings, sheet: Sheet, arranged: Callable[[], Sequence[Days]], number: int = 1) -> TimelineView:
    """Return the page of a number (from 1)."""
    every, first = arranged(), addresses.timeline(sheet.id)
    headings = tuple(Span(days[0].title, addresses.part(first, one)) for one, days in enumerate(every, start=1) if days)
    return TimelineView(
        title=parts.titled(_title(sheet), number),
        crumbs=parts.crumbs(across.crumbs(sheet), _("Timeline"), first, number),
        views=across.ways(sheet),
        lead=_("What was said, what happened and what was published, by date, as far as the sources tell it."),
        days=tuple(_day(findings, day) for day in every[number - 1]),
        parts=parts.turned(first, number, len(every), headings),
    )


def _title(sheet: Sheet) -> str:
    return _("Timeline: {sheet}").format(sheet=sheet.title)


def _is_long(corpus: Corpus, sheet: Sheet) -> bool:
    return len(corpus.outlines_of(sheet.id)) + len(corpus.sources_of(sheet.id)) > parts.MOST


def _arranged(corpus: Corpus, sheet: Sheet) -> tuple[Days, ...]:
    """Return the days on each page."""
    moments = sorted(_moments(corpus, sheet), key=lambda moment: moment.order)
    return tuple(parts.filled(_days(moments)))


def _moments(corpus: Corpus, sheet: Sheet) -> Iterator[_Moment]:
    for point in corpus.outlines_of(sheet.id):
        yield _Moment(_order(point.date, point.key), _heading(point.date), point)
    for id in sorted(corpus.sources_of(sheet.id)):
        source = corpus.sources[id]
        if source.date and source.held:
            yield _Moment(_order(source.date, f"~{source.id}"), _heading(source.date), source)


def _days(moments: Sequence[_Moment]) -> Iterator[Group[_Moment]]:
    """Put together what stands under one heading; moments come sorted."""
    for number, (heading, group) in enumerate(groupby(moments, key=lambda moment: moment.heading), start=1):
        yield Group(f"day-{number}", heading, tuple(group))


def _day(findings: Findings, day: Group[_Moment]) -> Day:
    return Day(day.id, day.title, tuple(_entry(findings, moment.what) for moment in day.entries))


def _entry(findings: Findings, what: Outline | Source) -> Entry:
    return _of_source(findings.corpus, what) if isinstance(what, Source) else _of_point(findings, what)


def _of_point(findings: Findings, point: Outline) -> Entry:
    key = (
        "expected"
        if point.expected
        else {"figure": "counted", "event": "happened", "background": "happened"}.get(point.kind, "said")
    )
    return Entry(
        _hour(point.date),
        key,
        _sort_word(key),
        items.item(findings, point),
        None,
        _came(findings.corpus, point) if point.expected else (),
    )


def _of_source(corpus: Corpus, source: Source) -> Entry:
    details = (Span(f"“{source.title}”"),) if source.title else ()
    if "date" in source.uncertain:
        details = (*details, Span(_(" (likely date)")))
    return Entry(
        _hour(source.date),
        "published",
        _sort_word("published"),
        None,
        items.name(corpus, "source", source.id),
        details,
    )


def _came(corpus: Corpus, outline: Outline) -> Words:
    point = corpus.points[outline.key]
    if point.outcome is None:
        return ()
    words: Words = (Span(terms.outcome(point.outcome.result)),)
    if point.outcome.point:
        words = (*words, Span(": "), items.link(corpus.outlines[point_key(point.sheet, point.outcome.point)]))
    return words


def _sort_word(key: str) -> str:
    return {
        "said": _("said"),
        "happened": _("happened"),
        "counted": _("counted"),
        "published": _("published"),
        "expected": _("expected"),
    }[key]


def _order(date: Date | None, tie: str) -> tuple[object, ...]:
    """Undated last; of one day, what has an hour after what has none."""
    return (True, tie) if date is None else (False, *date.order, tie)


def _heading(date: Date | None) -> str:
    return _("No date") if date is None else printed_day(date)


def _hour(date: Date | None) -> str:
    if date is None or date.ends is not None or date.precision < Precision.HOUR or date.earliest is None:
        return ""
    return clock(date.earliest)
