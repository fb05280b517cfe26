"""Dates in the words of the site's language; month names and their order come from Babel (CLDR)."""

from datetime import datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from factsheet.model.values.calendar_date import Date, Precision
from factsheet.text.i18n import _, cache_per_language, get_locale


@cache_per_language
def describe_date(date: Date) -> str:
    """Return the date as words: "29 March 2022", "around March 2022 (uncertain)", "28 to 30 March 2022"."""
    if date.ends is not None:
        return _format_interval(date, *date.ends)
    return _add_qualifiers(date, _format_single(date))


def describe_day(date: Date) -> str:
    """Return the day without the hour, for lists by days; other dates like `describe_date`."""
    if date.ends is None and date.precision >= Precision.HOUR and date.earliest is not None:
        return _add_qualifiers(date, _format_day(date.earliest, get_locale()))
    return describe_date(date)


def format_clock_time(moment: datetime) -> str:
    """Return hours and minutes on the 24-hour clock."""
    return moment.strftime("%H:%M")


def format_short_month(moment: datetime) -> str:
    """Return the name of the month in as few letters as are usual."""
    return _format_month_name(moment, get_locale())


def format_utc_offset(minutes: int) -> str:
    """Return an offset in minutes east of UTC as "UTC+03:00", and none as "UTC"."""
    if minutes == 0:
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _add_qualifiers(date: Date, plain: str) -> str:
    words = plain
    if date.approximate:
        words = _("around {date}").format(date=words)
    if date.uncertain:
        words = _("{date} (uncertain)").format(date=words)
    return words


def _format_single(date: Date) -> str:
    assert date.earliest is not None, "only an interval has an open end"
    assert date.latest is not None, "only an interval has an open end"
    match date.precision:
        case Precision.CENTURY | Precision.DECADE:
            first, last = date.earliest.year, date.latest.year
            return _("a year from {first} to {last}").format(first=first, last=last)
        case Precision.YEAR:
            return _add_missing_parts(date, _format_year(date.earliest, get_locale()))
        case Precision.SEASON:
            return _format_season(date)
        case Precision.MONTH:
            return _add_missing_parts(date, _format_month(date.earliest, get_locale()))
        case Precision.DAY:
            return _format_day(date.earliest, get_locale())
        case Precision.HOUR | Precision.MINUTE:
            return _format_with_time(date, date.earliest)


def _add_missing_parts(date: Date, plain: str) -> str:
    if "-XX-XX" in date.as_stated:
        return _("{date}, month and day not given").format(date=plain)
    if "-XX" not in date.as_stated:
        return plain
    if date.precision is Precision.YEAR:
        return _("{date}, month not given").format(date=plain)
    return _("{date}, day not given").format(date=plain)


def _format_season(date: Date) -> str:
    year, season = date.as_stated[:4], date.as_stated[5:7]
    names = {
        "21": _("spring {year}"),
        "22": _("summer {year}"),
        "23": _("autumn {year}"),
        "24": _("winter {year}"),
    }
    return names[season].format(year=int(year))


def _format_with_time(date: Date, begin: datetime) -> str:
    day = _format_day(begin, get_locale())
    if date.precision is Precision.HOUR:
        following = f"{begin.hour + 1:02}:00"
        timed = _("{day}, between {from_} and {to}").format(day=day, from_=format_clock_time(begin), to=following)
    else:
        timed = _("{day}, {time}").format(day=day, time=format_clock_time(begin))
    if date.offset is None:
        return timed
    return f"{timed} ({format_utc_offset(date.offset)})"


def _format_interval(date: Date, first: Date | None, last: Date | None) -> str:
    if first is None and last is not None:
        until = _("until {date}").format(date=describe_date(last))
        if date.as_stated.startswith(".."):
            return until
        return _("{interval}, beginning not known").format(interval=until)
    if last is None and first is not None:
        since = _("from {date}").format(date=describe_date(first))
        if date.as_stated.endswith(".."):
            return since
        return _("{interval}, end not known").format(interval=since)
    assert first is not None, "an interval has at least one end"
    assert last is not None, "an interval has at least one end"
    if describe_date(first) == describe_date(last):
        return describe_date(first)
    return _("{first} to {last}").format(first=_shorten_start(first, last), last=describe_date(last))


def _shorten_start(first: Date, last: Date) -> str:
    """Leave out the month and year that the end repeats, where the language writes the day first."""
    if not _is_plain_day(first) or not _is_plain_day(last) or first.earliest is None or last.earliest is None:
        return describe_date(first)
    if not describe_date(last).startswith(str(last.earliest.day)):  # "March 28, 2022": the day is not in front
        return describe_date(first)
    if first.earliest.year != last.earliest.year:
        return describe_date(first)
    if first.earliest.month != last.earliest.month:
        return format_skeleton("MMMMd", first.earliest, locale=get_locale())
    return str(first.earliest.day)


def _is_plain_day(date: Date) -> bool:
    return date.precision is Precision.DAY and not date.is_qualified


# Babel formats slowly, and the same few dates recur on most pages. `locale` is an argument, so that it is in the key.
@lru_cache(maxsize=65536)
def _format_day(moment: datetime, locale: str) -> str:
    return format_date(moment, "long", locale=locale)


@lru_cache(maxsize=4096)
def _format_month(moment: datetime, locale: str) -> str:
    return format_skeleton("yMMMM", moment, locale=locale)


@lru_cache(maxsize=1024)
def _format_month_name(moment: datetime, locale: str) -> str:
    return format_date(moment, "LLL", locale=locale)


@lru_cache(maxsize=1024)
def _format_year(moment: datetime, locale: str) -> str:
    return format_skeleton("y", moment, locale=locale)
