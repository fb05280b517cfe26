"""Strips of time as templates see them: marks that lead to the entries below, in lanes told apart by shape and word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from factsheet.model.values.date import Date, Precision, clock, leeway, month_short, printed, printed_day
from factsheet.model.values.durations import lasting
from factsheet.site.charts.calendar import Unit
from factsheet.site.charts.time_strip import Bar, Mark, Moment, Strip, strip
from factsheet.text.i18n import _, ngettext
from factsheet.text.i18n import number as printed_number
from factsheet.web.urls import Address

LANES = {"said": 0, "happened": 1, "counted": 1, "expected": 1, "published": 2}
"""By the sort of an entry."""
FEWEST = 6
"""Entries of a day with an hour, from which on it gets a strip by hour."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An entry of the timeline, as much of it as a strip tells."""

    href: Address
    sort: str
    sort_word: str
    title: str
    date: Date


@dataclass(frozen=True, slots=True)
class StripMark:
    sort: str
    """A key for the style sheet; `many` where several stand in one place."""
    x: float
    y: float
    count: int
    href: Address
    title: str


@dataclass(frozen=True, slots=True)
class StripBar:
    sort: str
    x: float
    y: float
    width: float
    count: int
    open_begin: bool
    open_end: bool
    href: Address
    title: str


@dataclass(frozen=True, slots=True)
class StripLabel:
    """What stands below a column, in up to three lines: those that the column before has not said already."""

    x: float
    lines: tuple[str, ...]
    href: Address | None
    title: str


@dataclass(frozen=True, slots=True)
class StripGap:
    x: float
    words: str
    """How long nothing is dated: "8 years"."""


@dataclass(frozen=True, slots=True)
class StripLane:
    y: float
    height: float
    word: str


@dataclass(frozen=True, slots=True)
class StripView:
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


def overview(entries: Sequence[Dated]) -> StripView | None:
    """Return the strip of a whole timeline; None where nothing is dated."""
    return _view("strip", _("The timeline at a glance"), entries, strip([_moment(entry) for entry in entries], 3))


def by_hour(id: str, entries: Sequence[Dated]) -> StripView | None:
    """Return the strip of a day; None where the hour of but a few entries is known."""
    timed = [entry for entry in entries if entry.date.precision >= Precision.HOUR and entry.date.ends is None]
    if len(timed) < FEWEST:
        return None
    title = _("{day} by hour").format(day=printed_day(timed[0].date))
    return _view(f"{id}-hours", title, timed, strip([_moment(entry) for entry in timed], 3, "hour"))


def _moment(entry: Dated) -> Moment:
    """Return from when to when an entry may be dated: an uncertain date is wider than it is written."""
    off = leeway(entry.date)
    return Moment(LANES[entry.sort], _moved(entry.date.earliest, -off), _moved(entry.date.latest, off))


def _moved(moment: datetime | None, by: timedelta) -> datetime | None:
    if moment is None:
        return None
    try:
        return moment + by
    except OverflowError:
        return moment


def _view(id: str, title: str, entries: Sequence[Dated], drawn: Strip | None) -> StripView | None:
    if drawn is None:
        return None
    return StripView(
        id=id,
        title=title,
        description=_description(entries, drawn),
        width=drawn.width,
        height=drawn.height,
        lanes=tuple(
            StripLane(lane.y, lane.height, word) for lane, word in zip(drawn.lanes, _lane_words(), strict=True)
        ),
        labels=tuple(_labels(entries, drawn)),
        gaps=tuple(StripGap(gap.x, lasting(gap.end - gap.begin)) for gap in drawn.gaps),
        marks=tuple(_mark(entries, mark) for mark in drawn.marks),
        bars=tuple(_bar(entries, bar) for bar in drawn.bars),
    )


def _lane_words() -> tuple[str, ...]:
    return _("said"), _("happened, expected or counted"), _("published")


def _description(entries: Sequence[Dated], drawn: Strip) -> str:
    """Say what the strip shows: how much of each sort, and when the most."""
    told = [
        f"{word}: {printed_number(count)}"
        for lane, word in enumerate(_lane_words())
        if (count := sum(LANES[entry.sort] == lane for entry in entries))
    ]
    if drawn.marks:
        fullest = max(_counts(drawn).items(), key=lambda found: (found[1], -found[0]))
        when = _full(drawn.columns[fullest[0]].begin, drawn.unit)
        most = ngettext("most on {when}: {count} entry", "most on {when}: {count} entries", fullest[1], when=when)
        told.append(most)
    return "; ".join(told)


def _counts(drawn: Strip) -> dict[int, int]:
    found: dict[int, int] = {}
    for mark in drawn.marks:
        found[mark.column] = found.get(mark.column, 0) + len(mark.members)
    return found


def _mark(entries: Sequence[Dated], mark: Mark) -> StripMark:
    first, count = entries[mark.members[0]], len(mark.members)
    sort = first.sort if count == 1 else "many"
    return StripMark(sort, mark.x, mark.y, count, first.href, _told(entries, mark.members))


def _bar(entries: Sequence[Dated], bar: Bar) -> StripBar:
    first, count = entries[bar.members[0]], len(bar.members)
    sort = first.sort if count == 1 else "many"
    title = _told(entries, bar.members)
    return StripBar(sort, bar.x, bar.y, bar.width, count, bar.open_begin, bar.open_end, first.href, title)


def _told(entries: Sequence[Dated], members: Sequence[int]) -> str:
    first = entries[members[0]]
    if len(members) == 1:
        return _("{date}, {sort}: {title}").format(date=printed(first.date), sort=first.sort_word, title=first.title)
    days = {printed_day(entries[member].date) for member in members}
    return _("{date}, {sort}: {title}").format(
        date=days.pop() if len(days) == 1 else _("several dates"),
        sort=_lane_words()[LANES[first.sort]],
        title=ngettext("{count} entry", "{count} entries", len(members)),
    )


def _labels(entries: Sequence[Dated], drawn: Strip) -> Iterator[StripLabel]:
    firsts: dict[int, int] = {}
    for mark in drawn.marks:
        firsts[mark.column] = min(firsts.get(mark.column, mark.members[0]), *mark.members)
    counts = _counts(drawn)
    before: tuple[str, ...] = ()
    for number, column in enumerate(drawn.columns):
        lines = _lines(column.begin, drawn.unit)
        full = _full(column.begin, drawn.unit)
        count = counts.get(number, 0)
        title = _("{when}: {entries}").format(when=full, entries=ngettext("{count} entry", "{count} entries", count))
        href = entries[firsts[number]].href if number in firsts else None
        yield StripLabel(column.x, _unsaid(lines, before), href, title)
        before = lines


def _unsaid(lines: tuple[str, ...], before: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what the column before says too, from the year up."""
    while len(lines) > 1 and lines[-1:] == before[-1:]:
        lines, before = lines[:-1], before[:-1]
    return lines


def _lines(begin: datetime, unit: Unit) -> tuple[str, ...]:
    year = str(begin.year)
    match unit:
        case "hour":
            return (clock(begin),)
        case "day":
            return str(begin.day), month_short(begin), year
        case "month":
            return month_short(begin), year
        case _:
            return (year,)


def _full(begin: datetime, unit: Unit) -> str:
    return " ".join(_lines(begin, unit))
