"""Dates in the words of the site's language; month names and their order come from Babel (CLDR)."""

from datetime import datetime
from functools import lru_cache

from babel.dates import format_date, format_skeleton

from factsheet.model.values.calendar_date import Date, Precision
from factsheet.text.i18n import _, locale, remembered


@remembered
def printed(date: Date) -> str:
    """Return the date as words: "29 March 2022", "around March 2022 (uncertain)", "28 to 30 March 2022"."""
    return _qualified(date, _single(date)) if date.ends is None else _interval(date, *date.ends)


def printed_day(date: Date) -> str:
    """Return the day without the hour, for lists by days; other dates as `printed` has them."""
    if date.ends is None and date.precision >= Precision.HOUR and date.earliest is not None:
        return _qualified(date, _day(date.earliest, locale()))
    return printed(date)


def clock(moment: datetime) -> str:
    """Return hours and minutes on the 24-hour clock."""
    return moment.strftime("%H:%M")


def month_short(moment: datetime) -> str:
    """Return the name of the month in as few letters as are usual."""
    return _month_short(moment, locale())


def utc_offset(minutes: int) -> str:
    """Return an offset in minutes east of UTC as "UTC+03:00", and none as "UTC"."""
    if minutes == 0:
        return "UTC"
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _qualified(date: Date, plain: str) -> str:
    around = _("around {date}").format(date=plain) if date.approximate else plain
    return _("{date} (uncertain)").format(date=around) if date.uncertain else around


def _single(date: Date) -> str:
    assert date.earliest is not None, "only an interval has an open end"
    assert date.latest is not None, "only an interval has an open end"
    match date.precision:
        case Precision.CENTURY | Precision.DECADE:
            first, last = date.earliest.year, date.latest.year
            return _("a year from {first} to {last}").format(first=first, last=last)
        case Precision.YEAR:
            return _unspecified(date, _year(date.earliest, locale()))
        case Precision.SEASON:
            return _season(date)
        case Precision.MONTH:
            return _unspecified(date, _month(date.earliest, locale()))
        case Precision.DAY:
            return _day(date.earliest, locale())
        case Precision.HOUR | Precision.MINUTE:
            return _timed(date, date.earliest)


def _unspecified(date: Date, plain: str) -> str:
    if "-XX-XX" in date.as_stated:
        return _("{date}, month and day not given").format(date=plain)
    if "-XX" not in date.as_stated:
        return plain
    if date.precision is Precision.YEAR:
        return _("{date}, month not given").format(date=plain)
    return _("{date}, day not given").format(date=plain)


def _season(date: Date) -> str:
    year, season = date.as_stated[:4], date.as_stated[5:7]
    names = {
        "21": _("spring {year}"),
        "22": _("summer {year}"),
        "23": _("autumn {year}"),
        "24": _("winter {year}"),
    }
    return names[season].format(year=int(year))


def _timed(date: Date, begin: datetime) -> str:
    day = _day(begin, locale())
    if date.precision is Precision.HOUR:
        following = f"{begin.hour + 1:02}:00"
        timed = _("{day}, between {from_} and {to}").format(day=day, from_=clock(begin), to=following)
    else:
        timed = _("{day}, {time}").format(day=day, time=clock(begin))
    return timed if date.offset is None else f"{timed} ({utc_offset(date.offset)})"


def _interval(date: Date, first: Date | None, last: Date | None) -> str:
    if first is None and last is not None:
        until = _("until {date}").format(date=printed(last))
        return until if date.as_stated.startswith("..") else _("{interval}, beginning not known").format(interval=until)
    if last is None and first is not None:
        since = _("from {date}").format(date=printed(first))
        return since if date.as_stated.endswith("..") else _("{interval}, end not known").format(interval=since)
    assert first is not None, "an interval has at least one end"
    assert last is not None, "an interval has at least one end"
    if printed(first) == printed(last):
        return printed(first)
    return _("{first} to {last}").format(first=_shortened(first, last), last=printed(last))


def _shortened(first: Date, last: Date) -> str:
    """Leave out the month and year that the end repeats, where the language writes the day first."""
    end = printed(last)
    days = all(d.precision is Precision.DAY and not d.qualified for d in (first, last))
    if not days or first.earliest is None or last.earliest is None or not end.startswith(str(last.earliest.day)):
        return printed(first)
    if first.earliest.year != last.earliest.year:
        return printed(first)
    if first.earliest.month != last.earliest.month:
        return format_skeleton("MMMMd", first.earliest, locale=locale())
    return str(first.earliest.day)


@lru_cache(maxsize=65536)
def _day(moment: datetime, locale: str) -> str:
    return format_date(moment, "long", locale=locale)


@lru_cache(maxsize=4096)
def _month(moment: datetime, locale: str) -> str:
    return format_skeleton("yMMMM", moment, locale=locale)


@lru_cache(maxsize=1024)
def _month_short(moment: datetime, locale: str) -> str:
    return format_date(moment, "LLL", locale=locale)


@lru_cache(maxsize=1024)
def _year(moment: datetime, locale: str) -> str:
    return format_skeleton("y", moment, locale=locale)
