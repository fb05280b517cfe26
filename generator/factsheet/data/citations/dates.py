"""Dates as bibliographies have them: year, month and day as far as they are known."""

from factsheet.model.values.date import Date, Precision

DateParts = tuple[int, ...]
"""Year, then month, then day."""


def get_date_parts(date: Date) -> tuple[DateParts, ...]:
    """Return a date, or beginning and end of an interval; nothing for what has no year of its own.

    What is open or only a season, a decade or a century cannot be told in numbers without saying more than is known.
    """
    ends = date.ends or (date,)
    known_parts = [_get_known_parts(end) for end in ends if end is not None]
    return tuple(known_parts) if len(known_parts) == len(ends) and all(known_parts) else ()


def _get_known_parts(date: Date) -> DateParts:
    if date.earliest is None or date.precision < Precision.YEAR:
        return ()
    known = (date.earliest.year, date.earliest.month, date.earliest.day)
    return known[: {Precision.YEAR: 1, Precision.SEASON: 1, Precision.MONTH: 2}.get(date.precision, 3)]


def format_iso(date: Date) -> str:
    """Return a single date as ISO 8601 has it, without its hour; empty for an interval and for what has no year."""
    date_parts = get_date_parts(date)
    return (
        "-".join(f"{part:0{width}}" for part, width in zip(date_parts[0], (4, 2, 2), strict=False))
        if len(date_parts) == 1
        else ""
    )
