"""A scale for moments: where each stands between two ends, and the years, months, days or hours to read it by."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Literal

TickUnit = Literal["year", "month", "day", "hour"]

MOST_TICKS = 5
"""So many labels fit on a telephone."""
_STEPS: tuple[tuple[TickUnit, int, timedelta], ...] = (
    ("hour", 6, timedelta(hours=6)),
    ("day", 1, timedelta(days=1)),
    ("day", 2, timedelta(days=2)),
    ("day", 5, timedelta(days=5)),
    ("day", 10, timedelta(days=10)),
    ("month", 1, timedelta(days=31)),
    ("month", 3, timedelta(days=92)),
    ("month", 6, timedelta(days=184)),
    *(("year", years, timedelta(days=366 * years)) for years in (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500)),
)
"""What ticks may be apart, the shortest first, and how long that is at most."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    first: datetime
    last: datetime
    unit: TickUnit
    ticks: tuple[datetime, ...]
    """Beginnings of years, months … within the scale."""

    def place_moment(self, moment: datetime) -> float:
        """Return the place of a moment, 0 to 1; what lies beyond an end stands at that end."""
        return min(1.0, max(0.0, (moment - self.first) / (self.last - self.first)))


def make_time_scale(first: datetime, last: datetime) -> TimeScale:
    """Return a scale from one moment to another; a single moment stands in the middle of a day."""
    if last <= first:
        day = timedelta(hours=12)
        first, last = max(first, datetime.min + day) - day, min(last, datetime.max - day) + day
    unit, step, _length = next(candidate for candidate in _STEPS if (last - first) / candidate[2] <= MOST_TICKS - 1)
    return TimeScale(first, last, unit, tuple(_list_ticks(first, last, unit, step)))


def _list_ticks(first: datetime, last: datetime, unit: TickUnit, step: int) -> Iterator[datetime]:
    for moment in takewhile(lambda moment: moment <= last, _iterate_beginnings(first, unit, step)):
        if moment >= first:
            yield moment


def _iterate_beginnings(first: datetime, unit: TickUnit, step: int) -> Iterator[datetime]:
    """Return beginnings so many units apart, the first of them not after the moment, to the end of the calendar."""
    match unit:
        case "hour":
            yield from _iterate_moments(datetime(first.year, first.month, first.day), timedelta(hours=step))
        case "day":
            yield from _iterate_moments(datetime(first.year, first.month, first.day), timedelta(days=step))
        case "month":
            begin = first.year * 12 + (first.month - 1) // step * step
            yield from (datetime(month // 12, month % 12 + 1, 1) for month in range(begin, 10000 * 12, step))
        case "year":
            begin = max(1, first.year // step * step)
            yield from (datetime(max(1, year), 1, 1) for year in range(begin, 10000, step))


def _iterate_moments(moment: datetime, length: timedelta) -> Iterator[datetime]:
    while True:
        yield moment
        if moment > datetime.max - length:
            return
        moment += length
