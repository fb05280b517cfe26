"""A JSON Schema for each kind of file: https://json-schema.org.

It is made from the records, so that it never differs from what is checked. Text editors complete and check by it, and
the form on the site is made from it. `x-refers` is the kind of record that an id names, `x-value` the kind of a value
that is more than a text; the definition `says.<type>` is a value in a column of that type.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from factsheet.model import docstrings
from factsheet.model.fields import get_fields
from factsheet.model.json_schema.shapes import SHARED, VALUES, Shape, fit_shape
from factsheet.model.record_types import DERIVED_FIELDS, RECORDS, TYPES
from factsheet.model.values import TYPES as VALUE_TYPES

KINDS = tuple(RECORDS)
VERSION = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {
    "sheet": "A fact sheet",
    "point": "A point with its reports",
    "source": "A source",
    "actor": "An actor",
    "place": "A place",
}


def make_schema(kind: str, known_as: str | None = None) -> Shape:
    """Return the schema of a kind; `known_as` is the address under which it is published."""
    head = {"$schema": VERSION}
    if known_as:
        head["$id"] = known_as
    return {**head, **_make_kind_schema(kind)}


def format_schema(shape: Shape) -> str:
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


@cache
def _make_kind_schema(kind: str) -> Shape:
    adapters: dict[str, TypeAdapter[Any]] = {kind: RECORDS[kind]}
    if kind == "point":
        adapters |= _make_value_adapters()
    schemas, shared = TypeAdapter.json_schemas([(name, "validation", adapter) for name, adapter in adapters.items()])
    definitions = _fit_definitions(kind, shared["$defs"])
    whole = definitions.pop(schemas[kind, "validation"]["$ref"].rpartition("/")[2])
    for name in DERIVED_FIELDS:
        whole["properties"].pop(name, None)
    whole["required"] = [name for name in whole["required"] if name not in DERIVED_FIELDS]
    said = {name: fit_shape(schemas[name, "validation"]) for name in adapters if name != kind}
    if said:
        column = definitions["Report"]["properties"]["says"]
        column["additionalProperties"] = {"anyOf": _select_general_shapes(said)}
    for name in SHARED:
        definitions[name] = VALUES[name]
    reached = _collect_reached(definitions, [whole, *said.values()])
    kept = {name: definitions[name] for name in sorted(reached)} | said
    schema = {"title": _TITLES[kind], **whole}
    if kept:
        schema["$defs"] = kept
    return schema


def _fit_definitions(kind: str, definitions: Mapping[str, Shape]) -> dict[str, Shape]:
    records = docstrings.find_records((TYPES[kind], *(type.written for type in VALUE_TYPES.values())))
    fitted = {}
    for name, shape in definitions.items():
        fitted[name] = fit_shape(_add_descriptions(shape, records.get(name)))
    return fitted


def _make_value_adapters() -> dict[str, TypeAdapter[Any]]:
    return {f"says.{name}": TypeAdapter(type.written) for name, type in VALUE_TYPES.items()}


def _select_general_shapes(shapes: Mapping[str, Shape]) -> list[Shape]:
    """Return the forms that values of all types have: editors that check by it do not know the type of a column."""
    return [shapes[f"says.{name}"] for name in ("text", "quantity", "set", "positions")]


def _add_descriptions(shape: Shape, record: type[Any] | None) -> Shape:
    if record is None:
        return shape
    properties = {}
    for field in get_fields(record):
        if field.written not in shape["properties"]:
            continue
        properties[field.written] = shape["properties"][field.written]
        if field.help:
            properties[field.written] = {**properties[field.written], "description": field.help}
    described = {**shape, "properties": properties}
    if "description" in shape:
        described["description"] = docstrings.format_docstring(shape["description"])
    return described


def _collect_reached(definitions: Mapping[str, Shape], shapes: list[Shape]) -> set[str]:
    """Return the names of the definitions that the shapes lead to."""
    reached: set[str] = set()
    todo = json.dumps(shapes)
    while new := {name for name in definitions if name not in reached and f'"#/$defs/{name}"' in todo}:
        reached |= new
        todo = json.dumps([definitions[name] for name in new])
    return reached
