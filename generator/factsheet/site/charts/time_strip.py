"""A strip of time in lanes: columns of hours, days, months … that hold something, with empty time cut short.

A moment that lies within one column is a mark there; many in one column are one mark with their number; what may lie in
several columns is a bar across them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from factsheet.site.charts.calendar import UNITS, Unit, find_beginning, find_next_beginning

COLUMN, GAP = 38.0, 74.0
"""Widths."""
MARK = 24.0
"""Height and width of a mark with the room around it: as large as a finger needs."""
HEAD, BAR, FOOT = 22.0, 18.0, 8.0
"""Heights in a lane: its name, a bar, and what is left below."""
MOST_COLUMNS = 36
MOST_MARKS, MOST_BARS = 4, 4
"""In a column of a lane, and below each other in a lane; more of them are told as one with their number."""
MOST_ALIKE = 2
"""Bars of one extent that are told one by one."""
_SMALLEST_GAP = 3
"""Empty columns: so many and more are cut short."""
_SHORTEST_BAR = 12.0
_FITTING = 0.6
"""Share of the moments that have to fit into columns."""


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
    """The numbers of its moments, as given."""


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
    unit = unit or _choose_unit(list(known.values()))
    scale = _StripScale(unit, known.values())
    marks: dict[tuple[int, int], list[int]] = {}
    bars: dict[int, list[TimeBar]] = {}
    for number, moment in known.items():
        column = scale.find_column(moment)
        if column is None:
            bars.setdefault(moment.lane, []).append(scale.make_bar(number, moment))
        else:
            marks.setdefault((moment.lane, column), []).append(number)
    return _stack_lanes(scale, lanes, marks, {lane: list(_arrange_rows(lane_bars)) for lane, lane_bars in bars.items()})


def _choose_unit(moments: Sequence[TimeSpan]) -> Unit:
    for unit in UNITS[1:]:
        begins = [begin for moment in moments if (begin := _find_only_unit(moment, unit))]
        if len(begins) >= len(moments) * _FITTING and len(set(begins)) <= MOST_COLUMNS:
            return unit
    return UNITS[-1]


def _find_only_unit(moment: TimeSpan, unit: Unit) -> datetime | None:
    """Return where the one unit begins in which the moment lies; None where it may lie in several."""
    if moment.begin is None or moment.end is None:
        return None
    begin = find_beginning(moment.begin, unit)
    return begin if find_beginning(moment.end, unit) == begin else None


class _StripScale:
    """Where each moment stands, from the first column or gap to the last."""

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
        end, width = (
            (part.end, GAP) if isinstance(part, TimeGap) else (find_next_beginning(part.begin, self.unit), COLUMN)
        )
        share = (moment - part.begin) / (end - part.begin) if end > part.begin else 0.0
        return part.x + width * min(1.0, max(0.0, share))


def _list_parts(unit: Unit, moments: Sequence[TimeSpan]) -> Iterator[TimeColumn | TimeGap]:
    """Return columns and gaps in order: from the first moment that anything may mean, to the last."""
    begins = sorted({begin for moment in moments if (begin := _find_only_unit(moment, unit))})
    ends = [end for moment in moments for end in (moment.begin, moment.end) if end]
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
    """Return the units between two moments, no more than are needed to tell a gap."""
    for _count in range(_SMALLEST_GAP):
        if begin >= end:
            return
        yield begin
        begin = find_next_beginning(begin, unit)


def _arrange_rows(bars: Sequence[TimeBar]) -> Iterator[list[TimeBar]]:
    """Return bars in rows in which none covers another; what finds no row stands as one bar in a last row."""
    rows: list[list[TimeBar]] = []
    left: list[TimeBar] = []
    for bar in sorted(_merge_bars(bars), key=lambda bar: (bar.x, -bar.width, bar.members)):
        row = next((row for row in rows if row[-1].x + row[-1].width + 2 <= bar.x), None)
        if row is None and len(rows) < MOST_BARS:
            rows.append([bar])
        elif row is None:
            left.append(bar)
        else:
            row.append(bar)
    yield from rows
    if left:
        begin, end = min(bar.x for bar in left), max(bar.x + bar.width for bar in left)
        members = tuple(sorted(number for bar in left for number in bar.members))
        either = any(bar.open_begin for bar in left), any(bar.open_end for bar in left)
        yield [TimeBar(begin, 0.0, end - begin, members, *either)]


def _merge_bars(bars: Sequence[TimeBar]) -> Iterator[TimeBar]:
    """Return bars of one extent as one, where there are many of them."""
    alike: dict[tuple[float, float], list[TimeBar]] = {}
    for bar in bars:
        alike.setdefault((bar.x, bar.width), []).append(bar)
    for same in alike.values():
        if len(same) <= MOST_ALIKE:
            yield from same
        else:
            yield replace(same[0], members=tuple(number for bar in same for number in bar.members))


def _stack_lanes(
    scale: _StripScale, count: int, marks: dict[tuple[int, int], list[int]], bars: dict[int, list[list[TimeBar]]]
) -> TimeStrip:
    """Return the strip with its lanes below each other, each as high as it needs to be."""
    y = 0.0
    lanes: list[TimeLane] = []
    placed_marks: list[TimeMark] = []
    placed_bars: list[TimeBar] = []
    for lane in range(count):
        own = {column: numbers for (other, column), numbers in marks.items() if other == lane}
        highest = max((len(numbers) if len(numbers) <= MOST_MARKS else 1 for numbers in own.values()), default=0)
        for column in sorted(own):
            placed_marks += _place_marks(scale.columns[column].x, y + HEAD, column, own[column])
        below = y + HEAD + highest * MARK
        rows = bars.get(lane, [])
        for place, row in enumerate(rows):
            placed_bars += [
                replace(bar, x=round(bar.x, 1), y=below + place * BAR, width=round(bar.width, 1)) for bar in row
            ]
        height = HEAD + highest * MARK + len(rows) * BAR + FOOT
        lanes.append(TimeLane(y, height))
        y += height
    gaps = tuple(part for part in scale.parts if isinstance(part, TimeGap))
    return TimeStrip(
        scale.unit, scale.width, y, tuple(scale.columns), gaps, tuple(lanes), tuple(placed_marks), tuple(placed_bars)
    )


def _place_marks(x: float, y: float, column: int, numbers: Sequence[int]) -> Iterator[TimeMark]:
    middle = x + COLUMN / 2
    if len(numbers) > MOST_MARKS:
        yield TimeMark(middle, y + MARK / 2, column, tuple(numbers))
        return
    for place, number in enumerate(numbers):
        yield TimeMark(middle, y + MARK * (place + 0.5), column, (number,))
