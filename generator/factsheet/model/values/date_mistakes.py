"""The message for a date that is not EDTF, and the ISO form where only one can be meant."""

import re
from collections.abc import Callable, Mapping
from datetime import date

from pydantic_core import PydanticCustomError

from factsheet.model.values.error import make_mistake

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip

EXAMPLES = ("2022-03-29", "2022-03", "2022", "2022-03-29T14:30", "2022-03-28/2022-03-30", "2022-03-29~")
"""What a date may look like."""

NO_MONTH = r"[0-9]{4}-(?!0[1-9]|1[0-2]|2[1-4])[0-9]{2}(-.*)?"
"""A date whose month does not exist; 21 to 24 are the seasons of EDTF."""


def make_date_mistake(text: str) -> PydanticCustomError:
    """Return the mistake for a text that is no date; its fix is the ISO form if there is one reading only."""
    tidy = re.sub(r"[\u2010-\u2014\u2212]", "-", text.strip())  # hyphens, dashes and the minus sign
    readings = sorted(_list_readings(tidy))
    if len(readings) > 1:  # 3/4/2022 is April or March; nothing says which, so no fix is offered
        message = "“{written}” can mean {readings}; write the one you mean"
        return make_mistake(message.format(written=text, readings=" or ".join(readings)))
    if re.fullmatch(r"-[0-9]{4}.*|Y-?[0-9]+.*", text):
        return make_mistake("years before 0001 and after 9999 are not supported")
    if re.fullmatch(NO_MONTH, text) and not readings:
        return make_mistake("months are 01 to 12; 21 to 24 mean spring, summer, autumn and winter")
    message = (
        "“{written}” is not a valid date; write 2022, 2022-03, 2022-03-29, 2022-03-29T14:30 or"
        " 2022-03-28/2022-03-30, with ~ (about) or ? (uncertain) at the end if needed"
    )
    return make_mistake(message.format(written=text), readings[0] if readings else None)


def _list_readings(text: str) -> set[str]:
    """Return each date, as ISO 8601, that a text in another customary form can mean."""
    for form, reading in _FORMS:
        if match := form.fullmatch(text.lower()):
            return reading(*match.groups())
    return set()


def _read_numbers(first: str, second: str, third: str) -> set[str]:
    if len(first) == 4:
        # Nobody writes year-day-month where year-month-day is a date.
        return _read_day(first, second, third) or _read_day(first, third, second)
    if len(third) == 4:
        return _read_day(third, second, first) | _read_day(third, first, second)
    return set()


def _find_month_number(name: str) -> str:
    """Return the number of a month by its English name or the first letters of it; "0" for no month."""
    for number, month in enumerate(MONTHS, start=1):
        if name == month or name in (month[:3], month[:4]):
            return str(number)
    return "0"


def _read_day(year: str, month: str, day: str) -> set[str]:
    try:
        return {date(int(year), int(month), int(day)).isoformat()}
    except ValueError:
        return set()


def _read_month(year: str, month: str) -> set[str]:
    first_day = _read_day(year, month, "1")
    return {day.removesuffix("-01") for day in first_day}


def _read_timed(day: str, time: str, offset: str | None) -> set[str]:
    known_day = _read_day(*day.split("-"))
    zone = (offset or "").upper()
    return {f"{date}T{time}{zone}" for date in known_day}


def _read_about(date: str) -> set[str]:
    return {f"{date}~"}


def _read_day_first(day: str, month: str, year: str) -> set[str]:
    return _read_day(year, _find_month_number(month), day)


def _read_month_first(month: str, day: str, year: str) -> set[str]:
    return _read_day(year, _find_month_number(month), day)


def _read_without_day(month: str, year: str) -> set[str]:
    return _read_month(year, _find_month_number(month))


def _read_interval(first: str, last: str) -> set[str]:
    if len(first) != len(last) or first >= last:
        return set()
    return {f"{first}/{last}"}


def _read_unknown_digits(date: str) -> set[str]:
    return {date.upper()}


FORMS: Mapping[str, str] = {
    "about": r"(?:c|ca|circa|about|around)\.? ?([0-9]{4}(?:-[0-9]{2}){0,2})",
    "numbers": r"([0-9]{1,4})[./ -]([0-9]{1,2})[./ -]([0-9]{1,4})",
    "days": r"([0-9]{4})([0-9]{2})([0-9]{2})",
    "day_named": r"([0-9]{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? ([0-9]{4})",
    "month_named": r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})",
    "no_day": r"([a-z]+)\.? ([0-9]{4})",
    "months": r"([0-9]{4})[/.]([0-9]{1,2})",
    "timed": (
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[ t]((?:[01][0-9]|2[0-3])(?::[0-5][0-9])?)"
        r"(?::[0-9]{2}(?:\.[0-9]+)?)?(z|[+-][0-9]{2}:[0-9]{2})?"
    ),
    "interval": r"([0-9]{4}(?:-[0-9]{2}){0,2}) ?(?: - |to|until|till|\.\.) ?([0-9]{4}(?:-[0-9]{2}){0,2})",
    "unknown_digits": r"([0-9]{3}x|[0-9]{2}xx|[0-9]{4}-xx(?:-xx)?|[0-9]{4}-(?:0[1-9]|1[0-2])-xx)",
}
"""Other customary forms of dates, in lower case; the form on the site uses the same patterns."""
_READERS: Mapping[str, Callable[..., set[str]]] = {
    "about": _read_about,
    "numbers": _read_numbers,
    "days": _read_day,
    "day_named": _read_day_first,
    "month_named": _read_month_first,
    "no_day": _read_without_day,
    "months": _read_month,
    "timed": _read_timed,
    "interval": _read_interval,
    "unknown_digits": _read_unknown_digits,
}
_FORMS = tuple((re.compile(form), _READERS[name]) for name, form in FORMS.items())
