"""Records as machines read them: each field by its name, in the forms of JSON."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from factsheet.content.corpus import make_point_key
from factsheet.model.field_info import Destination
from factsheet.model.fields import RecordField, get_fields
from factsheet.model.quote import Quote
from factsheet.model.values.date import Date
from factsheet.model.values.quantity_table import Quantity

Json = dict[str, Any]
Write = Callable[[Any, str], Any]


def write_record(record: Any, sheet: str = "", destination: Destination = "json") -> Json:
    """Return all that machines get of the record; points that it names become `sheet/point`."""
    kind: type = type(record)
    return {name: write(getattr(record, name), sheet) for name, write in _list_writers(kind, destination)}


@cache
def _list_writers(record: type, destination: Destination) -> tuple[tuple[str, Write], ...]:
    """Return how each field is written; what has a table of its own is left out for tables."""
    fields = (field for field in get_fields(record) if field.is_in(destination))
    kept = (field for field in fields if destination == "json" or not field.info.table)
    return tuple((field.name, _get_writer(field)) for field in kept)


def _get_writer(field: RecordField) -> Write:
    write = _write_point if field.refers == "point" else _WRITERS.get(field.kind, _write_as_it_is)
    if field.is_keyed:
        write = partial(_write_each_value, write)
    elif field.is_many:
        write = partial(_write_each, write)
    return write


def _write_as_it_is(value: Any, sheet: str) -> Any:
    return value


def _write_date(date: Date | None, sheet: str) -> str | None:
    return date.as_stated if date is not None else None


def _write_point(id: str | None, sheet: str) -> str | None:
    return make_point_key(sheet, id) if id is not None else None


def _write_quantity(quantity: Quantity | None, sheet: str) -> str | None:
    return quantity.as_stated if quantity is not None else None


def _write_quote(quote: Quote | None, sheet: str) -> tuple[str, ...] | None:
    return quote.parts if quote is not None else None


def _write_record(record: Any, sheet: str) -> Json | None:
    return write_record(record, sheet) if record is not None else None


def _write_each(write: Write, values: tuple[Any, ...], sheet: str) -> list[Any]:
    return [write(value, sheet) for value in values]


def _write_each_value(write: Write, values: dict[str, Any], sheet: str) -> Json:
    return {key: write(value, sheet) for key, value in values.items()}


_WRITERS: dict[str, Write] = {
    "date": _write_date,
    "quantity": _write_quantity,
    "quote": _write_quote,
    "record": _write_record,
}
"""The kinds of field that are not written as they are."""
