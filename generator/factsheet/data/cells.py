"""Rows from documents of records: a list is a cell with JSON, a date is followed by its first and last possible day."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any

import orjson
from msgspec import Struct

from factsheet.model.fields import Leaf, list_leaves
from factsheet.model.values import date as dates

Row = dict[str, Any]
"""By column; a missing one and None are unknown. Keys that are not columns of the table are ignored."""


class _Cell(Struct, frozen=True):
    column: str
    path: tuple[str, ...]
    """The names in the document, from the outermost."""
    write: Callable[[Any], Any]
    """Returns the content of the cell; None is written as None."""


def make_row(record: type, document: Mapping[str, Any]) -> Row:
    """Return the document of a record with the cells that differ from it."""
    row = dict(document)
    for cell in _list_cells(record):
        value: Any = document
        for name in cell.path:
            value = value.get(name)
            if value is None:
                break
        row[cell.column] = cell.write(value)
    return row


@cache
def _list_cells(record: type) -> tuple[_Cell, ...]:
    """Return the cells that are not simply what the document has under the name of the column."""
    cells: list[_Cell] = []
    for leaf in list_leaves(record, "table"):
        for cell in _make_cells(leaf):
            if cell.path != (cell.column,) or cell.write is not _write_plain:
                cells.append(cell)
    return tuple(cells)


def _make_cells(leaf: Leaf) -> Iterator[_Cell]:
    path = tuple(field.name for field in leaf.path)
    yield _Cell(leaf.column, path, _get_writer(leaf))
    if leaf.has_days:
        yield _Cell(f"{leaf.column}_earliest", path, _find_earliest_day)
        yield _Cell(f"{leaf.column}_latest", path, _find_latest_day)


def _get_writer(leaf: Leaf) -> Callable[[Any], Any]:
    field = leaf.field
    if field.kind == "quote":
        return _write_quote
    if field.is_plain and not field.is_many:
        return _write_plain
    return _write_json


def _write_plain(value: Any) -> Any:
    return value


def _write_json(value: Any) -> str | None:
    # JSON arrays in one cell: Datasette counts by them, and a data package can give their type.
    return orjson.dumps(value).decode() if value else None


def _write_quote(parts: list[str] | None) -> str | None:
    return " […] ".join(parts) if parts else None


# Few dates occur in many rows: a source's date is written again for each report, a series has one date a row. Days are
# local ones.
@lru_cache(maxsize=65536)
def _find_earliest_day(edtf: str | None) -> str | None:
    moment = dates.parse_date(edtf).earliest if edtf else None
    return moment.date().isoformat() if moment else None


@lru_cache(maxsize=65536)
def _find_latest_day(edtf: str | None) -> str | None:
    moment = dates.parse_date(edtf).latest if edtf else None
    return moment.date().isoformat() if moment else None
