"""The JSON Schema of a point's document: `point.schema.json`, completed with the fields of records.

`x-records` in that file names the records whose fields an object has; a property written there overrides theirs.
"""

from collections.abc import Mapping
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
    properties: Json = {}
    for name in records:
        properties |= make_properties(_RECORDS[name])
    return {**expanded, **_make_object({**properties, **expanded["properties"]})}


def _make_object(properties: Json) -> Json:
    return {
        "type": "object",
        "required": list(properties),
        "additionalProperties": False,
        "properties": properties,
    }


def make_properties(record: type) -> Json:
    """Return the schema of each published field of a record."""
    return {field.name: _make_property(field) for field in get_fields(record) if field.is_in("json")}


def _make_property(field: RecordField) -> Json:
    shape = _make_value(field)
    if field.is_keyed:
        shape = {"type": "object", "additionalProperties": shape}
    elif field.is_many:
        shape = {"type": "array", "items": shape}
    elif field.is_optional:
        shape = _allow_null(shape)
    description = field.help
    if field.kind == "date":
        description += " As EDTF, level 1."
    return {**shape, "description": description} if description else shape


def _make_value(field: RecordField) -> Json:
    if field.choices:
        return {"enum": list(field.choices)}
    if field.record is not None:
        return _make_object(make_properties(field.record))
    if field.kind == "quote":
        return {"type": "array", "items": {"type": "string"}}
    return {"type": _TYPES.get(field.kind, "string")}


def _allow_null(shape: Json) -> Json:
    if "enum" in shape:
        return {**shape, "enum": [*shape["enum"], None]}
    return {**shape, "type": [shape["type"], "null"]}
