"""Values in the document of a point: a shape for each type, with the words that the page prints."""

from collections.abc import Callable, Mapping
from typing import Any

from factsheet.analysis.report_table import PrintedValue
from factsheet.data.record_json import drop_empty, write_record
from factsheet.model.values.actor import NamedActor
from factsheet.model.values.choice import Choice
from factsheet.model.values.date import Date
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.number_words import Number
from factsheet.model.values.place import NamedPlace
from factsheet.model.values.positions import Positions
from factsheet.model.values.quantity import Figure, Quantity
from factsheet.model.values.text import Wording
from factsheet.model.values.time_of_day import TimeOfDay
from factsheet.model.values.yes_no import Answer
from factsheet.text.rich_text import convert_to_text

JsonObject = dict[str, Any]


def make_value(printed: PrintedValue) -> JsonObject:
    """Return the value of an aspect: its type, its words, and the keys of its type."""
    type = printed.aspect.type
    return {"type": type, "words": convert_to_text(printed.words), **_SHAPES[type](printed.value)}


def format_edtf(date: Date | None) -> str | None:
    return date.as_stated if date is not None else None


def make_quantity(value: Quantity) -> JsonObject:
    """Return the words of a quantity and its bounds; an open bound is left out."""
    return drop_empty(
        {
            "as_stated": value.as_stated,
            "relation": value.relation,
            "min": _convert_number(value.min),
            "max": _convert_number(value.max),
        }
    )


def _convert_number(number: Number | None) -> int | float | None:
    if number is None or isinstance(number, int):
        return number
    # Exact: the model accepts at most 15 digits, or five decimals.
    return int(number) if number == number.to_integral_value() else float(number)


def _make_figure(value: Figure) -> JsonObject:
    return {**make_quantity(value.value), **write_record(value)}


def _make_set(value: ItemSet) -> JsonObject:
    return drop_empty({"members": value.members, "doubtful": value.doubtful, "list": value.list})


def _make_positions(value: Positions) -> JsonObject:
    return drop_empty({"taken": [{"option": option, "members": members} for option, members in value.taken]})


def _make_time(value: TimeOfDay) -> JsonObject:
    return drop_empty({"as_stated": value.as_stated, "offset": value.offset})


def _make_date(value: Date) -> JsonObject:
    return {"date": value.as_stated}


def _make_text(value: Wording) -> JsonObject:
    return {"verbatim": value.verbatim}


def _make_place(value: NamedPlace) -> JsonObject:
    return {"place": value.id}


def _make_actor(value: NamedActor) -> JsonObject:
    return {"actor": value.id}


def _make_choice(value: Choice) -> JsonObject:
    return {"option": value.option}


def _make_answer(value: Answer) -> JsonObject:
    return {"yes": value.yes}


_SHAPES: Mapping[str, Callable[[Any], JsonObject]] = {
    "text": _make_text,
    "quantity": _make_figure,
    "set": _make_set,
    "positions": _make_positions,
    "date": _make_date,
    "time": _make_time,
    "place": _make_place,
    "actor": _make_actor,
    "choice": _make_choice,
    "yes_no": _make_answer,
}
