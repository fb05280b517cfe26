"""The fields that may be written at a place of a file, from the types of its record."""

from collections.abc import Container, Iterator
from dataclasses import is_dataclass
from typing import Any, get_args

from msgspec import Struct
from pydantic.json_schema import SkipJsonSchema

from factsheet.content.written_values import find_written_spot, get_value
from factsheet.model.record_types import DERIVED_FIELDS
from factsheet.model.values import TYPES
from factsheet.yamlfile.parse import Raw

Location = tuple[str | int, ...]
"""A place as pydantic names it: with steps that are not in the file, where a field can be of several types."""


class FieldNames(Struct, frozen=True):
    known: list[str]
    """The fields that may be written at a place of the file."""
    present: Container[str] = ()
    """The fields that are."""


def list_names(written: dict[str, Raw], loc: Location, record_type: type) -> FieldNames:
    """Return the names of the fields at a place of the file."""
    around = get_value(written, find_written_spot(written, loc))
    return FieldNames(_list_known_names(written, loc, record_type), around if isinstance(around, dict) else ())


def _list_known_names(written: dict[str, Raw], loc: Location, record_type: type) -> list[str]:
    if "says" not in loc[:-1]:
        return list_fields(record_type, loc)
    # The value of a report has the type of its aspect, which the file itself states.
    aspect = loc[loc.index("says") + 1]
    listed = written.get("compare")
    for aspect_fields in listed if isinstance(listed, list) else []:
        if isinstance(aspect_fields, dict) and aspect_fields.get("id") == aspect and aspect_fields.get("type") in TYPES:
            record = get_args(TYPES[str(aspect_fields["type"])].written)[0]
            return list_field_names(record) if is_dataclass(record) else []
    return []


def list_fields(record_type: type, loc: Location) -> list[str]:
    names: list[str] = []
    for record in list_record_types(record_type, loc):
        names += list_field_names(record)
    return names


def list_record_types(record_type: type, loc: Location) -> list[Any]:
    """Return the types of record whose fields may be written at this place of the file."""
    record_types: list[Any] = [record_type]
    for step in loc:
        if isinstance(step, int):
            continue
        deeper: list[Any] = []
        for record in record_types:
            deeper += list_field_types(record, step)
        record_types = deeper or record_types  # a step of pydantic's own leads no deeper
    return record_types


def list_field_names(record: Any) -> list[str]:
    """Return the fields of a type of record that are written in a file."""
    hidden = tuple(DERIVED_FIELDS) if "file" in record.__dataclass_fields__ else ()
    names = []
    for name, info in record.__pydantic_fields__.items():
        if name not in hidden and not _is_unwritten(info.metadata):
            names.append(info.alias or name)
    return names


def _is_unwritten(metadata: list[Any]) -> bool:
    return any(mark.__class__ is SkipJsonSchema for mark in metadata)


def list_field_types(record: Any, name: str) -> list[Any]:
    """Return the types of record that a field can have; none for one of texts and numbers, or an unknown field."""
    info = record.__pydantic_fields__.get(name)
    return list(_iterate_record_types(info.annotation)) if info else []


def _iterate_record_types(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _iterate_record_types(part)
