"""Strips of time as templates see them: marks linked to the entries below, in lanes that differ by shape and word."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from factsheet.model.values.date import (
    Date,
    Precision,
    describe_date,
    describe_day,
    format_clock_time,
    format_short_month,
    get_leeway,
)
from factsheet.model.values.durations import format_duration
from factsheet.site.charts.calendar import Unit
from factsheet.site.charts.strip_scale import TimeBar, TimeSpan
from factsheet.site.charts.time_strip import TimeMark, TimeStrip, draw_strip
from factsheet.text.i18n import _, ngettext
from factsheet.text.i18n import format_number as printed_number
from factsheet.web.urls import Address

LANES = {"said": 0, "happened": 1, "counted": 1, "expected": 1, "published": 2}
"""By the sort of an entry."""
FEWEST = 6
"""Entries with an hour that make a strip of a day worth its place: fewer are read in the list itself."""


class DatedEntry(Struct, frozen=True):
    """An entry of the timeline, as much of it as a strip shows."""

    href: Address
    sort: str
    sort_word: str
    title: str
    date: Date


class StripMark(Struct, frozen=True):
    sort: str
    """A key for the style sheet; `many` where several entries share a place."""
    x: float
    y: float
    count: int
    href: Address
    title: str


class StripBar(Struct, frozen=True):
    sort: str
    x: float
    y: float
    width: float
    count: int
    open_begin: bool
    open_end: bool
    href: Address
    title: str


class StripLabel(Struct, frozen=True):
    """The label of a column, in up to three lines; those that only repeat the column before are left out."""

    x: float
    lines: tuple[str, ...]
    href: Address | None
    title: str


class StripGap(Struct, frozen=True):
    x: float
    words: str
    """The length of time without entries: "8 years"."""


class StripLane(Struct, frozen=True):
    y: float
    height: float
    word: str


class StripView(Struct, frozen=True):
    id: str
    title: str
    description: str
    width: float
    height: float
    lanes: tuple[StripLane, ...]
    labels: tuple[StripLabel, ...]
    gaps: tuple[StripGap, ...]
    marks: tuple[StripMark, ...]
    bars: tuple[StripBar, ...]


def make_overview(entries: Sequence[DatedEntry]) -> StripView | None:
    """Return the strip of a whole timeline; None where nothing is dated."""
    return _make_view("strip", _("The timeline at a glance"), entries)


def make_day_strip(id: str, entries: Sequence[DatedEntry]) -> StripView | None:
    """Return the strip of a day; None where only a few entries have an hour."""
    timed = [entry for entry in entries if entry.date.precision >= Precision.HOUR and entry.date.ends is None]
    if len(timed) < FEWEST:
        return None
    title = _("{day} by hour").format(day=describe_day(timed[0].date))
    return _make_view(f"{id}-hours", title, timed, "hour")


def _make_span(entry: DatedEntry) -> TimeSpan:
    """Return the earliest and the latest moment of an entry: an uncertain date is wider than it is written."""
    off = get_leeway(entry.date)
    return TimeSpan(LANES[entry.sort], _shift_moment(entry.date.earliest, -off), _shift_moment(entry.date.latest, off))


def _shift_moment(moment: datetime | None, by: timedelta) -> datetime | None:
    if moment is None:
        return None
    try:
        return moment + by
    except OverflowError:
        return moment


def _make_view(id: str, title: str, entries: Sequence[DatedEntry], unit: Unit | None = None) -> StripView | None:
    drawn = draw_strip([_make_span(entry) for entry in entries], len(_name_lanes()), unit)
    if drawn is None:
        return None
    lanes = []
    for lane, word in zip(drawn.lanes, _name_lanes(), strict=True):
        lanes.append(StripLane(lane.y, lane.height, word))
    return StripView(
        id=id,
        title=title,
        description=_describe_strip(entries, drawn),
        width=drawn.width,
        height=drawn.height,
        lanes=tuple(lanes),
        labels=tuple(_make_labels(entries, drawn)),
        gaps=tuple(StripGap(gap.x, format_duration(gap.end - gap.begin)) for gap in drawn.gaps),
        marks=tuple(_make_mark(entries, mark) for mark in drawn.marks),
        bars=tuple(_make_bar(entries, bar) for bar in drawn.bars),
    )


def _name_lanes() -> tuple[str, ...]:
    return _("said"), _("happened, expected or counted"), _("published")


def _describe_strip(entries: Sequence[DatedEntry], drawn: TimeStrip) -> str:
    """Say how many entries of each sort the strip shows, and when there are most."""
    in_lanes = Counter(LANES[entry.sort] for entry in entries)
    phrases = []
    for lane, word in enumerate(_name_lanes()):
        if in_lanes[lane]:
            phrases.append(f"{word}: {printed_number(in_lanes[lane])}")
    if drawn.marks:
        counts = _count_entries(drawn)
        most = max(counts.values())
        fullest = min(column for column, count in counts.items() if count == most)
        when = _format_full_date(drawn.columns[fullest].begin, drawn.unit)
        phrases.append(ngettext("most on {when}: {count} entry", "most on {when}: {count} entries", most, when=when))
    return "; ".join(phrases)


def _count_entries(drawn: TimeStrip) -> Counter[int]:
    """Return how many entries have their mark in each column."""
    counts: Counter[int] = Counter()
    for mark in drawn.marks:
        counts[mark.column] += len(mark.members)
    return counts


def _make_mark(entries: Sequence[DatedEntry], mark: TimeMark) -> StripMark:
    first, count = entries[mark.members[0]], len(mark.members)
    sort = first.sort if count == 1 else "many"
    return StripMark(sort, mark.x, mark.y, count, first.href, _describe_entries(entries, mark.members))


def _make_bar(entries: Sequence[DatedEntry], bar: TimeBar) -> StripBar:
    first, count = entries[bar.members[0]], len(bar.members)
    sort = first.sort if count == 1 else "many"
    title = _describe_entries(entries, bar.members)
    return StripBar(sort, bar.x, bar.y, bar.width, count, bar.open_begin, bar.open_end, first.href, title)


def _describe_entries(entries: Sequence[DatedEntry], members: Sequence[int]) -> str:
    first = entries[members[0]]
    if len(members) == 1:
        return _("{date}, {sort}: {title}").format(
            date=describe_date(first.date), sort=first.sort_word, title=first.title
        )
    days = {describe_day(entries[member].date) for member in members}
    return _("{date}, {sort}: {title}").format(
        date=days.pop() if len(days) == 1 else _("several dates"),
        sort=_name_lanes()[LANES[first.sort]],
        title=ngettext("{count} entry", "{count} entries", len(members)),
    )


def _make_labels(entries: Sequence[DatedEntry], drawn: TimeStrip) -> Iterator[StripLabel]:
    firsts: dict[int, int] = {}
    for mark in drawn.marks:
        firsts[mark.column] = min(firsts.get(mark.column, mark.members[0]), *mark.members)
    counts = _count_entries(drawn)
    before: tuple[str, ...] = ()
    for number, column in enumerate(drawn.columns):
        lines = _format_lines(column.begin, drawn.unit)
        full = _format_full_date(column.begin, drawn.unit)
        entry_count = ngettext("{count} entry", "{count} entries", counts[number])
        title = _("{when}: {entries}").format(when=full, entries=entry_count)
        href = entries[firsts[number]].href if number in firsts else None
        yield StripLabel(column.x, _skip_repeated_lines(lines, before), href, title)
        before = lines


def _skip_repeated_lines(lines: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the last lines that the column before has too: the year first, then the month."""
    while len(lines) > 1 and lines[-1:] == before[-1:]:
        lines, before = lines[:-1], before[:-1]
    return lines


def _format_lines(begin: datetime, unit: Unit) -> tuple[str, ...]:
    year = str(begin.year)
    match unit:
        case "hour":
            return (format_clock_time(begin),)
        case "day":
            return str(begin.day), format_short_month(begin), year
        case "month":
            return format_short_month(begin), year
        case _:
            return (year,)


def _format_full_date(begin: datetime, unit: Unit) -> str:
    return " ".join(_format_lines(begin, unit))
