"""The aspect type `time`: a time of day on the 24-hour clock, or the part of a day that a source names."""

import re
from functools import lru_cache
from typing import Annotated

from msgspec import Struct
from pydantic import PlainValidator

from factsheet.model.values.date_words import format_utc_offset
from factsheet.model.values.day_parts import PARTS
from factsheet.model.values.error import make_mistake
from factsheet.model.values.value_type import Agreement, RecordNames, Relation, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.text.yaml_scalar import Scalar

_DAY = 24 * 60
CLOCK = re.compile(r"([01][0-9]|2[0-3])(?::([0-5][0-9]))?(Z|[+-](?:0[0-9]|1[0-4]):[0-5][0-9])?")
_TWELVE_HOURS = re.compile(r"(1[0-2]|0?[1-9])(?:[:.]([0-5][0-9]))? ?([ap])\.?m\.?")
_LOOSE = re.compile(r"([01]?[0-9]|2[0-3])(?:[:.h]([0-5][0-9]))?(?::[0-5][0-9])?")


class TimeOfDay(Struct, frozen=True):
    """A time of day and the minutes that it can mean."""

    as_stated: str
    spans: tuple[tuple[int, int], ...]
    """Minutes since midnight, the end left out; two spans where a part of the day passes midnight."""
    offset: int | None = None
    """Minutes east of UTC; None where none is stated: local time of the place."""
    is_part: bool = False
    """Whether a part of the day is named and not a time on the clock."""

    def __str__(self) -> str:
        return self.as_stated


def parse_time(text: str) -> TimeOfDay:
    """Parse `14`, `14:30`, either with `Z` or `+03:00`, or a part of the day; raise a mistake for all else."""
    if match := CLOCK.fullmatch(text):
        hour, minute, offset = match.groups()
        begin = int(hour) * 60 + int(minute or 0)
        length = 1 if minute else 60
        return TimeOfDay(as_stated=text, spans=((begin, begin + length),), offset=_parse_offset(offset))
    spans = PARTS.get(text.strip().lower())
    if spans is None:
        raise _make_time_mistake(text)
    return TimeOfDay(as_stated=text, spans=spans, is_part=True)


def _parse_offset(text: str | None) -> int | None:
    if text is None:
        return None
    if text == "Z":
        return 0
    minutes = int(text[1:3]) * 60 + int(text[4:6])
    return -minutes if text[0] == "-" else minutes


def _make_time_mistake(text: str) -> ValueError:
    message = "“{written}” is not a valid time; write 14, 14:30, 14:30+03:00, or one of: {parts}"
    return make_mistake(message.format(written=text, parts=", ".join(PARTS)), _convert_time(text.strip().lower()))


def _convert_time(text: str) -> str | None:
    """Return the 24-hour form of a time written in another customary way."""
    if match := _TWELVE_HOURS.fullmatch(text):
        hour = int(match[1]) % 12  # 12 am is 0, and 12 pm is 12
        if match[3] == "p":
            hour += 12
    elif match := _LOOSE.fullmatch(text):
        hour = int(match[1])
    else:
        return None
    return f"{hour:02}:{match[2]}" if match[2] else f"{hour:02}"


def _validate_value(written: object) -> TimeOfDay:
    if isinstance(written, TimeOfDay):
        return written
    if not isinstance(written, str):
        raise make_mistake("write one time, such as 14:30")
    return parse_time(written)


Written = Annotated[TimeOfDay, PlainValidator(_validate_value, json_schema_input_type=Scalar)]


def compare(a: TimeOfDay, b: TimeOfDay, world: RecordNames) -> Agreement:
    """Times that can mean the same minute are compatible; parts of a day are wide, since nobody defines them."""
    names = {"a": _format_time(a), "b": _format_time(b)}
    if (a.offset is None) != (b.offset is None):
        reason = _("{a} and {b} cannot be compared: only one states its offset from UTC")
        return Agreement(Relation.COMPATIBLE, reason.format(**names))
    minutes_a, minutes_b = _collect_minutes(a.spans, a.offset or 0), _collect_minutes(b.spans, b.offset or 0)
    if minutes_a == minutes_b:
        return Agreement(Relation.AGREES, _("both say {a}").format(**names))
    if minutes_a <= minutes_b:
        return Agreement(Relation.COMPATIBLE, _("{a} falls within {b}").format(**names))
    if minutes_b <= minutes_a:
        return Agreement(Relation.COMPATIBLE, _("{b} falls within {a}").format(**names))
    if minutes_a & minutes_b:
        return Agreement(Relation.COMPATIBLE, _("{a} and {b} overlap").format(**names))
    return Agreement(Relation.CONTRADICTS, _("{a} and {b} have no minute in common").format(**names))


@lru_cache(maxsize=256)
def _collect_minutes(spans: tuple[tuple[int, int], ...], offset: int) -> frozenset[int]:
    """Return each minute of the day in UTC."""
    minutes: set[int] = set()
    for begin, end in spans:
        minutes.update((minute - offset) % _DAY for minute in range(begin, end))
    return frozenset(minutes)


def print_value(value: TimeOfDay, world: RecordNames) -> RichText:
    """Print the time, or the part of the day in the source's word."""
    manner = "vague" if value.is_part else ""
    return (Span(_format_time(value), manner=manner),)


def _format_time(time: TimeOfDay) -> str:
    if time.is_part:
        return time.as_stated
    (begin, end), *_others = time.spans
    plain = f"{begin // 60:02}:{begin % 60:02}"
    if end - begin > 1:
        plain = _("between {from_} and {to}").format(from_=plain, to=f"{end // 60:02}:00")
    if time.offset is None:
        return plain
    return f"{plain} ({format_utc_offset(time.offset)})"


TYPE = ValueType("time", Written, compare, print_value)
