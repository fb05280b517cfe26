"""What cells of a row hold: a list as JSON, a date as stated with the days that it can mean."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import orjson

from factsheet.model.fields import Leaf, list_leaves
from factsheet.model.values import date as dates

Row = dict[str, Any]
"""By column; what is not known is None, and further keys are none of the table's."""


@lru_cache(maxsize=65536)
def _read_days(edtf: str) -> tuple[str | None, ...]:
    date = dates.parse_date(edtf)
    return tuple(moment.date().isoformat() if moment else None for moment in (date.earliest, date.latest))


def make_days(name: str, edtf: str | None) -> Row:
    """Return the three columns of a date; its days are local ones."""
    earliest, latest = _read_days(edtf) if edtf else (None, None)
    return {name: edtf, f"{name}_earliest": earliest, f"{name}_latest": latest}


def make_cells(record: type, document: Mapping[str, Any]) -> Row:
    """Return the cells of a record's fields, from the document of the record."""
    row: Row = {}
    for leaf in list_leaves(record, "table"):
        value: Any = document
        for field in leaf.path:
            value = value[field.name] if value is not None else None
        row |= make_days(leaf.column, value) if leaf.has_days else {leaf.column: _format_cell(leaf, value)}
    return row


def make_empty_cells(record: type) -> Row:
    """Return the cells of a row that has no such record."""
    row: Row = {}
    for leaf in list_leaves(record, "table"):
        row |= make_days(leaf.column, None) if leaf.has_days else {leaf.column: None}
    return row


def _format_cell(leaf: Leaf, value: Any) -> Any:
    field = leaf.field
    if field.kind == "quote":
        return " […] ".join(value) if value else None
    if field.is_many or field.is_keyed or not field.is_plain:
        return orjson.dumps(value).decode() if value else None
    return value
