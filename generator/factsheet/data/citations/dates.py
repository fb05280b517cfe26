"""Dates for bibliographies: year, month and day as far as they are known."""

from factsheet.model.values.date import Date, Precision

DateParts = tuple[int, ...]
"""Year, then month, then day."""


def get_date_parts(date: Date | None) -> tuple[DateParts, ...]:
    """Return a date, or begin and end of an interval; empty for None, open intervals, decades and centuries.

    Numbers would claim more about these than is known.
    """
    if date is None:
        return ()
    known_parts = []
    for end in date.ends or (date,):
        end_parts = _get_known_parts(end)
        if not end_parts:
            return ()
        known_parts.append(end_parts)
    return tuple(known_parts)


def _get_known_parts(date: Date | None) -> DateParts:
    if date is None or date.earliest is None or date.precision < Precision.YEAR:
        return ()
    known = (date.earliest.year, date.earliest.month, date.earliest.day)
    # A season has no month of its own, so only its year is known.
    return known[: {Precision.YEAR: 1, Precision.SEASON: 1, Precision.MONTH: 2}.get(date.precision, 3)]


def format_iso(date: Date | None) -> str:
    """Return a single date as ISO 8601 without hours; empty for None, an interval or a date without a year."""
    date_parts = get_date_parts(date)
    if len(date_parts) != 1:
        return ""
    year, *rest = date_parts[0]
    return "-".join((f"{year:04}", *(f"{part:02}" for part in rest)))
