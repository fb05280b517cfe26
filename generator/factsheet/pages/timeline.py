"""The timeline of a sheet: what was said, what happened, what was published, in order, told apart by word and shape."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from factsheet import addresses
from factsheet.corpus import Corpus, point_key
from factsheet.findings import Findings
from factsheet.language import _
from factsheet.page import Page
from factsheet.pages import items, terms
from factsheet.pages.shown import Crumb, PointItem
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
    lead: str
    days: tuple[Day, ...]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the timeline of each sheet."""
    for sheet in findings.corpus.sheets.values():
        make, stamp = partial(view, findings, sheet), partial(findings.stamps.whole_sheet, sheet.id)
        yield Page(addresses.timeline(sheet.id), _title(sheet), "pages/timeline.html", make, None, stamp)


def view(findings: Findings, sheet: Sheet) -> TimelineView:
    return TimelineView(
        title=_title(sheet),
        crumbs=(Crumb(sheet.title, addresses.sheet(sheet.id)),),
        lead=_("What was said, what happened and what was published, by date, as far as the sources tell it."),
        days=tuple(_days(sorted(_moments(findings, sheet), key=lambda moment: moment.order))),
    )


def _title(sheet: Sheet) -> str:
    return _("Timeline: {sheet}").format(sheet=sheet.title)


@dataclass(frozen=True, slots=True)
class _Moment:
    order: tuple[object, ...]
    heading: str
    entry: Entry


def _moments(findings: Findings, sheet: Sheet) -> Iterator[_Moment]:
    for point in findings.corpus.outlines_of(sheet.id):
        yield _of_point(findings, point)
    for id in sorted(findings.corpus.sources_of(sheet.id)):
        source = findings.corpus.sources[id]
        if source.date and source.held:
            yield _of_source(findings.corpus, source)


def _of_point(findings: Findings, point: Outline) -> _Moment:
    key = (
        "expected"
        if point.expected
        else {"figure": "counted", "event": "happened", "background": "happened"}.get(point.kind, "said")
    )
    entry = Entry(
        _hour(point.date),
        key,
        _sort_word(key),
        items.item(findings, point),
        None,
        _came(findings.corpus, point) if point.expected else (),
    )
    return _Moment(_order(point.date, point.key), _heading(point.date), entry)


def _of_source(corpus: Corpus, source: Source) -> _Moment:
    details = (Span(f"“{source.title}”"),) if source.title else ()
    if "date" in source.uncertain:
        details = (*details, Span(_(" (likely date)")))
    entry = Entry(
        _hour(source.date),
        "published",
        _sort_word("published"),
        None,
        items.name(corpus, "source", source.id),
        details,
    )
    return _Moment(_order(source.date, f"~{source.id}"), _heading(source.date), entry)


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


def _days(moments: list[_Moment]) -> Iterator[Day]:
    """Put together what stands under one heading; moments come sorted."""
    for number, (heading, group) in enumerate(groupby(moments, key=lambda moment: moment.heading), start=1):
        yield Day(f"day-{number}", heading, tuple(moment.entry for moment in group))
