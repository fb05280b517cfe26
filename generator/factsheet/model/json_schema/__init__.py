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

from factsheet.model.json_schema import docstrings
from factsheet.model.json_schema.shapes import SHARED, VALUES, Shape, fitted
from factsheet.model.record_types import GIVEN, RECORDS
from factsheet.model.values import TYPES

KINDS = tuple(RECORDS)
VERSION = "https://json-schema.org/draft/2020-12/schema"
_TITLES = {
    "sheet": "A fact sheet",
    "point": "A point with its reports",
    "source": "A source",
    "actor": "An actor",
    "place": "A place",
}


def schema(kind: str, known_as: str | None = None) -> Shape:
    """Return the schema of a kind; `known_as` is the address under which it is published."""
    return {"$schema": VERSION, **({"$id": known_as} if known_as else {}), **_made(kind)}


def as_text(found: Shape) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


@cache
def _made(kind: str) -> Shape:
    record = RECORDS[kind]
    adapters: Mapping[str, TypeAdapter[Any]] = {kind: record} | (_said() if kind == "point" else {})
    found, shared = TypeAdapter.json_schemas([(name, "validation", one) for name, one in adapters.items()])
    definitions: dict[str, Shape] = shared["$defs"]
    records = docstrings.records_in(adapter._type for adapter in adapters.values())
    definitions = {name: fitted(_described(definitions[name], records.get(name))) for name in definitions}
    whole = definitions.pop(found[kind, "validation"]["$ref"].rpartition("/")[2])
    for given in GIVEN:
        whole["properties"].pop(given, None)
    whole["required"] = [name for name in whole["required"] if name not in GIVEN]
    said = {name: fitted(found[name, "validation"]) for name in adapters if name != kind}
    if said:
        column = definitions["Report"]["properties"]["says"]
        column["additionalProperties"] = {"anyOf": _each_once(said)}
    definitions |= {name: VALUES[name] for name in SHARED}
    used = _reached(definitions, [whole, *said.values()])
    whole = {"title": _TITLES[kind], **whole}
    return {**whole, "$defs": {name: definitions[name] for name in sorted(used)} | said} if used or said else whole


def _said() -> dict[str, TypeAdapter[Any]]:
    return {f"says.{name}": TypeAdapter(type.written) for name, type in TYPES.items()}


def _each_once(shapes: Mapping[str, Shape]) -> list[Shape]:
    """Return what may stand in any column, without what one of them says of itself alone."""
    first = [shape for name, shape in shapes.items() if name in ("says.text", "says.quantity", "says.set")]
    return [*first, shapes["says.positions"]]


def _described(shape: Shape, record: type[Any] | None) -> Shape:
    if record is None:
        return shape
    said, infos = docstrings.of_fields(record), record.__pydantic_fields__
    order = [info.alias or field for field, info in infos.items()]
    told = {(infos[field].alias or field): text for field, text in said.items() if field in infos}
    properties = {
        field: {**part, "description": told[field]} if field in told else part
        for field, part in sorted(shape["properties"].items(), key=lambda pair: order.index(pair[0]))
    }
    about = {key: docstrings.plain(shape[key]) for key in ("description",) if key in shape}
    return {**shape, **about, "properties": properties}


def _reached(definitions: Mapping[str, Shape], shapes: list[Shape]) -> set[str]:
    """Return the definitions that the shapes lead to."""
    found: set[str] = set()
    todo = json.dumps(shapes)
    while new := {name for name in definitions if name not in found and f'"#/$defs/{name}"' in todo}:
        found |= new
        todo = json.dumps([definitions[name] for name in new])
    return found
