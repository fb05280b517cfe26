"""A strip of time in lanes: columns of hours, days, months … that are not empty, with empty time cut short.

Empty time is cut short because a true scale would press a day of ninety statements into a line next to one event of
eight years before. An entry within one column is a mark there; many in one column are one mark with their number; an
entry that may belong to several columns is a bar across them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import NamedTuple

from factsheet.site.charts.calendar import UNITS, Unit, find_beginning, find_next_beginning

COLUMN, GAP = 38.0, 74.0
"""Widths."""
MARK = 24.0
"""Height and width of a mark with the room around it: the least target for a finger (WCAG 2.2, 2.5.8)."""
HEAD, BAR, FOOT = 22.0, 18.0, 8.0
"""Heights in a lane: its name, a bar, and what is left below."""
MOST_COLUMNS = 36
"""With more columns the next longer unit is tried."""
MOST_MARKS, MOST_BARS = 4, 4
"""In a column of a lane, and below each other in a lane; more are one mark or bar with their number."""
MOST_ALIKE = 2
"""Bars of one extent that are drawn one by one."""
_SMALLEST_GAP = 3
"""Empty columns that are cut short: a gap is as wide as two columns, so fewer would save no room."""
_SHORTEST_BAR = 12.0
_FITTING = 0.6
"""Share of the moments that have to fit into single columns: with fewer, the strip would be mostly bars."""


@dataclass(frozen=True, slots=True)
class TimeSpan:
    lane: int
    begin: datetime | None
    """None where the beginning is open."""
    end: datetime | None


@dataclass(frozen=True, slots=True)
class TimeColumn:
    x: float
    begin: datetime


@dataclass(frozen=True, slots=True)
class TimeGap:
    x: float
    begin: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class TimeMark:
    x: float
    y: float
    """Of its middle."""
    column: int
    members: tuple[int, ...]
    """The indexes of its moments."""


@dataclass(frozen=True, slots=True)
class TimeBar:
    x: float
    y: float
    width: float
    members: tuple[int, ...]
    open_begin: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class TimeLane:
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class TimeStrip:
    unit: Unit
    width: float
    height: float
    columns: tuple[TimeColumn, ...]
    gaps: tuple[TimeGap, ...]
    lanes: tuple[TimeLane, ...]
    marks: tuple[TimeMark, ...]
    bars: tuple[TimeBar, ...]


def draw_strip(moments: Sequence[TimeSpan], lanes: int, unit: Unit | None = None) -> TimeStrip | None:
    """Return the strip of the moments; None where none has a date. Without a unit: in days, or the next that suits."""
    known = {number: moment for number, moment in enumerate(moments) if moment.begin or moment.end}
    if not known:
        return None
    scale = _StripScale(unit or _choose_unit(list(known.values())), known.values())
    contents = [_LaneContent({}, []) for _lane in range(lanes)]
    for number, moment in known.items():
        content, column = contents[moment.lane], scale.find_column(moment)
        if column is None:
            content.bars.append(scale.make_bar(number, moment))
        else:
            content.marks.setdefault(column, []).append(number)
    return _stack_lanes(scale, contents)


class _LaneContent(NamedTuple):
    marks: dict[int, list[int]]
    """The indexes of moments by column."""
    bars: list[TimeBar]


def _choose_unit(moments: Sequence[TimeSpan]) -> Unit:
    for unit in UNITS[1:]:  # Hours are for the strip of a single day.
        begins = _list_single_units(moments, unit)
        if len(begins) >= len(moments) * _FITTING and len(set(begins)) <= MOST_COLUMNS:
            return unit
    return UNITS[-1]


def _list_single_units(moments: Iterable[TimeSpan], unit: Unit) -> list[datetime]:
    """Return the beginning of the unit of each moment that is within a single one."""
    begins = [_find_only_unit(moment, unit) for moment in moments]
    return [begin for begin in begins if begin]


def _find_only_unit(moment: TimeSpan, unit: Unit) -> datetime | None:
    """Return the beginning of the unit that contains the moment; None where it may belong to several."""
    if moment.begin is None or moment.end is None:
        return None
    begin = find_beginning(moment.begin, unit)
    return begin if find_beginning(moment.end, unit) == begin else None


class _StripScale:
    """The places of moments, from the first column or gap to the last."""

    def __init__(self, unit: Unit, moments: Iterable[TimeSpan]) -> None:
        self.unit = unit
        all_moments = list(moments)
        self.parts = list(_list_parts(unit, all_moments))
        self.columns = [part for part in self.parts if isinstance(part, TimeColumn)]
        self._number = {column.begin: number for number, column in enumerate(self.columns)}
        self._begins = [part.begin for part in self.parts]
        self.width = self.parts[-1].x + (COLUMN if isinstance(self.parts[-1], TimeColumn) else GAP)

    def find_column(self, moment: TimeSpan) -> int | None:
        begin = _find_only_unit(moment, self.unit)
        return None if begin is None else self._number[begin]

    def make_bar(self, number: int, moment: TimeSpan) -> TimeBar:
        left = self._place_moment(moment.begin) if moment.begin else 0.0
        right = self._place_moment(moment.end) if moment.end else self.width
        left = max(0.0, min(left, (left + right - _SHORTEST_BAR) / 2))
        width = min(max(right - left, _SHORTEST_BAR), self.width - left)
        return TimeBar(left, 0.0, width, (number,), moment.begin is None, moment.end is None)

    def _place_moment(self, moment: datetime) -> float:
        part = self.parts[max(0, bisect_right(self._begins, moment) - 1)]
        if isinstance(part, TimeGap):
            end, width = part.end, GAP
        else:
            end, width = find_next_beginning(part.begin, self.unit), COLUMN
        # The last column of the calendar ends where it begins.
        share = (moment - part.begin) / (end - part.begin) if end > part.begin else 0.0
        return part.x + width * min(1.0, max(0.0, share))


def _list_parts(unit: Unit, moments: Sequence[TimeSpan]) -> Iterator[TimeColumn | TimeGap]:
    """Return columns and gaps in order, from the earliest possible moment to the latest."""
    begins = sorted(set(_list_single_units(moments, unit)))
    ends: list[datetime] = []
    for moment in moments:
        ends += filter(None, (moment.begin, moment.end))
    x, done = 0.0, find_beginning(min(ends), unit)
    for begin in [*begins, find_next_beginning(find_beginning(max(ends), unit), unit)]:
        empty = list(_list_empty_units(done, begin, unit))
        if len(empty) >= _SMALLEST_GAP or (empty and not begins):
            yield TimeGap(x, done, begin)
            x += GAP
        else:
            for empty_begin in empty:
                yield TimeColumn(x, empty_begin)
                x += COLUMN
        if begin in begins:
            yield TimeColumn(x, begin)
            x += COLUMN
            done = find_next_beginning(begin, unit)


def _list_empty_units(begin: datetime, end: datetime, unit: Unit) -> Iterator[datetime]:
    """Return the units between two moments, no more than are needed to recognize a gap."""
    for _count in range(_SMALLEST_GAP):
        if begin >= end:
            return
        yield begin
        begin = find_next_beginning(begin, unit)


def _arrange_rows(bars: Sequence[TimeBar]) -> Iterator[list[TimeBar]]:
    """Return bars in rows in which none covers another; those without a row are merged into one in a last row."""
    rows: list[list[TimeBar]] = []
    left: list[TimeBar] = []
    # From left to right, long bars first: so the first row with room is the best.
    for bar in sorted(_merge_equal_bars(bars), key=lambda bar: (bar.x, -bar.width, bar.members)):
        for row in rows:
            if row[-1].x + row[-1].width + 2 <= bar.x:
                row.append(bar)
                break
        else:
            if len(rows) < MOST_BARS:
                rows.append([bar])
            else:
                left.append(bar)
    yield from rows
    if left:
        begin, end = min(bar.x for bar in left), max(bar.x + bar.width for bar in left)
        yield [
            TimeBar(
                x=begin,
                y=0.0,
                width=end - begin,
                members=tuple(sorted(chain.from_iterable(bar.members for bar in left))),
                open_begin=any(bar.open_begin for bar in left),
                open_end=any(bar.open_end for bar in left),
            )
        ]


def _merge_equal_bars(bars: Sequence[TimeBar]) -> Iterator[TimeBar]:
    """Return bars of one extent as one, where there are many of them."""
    alike: dict[tuple[float, float], list[TimeBar]] = {}
    for bar in bars:
        alike.setdefault((bar.x, bar.width), []).append(bar)
    for same in alike.values():
        if len(same) <= MOST_ALIKE:
            yield from same
        else:
            yield replace(same[0], members=tuple(chain.from_iterable(bar.members for bar in same)))


def _stack_lanes(scale: _StripScale, contents: Iterable[_LaneContent]) -> TimeStrip:
    """Return the strip with its lanes below each other, each as high as it needs to be."""
    y = 0.0
    lanes: list[TimeLane] = []
    marks: list[TimeMark] = []
    bars: list[TimeBar] = []
    for content in contents:
        highest = 0
        for column, numbers in sorted(content.marks.items()):
            placed = list(_place_marks(scale.columns[column].x, y + HEAD, column, numbers))
            highest = max(highest, len(placed))
            marks += placed
        height = HEAD + highest * MARK
        for row in _arrange_rows(content.bars):
            bars += [replace(bar, x=round(bar.x, 1), y=y + height, width=round(bar.width, 1)) for bar in row]
            height += BAR
        lanes.append(TimeLane(y, height + FOOT))
        y += height + FOOT
    return TimeStrip(
        unit=scale.unit,
        width=scale.width,
        height=y,
        columns=tuple(scale.columns),
        gaps=tuple(part for part in scale.parts if isinstance(part, TimeGap)),
        lanes=tuple(lanes),
        marks=tuple(marks),
        bars=tuple(bars),
    )


def _place_marks(x: float, y: float, column: int, numbers: Sequence[int]) -> Iterator[TimeMark]:
    middle = x + COLUMN / 2
    if len(numbers) > MOST_MARKS:
        yield TimeMark(middle, y + MARK / 2, column, tuple(numbers))
        return
    for place, number in enumerate(numbers):
        yield TimeMark(middle, y + MARK * (place + 0.5), column, (number,))
