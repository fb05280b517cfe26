"""The aspect type `date`; other modules import `Date`, its parser and its words from here."""

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field, PlainValidator

from factsheet.model.values.calendar_date import Date, Precision, get_moments
from factsheet.model.values.date_parser import parse_date
from factsheet.model.values.date_words import describe_date, describe_day, format_clock_time, format_short_month
from factsheet.model.values.error import make_mistake
from factsheet.model.values.value_type import Agreement, RecordNames, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.text.yaml_scalar import Scalar

__all__ = [
    "TYPE",
    "Date",
    "Precision",
    "compare",
    "describe_date",
    "describe_day",
    "format_clock_time",
    "format_short_month",
    "get_leeway",
    "parse_date",
]

# A rule of ours: EDTF does not say how wide "uncertain" and "approximate" are.
_LEEWAY = {
    Precision.CENTURY: timedelta(days=36525),
    Precision.DECADE: timedelta(days=3653),
    Precision.YEAR: timedelta(days=366),
    Precision.SEASON: timedelta(days=92),
    Precision.MONTH: timedelta(days=31),
    Precision.DAY: timedelta(days=1),
    Precision.HOUR: timedelta(hours=1),
    Precision.MINUTE: timedelta(minutes=30),  # "about 14:30" is said of more than one minute around it
}
"""How far off an uncertain or approximate date may be: about one unit of its precision."""


def _validate_value(value: object) -> object:
    if isinstance(value, Date):
        return value
    if not isinstance(value, str):
        raise make_mistake("write one date, such as 2022-03-29")
    return parse_date(value)


Written = Annotated[
    Date,
    PlainValidator(_validate_value, json_schema_input_type=Scalar),
    Field(json_schema_extra={"x-value": "date"}),
]


def compare(a: Date, b: Date, world: RecordNames) -> Agreement:
    """Containment and overlap are compatible; dates apart contradict, unless stated doubt bridges the gap."""
    names = {"a": describe_date(a), "b": describe_date(b)}
    (a_from, a_to), (b_from, b_to) = get_moments(a, b), get_moments(b, a)
    if (a_from, a_to) == (b_from, b_to):
        return _compare_same_moments(a, b)
    if _is_within(a_from, a_to, b_from, b_to):
        return Agreement(Relation.COMPATIBLE, _("{a} lies within {b}").format(**names))
    if _is_within(b_from, b_to, a_from, a_to):
        return Agreement(Relation.COMPATIBLE, _("{b} lies within {a}").format(**names))
    gap = max(_measure_gap(a_to, b_from), _measure_gap(b_to, a_from))
    if gap <= timedelta(0):
        return Agreement(Relation.COMPATIBLE, _("{a} and {b} overlap").format(**names))
    if gap <= max(get_leeway(a), get_leeway(b)):
        reason = _("{a} and {b} are close, and at least one is uncertain or approximate")
        return Agreement(Relation.COMPATIBLE, reason.format(**names))
    return Agreement(Relation.CONTRADICTS, _("{a} and {b} have no moment in common").format(**names))


def _compare_same_moments(a: Date, b: Date) -> Agreement:
    if (a.uncertain, a.approximate) == (b.uncertain, b.approximate):
        return Agreement(Relation.AGREES, _("both say {date}").format(date=describe_date(a)))
    reason = _("{a} and {b} name the same date, with different certainty")
    return Agreement(Relation.COMPATIBLE, reason.format(a=describe_date(a), b=describe_date(b)))


def _is_within(
    inner_from: datetime | None,
    inner_to: datetime | None,
    outer_from: datetime | None,
    outer_to: datetime | None,
) -> bool:
    begins = outer_from is None or (inner_from is not None and inner_from >= outer_from)
    ends = outer_to is None or (inner_to is not None and inner_to <= outer_to)
    return begins and ends


def _measure_gap(end: datetime | None, begin: datetime | None) -> timedelta:
    if end is None or begin is None:
        return timedelta(0)
    return begin - end


def get_leeway(date: Date) -> timedelta:
    """Return how far off the date may be, on either side; nothing where it is neither uncertain nor approximate."""
    return _LEEWAY[date.precision] if date.is_qualified else timedelta(0)


def print_value(value: Date, world: RecordNames) -> RichText:
    """Print the date in the language of the site."""
    return (Span(describe_date(value)),)


TYPE = ValueType("date", Written, compare, print_value)
