"""The table of fields, derived from the annotations of the records: names, labels, help, types, destinations."""

from collections.abc import Iterator
from dataclasses import is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec import Struct
from pydantic.fields import FieldInfo as PydanticField

from factsheet.model import docstrings
from factsheet.model.field_info import Destination, FieldInfo
from factsheet.model.field_types import Lines, ReferenceMarker
from factsheet.model.quote import Quote
from factsheet.model.values.calendar_date import Date
from factsheet.model.values.quantity_table import Quantity

FieldKind = Literal[
    "text", "choice", "yes_no", "whole", "date", "address", "language", "id", "quantity", "quote", "record", "other"
]
_PLAIN: dict[type, FieldKind] = {
    str: "text",
    bool: "yes_no",
    int: "whole",
    Date: "date",
    Quantity: "quantity",
    Quote: "quote",
}
_FINER: dict[str, FieldKind] = {"address": "address", "language": "language"}
"""Kinds of text by their `x-value` in the schema."""


class RecordField(Struct, frozen=True):
    """One field of a record, with all that others need to know of it."""

    name: str
    written: str
    """Its name in YAML."""
    kind: FieldKind
    """Of each item, where there are many."""
    info: FieldInfo
    help: str
    """A sentence or two; may be empty."""
    record: type | None
    """The record that it holds, or a list of them; None where it holds none."""
    refers: str
    """The kind of record that an id names."""
    choices: tuple[str, ...]
    is_many: bool
    is_keyed: bool
    """True for a mapping; its keys are names of languages, aspects or sections."""
    is_optional: bool
    """True where it may be None."""
    is_long: bool
    """True for a text that needs several lines in the form."""

    @property
    def label(self) -> str:
        return self.info.label or self.name.replace("_", " ").capitalize()

    @property
    def is_plain(self) -> bool:
        """True for a value, or a list of values, that are not records."""
        return not self.is_keyed and self.kind not in ("record", "other")

    def is_in(self, destination: Destination) -> bool:
        is_for_machines = destination in ("json", "table")
        is_kept_back = bool(self.info.supplied_by) or (is_for_machines and bool(self.info.internal))
        return not is_kept_back and destination not in self.info.hidden


class Leaf(Struct, frozen=True):
    """A field with a cell of its own: of a record, or of a single record within it."""

    path: tuple[RecordField, ...]
    """From the outermost field to that in the cell."""

    @property
    def field(self) -> RecordField:
        return self.path[-1]

    @property
    def column(self) -> str:
        return self.field.info.column or self.field.name

    @property
    def cell(self) -> str:
        return self.field.info.cell or self.column

    @property
    def written(self) -> tuple[str, ...]:
        """Its path in the file; the field of a shorthand has no name there."""
        path = self.path
        if len(path) > 1 and path[-2].info.shorthand == self.field.name:
            path = path[:-1]
        return tuple(field.written for field in path)

    @property
    def is_required(self) -> bool:
        """True where there is always a value."""
        is_single = not self.field.is_many and not self.field.is_keyed
        return is_single and not any(field.is_optional for field in self.path)

    @property
    def has_days(self) -> bool:
        """True for a date that tables publish with its first and last possible day."""
        return self.field.kind == "date" and not self.field.info.column and not self.field.is_many


def get_fields(record: type) -> tuple[RecordField, ...]:
    """Return the fields of a record in their order."""
    return _read_fields(record)


@cache
def _read_fields(record: type) -> tuple[RecordField, ...]:
    hints = get_type_hints(record, include_extras=True)
    said = docstrings.get_field_docstrings(record)
    infos: dict[str, PydanticField] = getattr(record, "__pydantic_fields__", {})
    return tuple(_make_field(name, hints[name], said.get(name, ""), info) for name, info in infos.items())


@cache
def list_leaves(record: type, destination: Destination) -> tuple[Leaf, ...]:
    """Return the fields that have a cell of their own in the destination."""
    return tuple(_find_leaves(record, destination, ()))


def _find_leaves(record: type, destination: Destination, around: tuple[RecordField, ...]) -> Iterator[Leaf]:
    for field in get_fields(record):
        path = (*around, field)
        if not field.is_in(destination):
            continue
        if destination == "table" and (field.info.columns or field.info.table):
            continue
        if destination == "spreadsheet" and field.record is not None and field.info.shorthand:
            inner = {part.name: part for part in get_fields(field.record)}
            yield Leaf((*path, inner[field.info.shorthand]))
        elif field.record is not None and not field.is_many and not field.is_keyed:
            yield from _find_leaves(field.record, destination, path)
        elif field.is_plain or destination == "table":
            yield Leaf(path)


class _Type:
    """What a type hint says, part by part."""

    def __init__(self, hint: Any) -> None:
        self.kind: FieldKind = "other"
        self.info = FieldInfo()
        self.record: type | None = None
        self.refers = ""
        self.choices: tuple[str, ...] = ()
        self.is_many = self.is_keyed = self.is_optional = self.is_long = False
        self._take(hint)

    def _take(self, hint: Any) -> None:
        origin, parts = get_origin(hint), get_args(hint)
        if hasattr(hint, "__metadata__"):
            self._take(parts[0])
            for mark in hint.__metadata__:
                self._mark(mark)
        elif origin in (Union, UnionType):
            for part in parts:
                self._take(part)
        elif origin is Literal:
            self.kind, self.choices = "choice", (*self.choices, *parts)
        elif origin is tuple and parts[1:] == (...,):
            self._take(parts[0])
            self.is_many = True
        elif origin is dict:
            self._take(parts[1])
            self.is_keyed = True
        else:
            self._take_plain(hint)

    def _take_plain(self, hint: Any) -> None:
        if hint is type(None):
            self.is_optional = True
        elif hint in _PLAIN:
            self.kind = _PLAIN[hint]
        elif isinstance(hint, type) and is_dataclass(hint):
            self.kind, self.record = "record", hint

    def _mark(self, mark: Any) -> None:
        if isinstance(mark, FieldInfo):
            self.info = mark
        elif isinstance(mark, ReferenceMarker):
            self.kind, self.refers = "id", mark.kind
        elif isinstance(mark, Lines):
            self.is_long = True
        elif isinstance(mark, PydanticField) and isinstance(mark.json_schema_extra, dict):
            self.kind = _FINER.get(str(mark.json_schema_extra.get("x-value")), self.kind)


def _make_field(name: str, hint: Any, help: str, declared: PydanticField) -> RecordField:
    type_ = _Type(hint)
    extra = declared.json_schema_extra
    if isinstance(extra, dict) and "x-refers" in extra:  # of a figure's claimant, whose type is a value's
        type_.kind, type_.refers = "id", str(extra["x-refers"])
    return RecordField(
        name=name,
        written=declared.alias or name,
        kind=type_.kind,
        info=type_.info,
        help=help,
        record=type_.record,
        refers=type_.refers,
        choices=type_.choices,
        is_many=type_.is_many,
        is_keyed=type_.is_keyed,
        is_optional=type_.is_optional,
        is_long=type_.is_long,
    )
