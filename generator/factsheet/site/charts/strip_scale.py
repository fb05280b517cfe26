"""The horizontal scale of a strip of time: its unit, its columns and gaps, and the places of moments on it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from factsheet.site.charts.calendar import UNITS, Unit, find_beginning, find_next_beginning

COLUMN, GAP = 38.0, 74.0
"""Widths."""
MOST_COLUMNS = 36
"""With more columns the next longer unit is tried."""
_SMALLEST_GAP = 3
"""Empty columns that are cut short: a gap is as wide as two columns, so fewer would save no room."""
_SHORTEST_BAR = 12.0
_FITTING = 0.6
"""Share of the moments that have to fit into single columns: with fewer, the strip would be mostly bars."""


class TimeSpan(Struct, frozen=True):
    lane: int
    begin: datetime | None
    """None where the beginning is open."""
    end: datetime | None


class TimeColumn(Struct, frozen=True):
    x: float
    begin: datetime


class TimeGap(Struct, frozen=True):
    x: float
    begin: datetime
    end: datetime


class TimeBar(Struct, frozen=True):
    x: float
    y: float
    width: float
    members: tuple[int, ...]
    open_begin: bool
    open_end: bool


def choose_unit(moments: Sequence[TimeSpan]) -> Unit:
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


class StripScale:
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
