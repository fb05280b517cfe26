"""A scale for moments: the place of each between two ends, and the years, months, days or hours to read it by."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple

from msgspec import Struct

TickUnit = Literal["year", "month", "day", "hour"]

MOST_TICKS = 5
"""So many labels fit on a telephone."""


class _TickStep(NamedTuple):
    unit: TickUnit
    units: int
    """How many units ticks are apart."""
    length: timedelta
    """The longest that so many units can be."""


_STEPS = (
    _TickStep("hour", 6, timedelta(hours=6)),
    *(_TickStep("day", days, timedelta(days=days)) for days in (1, 2, 5, 10)),
    _TickStep("month", 1, timedelta(days=31)),
    _TickStep("month", 3, timedelta(days=92)),
    _TickStep("month", 6, timedelta(days=184)),
    *(_TickStep("year", years, timedelta(days=366 * years)) for years in (1, 2, 5, 10, 25, 50, 100, 250, 500, 1000)),
    _TickStep("year", 2500, timedelta(days=366 * 2500)),
)
"""The shortest first. The last has at most five ticks over the whole calendar of Python, which ends in 9999."""


class TimeScale(Struct, frozen=True):
    first: datetime
    last: datetime
    unit: TickUnit
    ticks: tuple[datetime, ...]
    """Beginnings of years, months … within the scale."""

    def place_moment(self, moment: datetime) -> float:
        """Return the place of a moment, 0 to 1; a moment beyond an end is placed at that end."""
        return min(1.0, max(0.0, (moment - self.first) / (self.last - self.first)))


def make_time_scale(first: datetime, last: datetime) -> TimeScale:
    """Return a scale from one moment to another; a single moment is placed in the middle of a day."""
    if last <= first:
        half_day = timedelta(hours=12)
        first, last = max(first, datetime.min + half_day) - half_day, min(last, datetime.max - half_day) + half_day
    step = next(step for step in _STEPS if (last - first) / step.length <= MOST_TICKS - 1)
    return TimeScale(first, last, step.unit, tuple(_list_ticks(first, last, step)))


def _list_ticks(first: datetime, last: datetime, step: _TickStep) -> Iterator[datetime]:
    for moment in _iterate_beginnings(first, step.unit, step.units):
        if moment > last:
            return
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
            for month in range(begin, 10000 * 12, step):
                yield datetime(month // 12, month % 12 + 1, 1)
        case "year":
            begin = max(1, first.year // step * step)
            for year in range(begin, 10000, step):
                yield datetime(year, 1, 1)


def _iterate_moments(moment: datetime, length: timedelta) -> Iterator[datetime]:
    while True:
        yield moment
        if moment > datetime.max - length:
            return
        moment += length
