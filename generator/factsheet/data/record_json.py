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
    """Return the published fields of the record that say something; ids of points become `sheet/point`."""
    kind: type = type(record)
    written: Json = {}
    for name, write in _list_writers(kind, destination):
        value = getattr(record, name)
        if value is not None and value != ():
            written[name] = write(value, sheet)
    return drop_empty(written)


def drop_empty(document: Json) -> Json:
    """Return the document without null, empty lists and empty objects; 0, false and an empty text say something."""
    return {name: value for name, value in document.items() if value or value in (False, "")}


@cache
def _list_writers(record: type, destination: Destination) -> tuple[tuple[str, Write], ...]:
    """Return how each field is written; rows leave out fields that have a table of their own."""
    writers = []
    for field in get_fields(record):
        if not field.is_in(destination) or (destination != "json" and field.info.table):
            continue
        writers.append((field.name, _get_writer(field)))
    return tuple(writers)


def _get_writer(field: RecordField) -> Write:
    write = _WRITERS.get(field.kind, _write_unchanged)
    if field.refers == "point":
        write = _write_point
    if field.is_keyed:
        return partial(_write_each_value, write)
    return partial(_write_each, write) if field.is_many else write


def _write_unchanged(value: Any, sheet: str) -> Any:
    return value


def _write_date(date: Date, sheet: str) -> str:
    return date.as_stated


def _write_point(id: str, sheet: str) -> str:
    return make_point_key(sheet, id)


def _write_quantity(quantity: Quantity, sheet: str) -> str:
    return quantity.as_stated


def _write_quote(quote: Quote, sheet: str) -> tuple[str, ...]:
    return quote.parts


def _write_each(write: Write, values: tuple[Any, ...], sheet: str) -> list[Any]:
    return [write(value, sheet) for value in values]


def _write_each_value(write: Write, values: dict[str, Any], sheet: str) -> Json:
    return {key: write(value, sheet) for key, value in values.items()}


_WRITERS: dict[str, Write] = {
    "date": _write_date,
    "quantity": _write_quantity,
    "quote": _write_quote,
    "record": write_record,
}
"""By kind of field; all others are written unchanged."""
