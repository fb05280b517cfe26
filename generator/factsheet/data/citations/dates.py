"""Dates as bibliographies have them: year, month and day as far as they are known."""

from factsheet.model.values.date import Date, Precision

Parts = tuple[int, ...]
"""Year, then month, then day."""


def parts(date: Date) -> tuple[Parts, ...]:
    """Return a date, or beginning and end of an interval; nothing for what has no year of its own.

    What is open or only a season, a decade or a century cannot be told in numbers without saying more than is known.
    """
    ends = date.ends or (date,)
    found = [_single(end) for end in ends if end is not None]
    return tuple(found) if len(found) == len(ends) and all(found) else ()


def _single(date: Date) -> Parts:
    if date.earliest is None or date.precision < Precision.YEAR:
        return ()
    known = (date.earliest.year, date.earliest.month, date.earliest.day)
    return known[: {Precision.YEAR: 1, Precision.SEASON: 1, Precision.MONTH: 2}.get(date.precision, 3)]


def iso(date: Date) -> str:
    """Return a single date as ISO 8601 has it, without its hour; empty for an interval and for what has no year."""
    found = parts(date)
    return (
        "-".join(f"{part:0{width}}" for part, width in zip(found[0], (4, 2, 2), strict=False))
        if len(found) == 1
        else ""
    )
