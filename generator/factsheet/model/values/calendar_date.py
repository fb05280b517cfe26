"""A date or an interval of dates, with the first and the last moment that it can mean."""

from datetime import datetime, timedelta
from enum import IntEnum

from msgspec import Struct

# The offsets in use on land and at sea run from UTC-12 (Baker Island) to UTC+14 (Line Islands, Kiribati).
_WESTERNMOST, _EASTERNMOST = timedelta(hours=-12), timedelta(hours=14)


class Precision(IntEnum):
    """The finest unit that is known, the coarsest first."""

    CENTURY = 1
    DECADE = 2
    YEAR = 3
    SEASON = 4
    MONTH = 5
    DAY = 6
    HOUR = 7
    MINUTE = 8


class Date(Struct, frozen=True):
    """A date, or an interval of dates, with the first and the last moment that it can mean."""

    as_stated: str
    """The EDTF text."""
    earliest: datetime | None
    """The first moment, in local time; None where the beginning is open or unknown."""
    latest: datetime | None
    """The last moment (it belongs to the date), in local time; None where the end is open or unknown."""
    precision: Precision
    """Of an interval, the finer of its ends."""
    uncertain: bool = False
    """`?`: the source, or its reading, is in doubt."""
    approximate: bool = False
    """`~`: about then."""
    offset: int | None = None
    """Minutes east of UTC; None where none is stated: local time of the place."""
    ends: tuple["Date | None", "Date | None"] | None = None
    """Beginning and end of an interval, None for one that is open or unknown; None for a single date."""

    def __str__(self) -> str:
        return self.as_stated

    @property
    def is_qualified(self) -> bool:
        """Whether it is uncertain or approximate."""
        return self.uncertain or self.approximate

    @property
    def sort_key(self) -> tuple[datetime, int, datetime, str]:
        """A key to sort by: first moment in local time (open before all), coarser first, last moment."""
        return self.earliest or datetime.min, self.precision, self.latest or datetime.max, self.as_stated

    def is_surely_before(self, other: "Date") -> bool:
        """Whether all of this lies before all of the other; never where either is qualified or open there."""
        if self.is_qualified or other.is_qualified:  # the day may be off by a leeway that nobody states
            return False
        latest, earliest = get_moments(self, other)[1], get_moments(other, self)[0]
        return latest is not None and earliest is not None and latest < earliest


def get_moments(date: Date, other: Date) -> tuple[datetime | None, datetime | None]:
    """Return first and last moment on a clock that both share: UTC where either states an offset, else local.

    If only the other date states an offset, this one may be meant anywhere from UTC-12 to UTC+14.
    """
    if other.offset is None and date.offset is None:
        return date.earliest, date.latest
    if date.offset is None:
        return _shift_moment(date.earliest, -_EASTERNMOST), _shift_moment(date.latest, -_WESTERNMOST)
    offset = timedelta(minutes=-date.offset)
    return _shift_moment(date.earliest, offset), _shift_moment(date.latest, offset)


def _shift_moment(moment: datetime | None, by: timedelta) -> datetime | None:
    if moment is None:
        return None
    try:
        return moment + by
    except OverflowError:  # the first and the last days that `datetime` has
        return datetime.max if by > timedelta(0) else datetime.min
