"""The labels of scales: numbers, years, months, days and hours, in the short form of the site's language."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from babel.dates import format_skeleton, format_time
from babel.numbers import format_compact_decimal

from factsheet.model.values.number_words import Number
from factsheet.text.i18n import cache_per_language, format_number, get_locale

_COMPACT = 1_000_000
"""From here on a number is printed in words, "2 million", unless that would round it."""


@cache_per_language
def format_number_label(number: Number) -> str:
    """Return the number: 400, 1,200, 2.5 million; nothing of it is rounded."""
    if number >= _COMPACT and _is_round(Decimal(number)):
        return format_compact_decimal(number, format_type="long", locale=get_locale(), fraction_digits=1)
    return format_number(number)


def _is_round(number: Decimal) -> bool:
    """Whether one digit after the point is enough with a word such as "million"."""
    thousands = (number.adjusted() // 3) * 3
    # CLDR has no word above the trillion (10^12).
    return thousands <= 12 and number % Decimal(1).scaleb(thousands - 1) == 0


@cache_per_language
def format_time_label(moment: datetime, unit: Literal["year", "month", "day", "hour"]) -> str:
    """Return where a unit begins: 2022, Mar 2022, 29 Mar, 06:00."""
    match unit:
        case "year":
            return format_skeleton("y", moment, locale=get_locale())
        case "month":
            return format_skeleton("yMMM", moment, locale=get_locale())
        case "day":
            return format_skeleton("MMMd", moment, locale=get_locale())
        case "hour":
            return format_time(moment, "HH:mm", locale=get_locale())
