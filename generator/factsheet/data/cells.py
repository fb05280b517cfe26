"""Cells of a row: a list as JSON, a date as stated with the first and last day that it can mean."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

import orjson

from factsheet.model.fields import Leaf, list_leaves
from factsheet.model.values import date as dates

Row = dict[str, Any]
"""By column; None is unknown. Keys that are not columns of the table are ignored."""


def make_days(name: str, edtf: str | None) -> Row:
    """Return the three columns of a date; its days are local ones."""
    row: Row = {name: edtf, f"{name}_earliest": None, f"{name}_latest": None}
    if edtf:
        row[f"{name}_earliest"], row[f"{name}_latest"] = _read_days(edtf)
    return row


# Few dates occur in many rows: a source's date is written again for each report, a series has one date a row.
@lru_cache(maxsize=65536)
def _read_days(edtf: str) -> tuple[str | None, str | None]:
    date = dates.parse_date(edtf)
    return _format_day(date.earliest), _format_day(date.latest)


def _format_day(moment: datetime | None) -> str | None:
    return moment.date().isoformat() if moment else None


def make_cells(record: type, document: Mapping[str, Any]) -> Row:
    """Return the cells of a record's fields, from the document of the record."""
    row: Row = {}
    for leaf in list_leaves(record, "table"):
        value: Any = document
        for field in leaf.path:
            if value is None:
                break
            value = value[field.name]
        if leaf.has_days:
            row |= make_days(leaf.column, value)
        else:
            row[leaf.column] = _format_cell(leaf, value)
    return row


def make_empty_cells(record: type) -> Row:
    """Return the cells of a row that has no such record."""
    row: Row = {}
    for leaf in list_leaves(record, "table"):
        if leaf.has_days:
            row |= make_days(leaf.column, None)
        else:
            row[leaf.column] = None
    return row


def _format_cell(leaf: Leaf, value: Any) -> Any:
    field = leaf.field
    is_quote = field.kind == "quote"
    if field.is_plain and not (is_quote or field.is_many or field.is_keyed):
        return value
    if not value:
        return None
    # JSON arrays in one cell: Datasette counts by them, and a data package can give their type.
    return " […] ".join(value) if is_quote else orjson.dumps(value).decode()
