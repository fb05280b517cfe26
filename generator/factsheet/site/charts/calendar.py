"""Hours, days, months, years and longer units of the calendar: the beginning and the end of each."""

from datetime import datetime, timedelta
from typing import Literal

Unit = Literal["hour", "day", "month", "year", "decade", "century"]

UNITS: tuple[Unit, ...] = ("hour", "day", "month", "year", "decade", "century")
"""The shortest first."""
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}


def find_beginning(moment: datetime, unit: Unit) -> datetime:
    """Return the beginning of the unit that contains the moment."""
    match unit:
        case "hour":
            return moment.replace(minute=0, second=0, microsecond=0)
        case "day":
            return datetime(moment.year, moment.month, moment.day)
        case "month":
            return datetime(moment.year, moment.month, 1)
        case _:
            # Python's calendar begins with the year 1, in the middle of the decade and the century of year 0.
            return datetime(max(1, moment.year // _YEARS[unit] * _YEARS[unit]), 1, 1)


def find_next_beginning(begin: datetime, unit: Unit) -> datetime:
    """Return the beginning of the next unit; at the end of the calendar, its last moment."""
    try:
        match unit:
            case "hour":
                return begin + timedelta(hours=1)
            case "day":
                return begin + timedelta(days=1)
            case "month":
                return datetime(begin.year + begin.month // 12, begin.month % 12 + 1, 1)
            case _:
                return datetime(begin.year // _YEARS[unit] * _YEARS[unit] + _YEARS[unit], 1, 1)
    except (OverflowError, ValueError):
        return datetime.max
