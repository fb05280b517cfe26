"""Parse the dates of fact files: EDTF level 1 (ISO 8601-2) plus an hour or minute."""

import re
from calendar import monthrange
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from factsheet.model.values.calendar_date import Date, Precision
from factsheet.model.values.date_mistakes import make_date_mistake
from factsheet.model.values.error import make_mistake

_OPEN_ENDS = ("", "..")
"""Unknown and open, as the end of an interval."""
SHAPE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX)"
    r"(?:T(?P<hour>[0-9]{2})(?::(?P<minute>[0-9]{2}))?(?P<offset>Z|[+-][0-9]{2}:[0-9]{2})?)?)?)?"
    r"(?P<qualifier>[?~%])?"
)
_PLAIN = re.sub(r"\?P<[a-z]+>", "?:", SHAPE.pattern)
PATTERN = rf"{_PLAIN}|{_PLAIN}/(?:{_PLAIN}|\.\.)?|(?:\.\.)?/{_PLAIN}"
"""The form of a date or an interval; whether the day exists is checked later."""
_INSTANT = timedelta(microseconds=1)  # the resolution of `datetime`
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11)}  # meteorological, first and last month; winter spans two years


# The same few dates recur in most reports; a parsed date is frozen and can be shared.
@lru_cache(maxsize=65536)
def parse_date(text: str) -> Date:
    """Parse EDTF level 1, years 0001 to 9999 only; raise a mistake that says what may be written."""
    beginning, slash, end = text.partition("/")
    if slash and "/" not in end:
        return _parse_interval(text, beginning, end)
    match = SHAPE.fullmatch(text)
    if match is None:
        raise make_date_mistake(text)
    return _parse_single(text, match)


def _parse_interval(text: str, beginning: str, end: str) -> Date:
    if beginning in _OPEN_ENDS and end in _OPEN_ENDS:
        raise make_mistake("an interval needs at least one end: write 2022-03-28/.. or ../2022-03-30")
    for part in (beginning, end):
        if part not in _OPEN_ENDS and not SHAPE.fullmatch(part):
            raise make_date_mistake(text)
    first = None if beginning in _OPEN_ENDS else parse_date(beginning)
    last = None if end in _OPEN_ENDS else parse_date(end)
    if first is None or last is None:
        return _make_interval(text, first, last)
    if first.offset != last.offset:
        raise make_mistake("both ends of an interval must have the same UTC offset, or none")
    if first.earliest and last.latest and first.earliest > last.latest:
        raise make_mistake("the interval ends before it begins; write the earlier date first", f"{end}/{beginning}")
    return _make_interval(text, first, last)


def _make_interval(text: str, first: Date | None, last: Date | None) -> Date:
    known = [part for part in (first, last) if part is not None]
    return Date(
        as_stated=text,
        earliest=first.earliest if first else None,
        latest=last.latest if last else None,
        precision=max(part.precision for part in known),
        uncertain=any(part.uncertain for part in known),
        approximate=any(part.approximate for part in known),
        offset=known[0].offset,
        ends=(first, last),
    )


class _DateBounds(NamedTuple):
    precision: Precision
    earliest: datetime
    latest: datetime


def _parse_single(text: str, match: re.Match[str]) -> Date:
    bounds = _compute_bounds(match)
    qualifier = match["qualifier"] or ""
    return Date(
        as_stated=text,
        earliest=bounds.earliest,
        latest=bounds.latest,
        precision=bounds.precision,
        uncertain=qualifier in ("?", "%"),
        approximate=qualifier in ("~", "%"),
        offset=_parse_offset(match["offset"]),
    )


def _compute_bounds(match: re.Match[str]) -> _DateBounds:
    year, month, day = match["year"], match["month"], match["day"]
    if (year.endswith("X") and month) or (month == "XX" and day and day != "XX"):
        raise make_mistake("X can replace unknown digits only at the end: 202X, 2022-XX, 2022-03-XX or 2022-XX-XX")
    first = int(year.replace("X", "0"))
    if first == 0 and "X" not in year:
        raise make_mistake("years are 0001 to 9999")
    if month is None or month == "XX":
        return _compute_year_bounds(year, first)
    if int(month) in (*_SEASONS, 24):
        return _compute_season_bounds(first, int(month), day)
    if not 1 <= int(month) <= 12:
        raise make_date_mistake(match.string)
    if day is None or day == "XX":
        return _DateBounds(Precision.MONTH, datetime(first, int(month), 1), _get_month_end(first, int(month)))
    return _compute_hour_bounds(match, _make_day(first, int(month), int(day)))


def _compute_year_bounds(year: str, first: int) -> _DateBounds:
    unknown = year.count("X")
    precision = (Precision.YEAR, Precision.DECADE, Precision.CENTURY)[unknown]
    return _DateBounds(precision, datetime(max(first, 1), 1, 1), _get_month_end(first + 10**unknown - 1, 12))


def _compute_season_bounds(year: int, season: int, day: str | None) -> _DateBounds:
    """Return the bounds of a northern season; "winter 2022" can be either of the winters that touch 2022."""
    if day is not None:
        raise make_mistake("a season (21 spring, 22 summer, 23 autumn, 24 winter) has no day", f"{year:04}-{season}")
    if season == 24:
        winter_end = _get_month_end(year + 1, 2) if year < 9999 else datetime.max  # no year 10000 in `datetime`
        return _DateBounds(Precision.SEASON, datetime(year, 1, 1), winter_end)
    begin, end = _SEASONS[season]
    return _DateBounds(Precision.SEASON, datetime(year, begin, 1), _get_month_end(year, end))


def _make_day(year: int, month: int, day: int) -> datetime:
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        message = "{month} has {days} days; write a day from 01 to {days}, or {month} if the day is not known"
        raise make_mistake(message.format(month=f"{year:04}-{month:02}", days=days))
    return datetime(year, month, day)


def _compute_hour_bounds(match: re.Match[str], day: datetime) -> _DateBounds:
    hour, minute = match["hour"], match["minute"]
    if hour is None:
        return _DateBounds(Precision.DAY, day, _get_last_moment(day, timedelta(days=1)))
    if int(hour) > 23 or int(minute or 0) > 59:
        raise make_mistake("times are T00:00 to T23:59; midnight is T00:00 of the next day")
    begin = day.replace(hour=int(hour), minute=int(minute or 0))
    if minute is None:
        return _DateBounds(Precision.HOUR, begin, _get_last_moment(begin, timedelta(hours=1)))
    return _DateBounds(Precision.MINUTE, begin, _get_last_moment(begin, timedelta(minutes=1)))


def _get_last_moment(begin: datetime, length: timedelta) -> datetime:
    return begin + (length - _INSTANT)


def _get_month_end(year: int, month: int) -> datetime:
    return _get_last_moment(datetime(year, month, monthrange(year, month)[1]), timedelta(days=1))


def _parse_offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    hours, minutes = int(text[1:3]), int(text[4:6])
    total = hours * 60 + minutes
    if text[0] == "-":
        total = -total
    if minutes > 59 or not -12 * 60 <= total <= 14 * 60:
        raise make_mistake("UTC offsets are -12:00 to +14:00")
    return total
