"""What may be written in a file, as a JSON Schema for each kind: https://json-schema.org.

Made from the records, so that it never says anything else than what is checked. Editors complete and check by it, and
the form of the site is made from it. `x-refers` names the kind of thing that an id leads to, `x-value` the kind of a
value that is more than a text; `says.<type>` among the definitions is what stands in a column of that type.
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
    return {"$schema": VERSION, **({"$id": known_as} if known_as else {}), **_make_kind_schema(kind)}


def format_schema(shape: Shape) -> str:
    return json.dumps(shape, ensure_ascii=False, indent=1) + "\n"


@cache
def _make_kind_schema(kind: str) -> Shape:
    record = RECORDS[kind]
    adapters: Mapping[str, TypeAdapter[Any]] = {kind: record} | (_make_value_adapters() if kind == "point" else {})
    schemas, shared = TypeAdapter.json_schemas([(name, "validation", adapter) for name, adapter in adapters.items()])
    definitions: dict[str, Shape] = shared["$defs"]
    records = docstrings.find_records((TYPES[kind], *(type.written for type in VALUE_TYPES.values())))
    definitions = {name: fit_shape(_add_descriptions(definitions[name], records.get(name))) for name in definitions}
    whole = definitions.pop(schemas[kind, "validation"]["$ref"].rpartition("/")[2])
    for location_field in DERIVED_FIELDS:
        whole["properties"].pop(location_field, None)
    whole["required"] = [name for name in whole["required"] if name not in DERIVED_FIELDS]
    said = {name: fit_shape(schemas[name, "validation"]) for name in adapters if name != kind}
    if said:
        column = definitions["Report"]["properties"]["says"]
        column["additionalProperties"] = {"anyOf": _select_general_shapes(said)}
    definitions |= {name: VALUES[name] for name in SHARED}
    used = _collect_reached(definitions, [whole, *said.values()])
    whole = {"title": _TITLES[kind], **whole}
    return {**whole, "$defs": {name: definitions[name] for name in sorted(used)} | said} if used or said else whole


def _make_value_adapters() -> dict[str, TypeAdapter[Any]]:
    return {f"says.{name}": TypeAdapter(type.written) for name, type in VALUE_TYPES.items()}


def _select_general_shapes(shapes: Mapping[str, Shape]) -> list[Shape]:
    """Return what may stand in any column, without what one of them says of itself alone."""
    first = [shape for name, shape in shapes.items() if name in ("says.text", "says.quantity", "says.set")]
    return [*first, shapes["says.positions"]]


def _add_descriptions(shape: Shape, record: type[Any] | None) -> Shape:
    if record is None:
        return shape
    fields = {field.written: field for field in get_fields(record)}
    order = list(fields)
    properties = {
        name: {**part, "description": fields[name].help} if fields[name].help else part
        for name, part in sorted(shape["properties"].items(), key=lambda pair: order.index(pair[0]))
    }
    about = {key: docstrings.format_docstring(shape[key]) for key in ("description",) if key in shape}
    return {**shape, **about, "properties": properties}


def _collect_reached(definitions: Mapping[str, Shape], shapes: list[Shape]) -> set[str]:
    """Return the definitions that the shapes lead to."""
    reached: set[str] = set()
    todo = json.dumps(shapes)
    while new := {name for name in definitions if name not in reached and f'"#/$defs/{name}"' in todo}:
        reached |= new
        todo = json.dumps([definitions[name] for name in new])
    return reached
