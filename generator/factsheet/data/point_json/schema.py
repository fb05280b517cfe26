"""The JSON Schema of a point's document: `point.schema.json`, completed with the fields of records.

`x-records` in that file names the records whose fields an object has; a property written there overrides theirs.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from factsheet.data.record_json import Json
from factsheet.model.aspect import Aspect
from factsheet.model.fields import RecordField, get_fields
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.source import Source
from factsheet.model.values.figure import Figure

FILE = Path(__file__).parent / "point.schema.json"
_RECORDS: Mapping[str, type] = {
    "Point": Point,
    "Aspect": Aspect,
    "Report": Report,
    "Figure": Figure,
    "SeriesRow": SeriesRow,
    "Source": Source,
}
_TYPES = {"yes_no": "boolean", "whole": "integer", "record": "object", "quote": "array"}
"""By kind of field; all others are strings."""


@cache
def make_document_schema() -> Json:
    """Return the schema of the whole document, with a description of every key."""
    schema: Json = _expand(orjson.loads(FILE.read_bytes()))
    return schema


def _expand(shape: Any) -> Any:
    if isinstance(shape, list):
        return [_expand(part) for part in shape]
    if not isinstance(shape, dict):
        return shape
    expanded = {name: _expand(part) for name, part in shape.items()}
    records = expanded.pop("x-records", None)
    if records is None:
        return expanded
    fields: list[RecordField] = []
    for name in records:
        fields += list_fields(_RECORDS[name])
    return {**expanded, **_make_object(fields, expanded["properties"], expanded.get("required", ()))}


def list_fields(record: type) -> list[RecordField]:
    """Return the published fields of a record."""
    return [field for field in get_fields(record) if field.is_in("json")]


def _make_object(fields: Sequence[RecordField], others: Mapping[str, Json], required: Sequence[str] = ()) -> Json:
    """Return the schema of an object with the fields, and the `others` in place of those of the same name."""
    properties = {field.name: _make_property(field) for field in fields}
    always = [field.name for field in fields if field.name not in others and _is_always_there(field, properties)]
    return {
        "type": "object",
        "required": [*always, *required],
        "additionalProperties": False,
        "properties": {**properties, **others},
    }


def _is_always_there(field: RecordField, properties: Mapping[str, Json]) -> bool:
    """True if the value is never null or empty; a record is empty if none of its fields is always there."""
    if field.is_keyed or field.is_many or field.is_optional or field.kind == "quote":
        return False
    return field.record is None or bool(properties[field.name]["required"])


def _make_property(field: RecordField) -> Json:
    shape = _make_value(field)
    if field.is_keyed:
        shape = {"type": "object", "additionalProperties": shape}
    elif field.is_many:
        shape = {"type": "array", "items": shape}
    description = field.help
    if field.kind == "date":
        description += " As EDTF, level 1."
    return {**shape, "description": description} if description else shape


def _make_value(field: RecordField) -> Json:
    if field.choices:
        return {"enum": list(field.choices)}
    if field.record is not None:
        return _make_object(list_fields(field.record), {})
    if field.kind == "quote":
        return {"type": "array", "items": {"type": "string"}}
    return {"type": _TYPES.get(field.kind, "string")}
