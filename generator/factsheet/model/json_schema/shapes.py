"""A schema as pydantic makes it of a record → one that fits what may be written in YAML, and tells what it is.

YAML takes `400` for a number, `NO` for a boolean and a bare `name:` for null: where a text belongs, all but null may
stand. Only keywords are used that draft 7 of JSON Schema has too, since editors may know no later one.
"""

from collections.abc import Mapping
from typing import Any

from factsheet.model.field_types import LANGUAGE, WHOLE
from factsheet.model.values.date_mistakes import EXAMPLES as DATES
from factsheet.model.values.date_parser import PATTERN as DATE
from factsheet.model.values.number_words import TABLE
from factsheet.model.values.web_address import ADDRESS

Shape = dict[str, Any]

_TEXT: Shape = {"type": ["string", "number", "boolean"]}
VALUES: Mapping[str, Shape] = {
    "date": {"type": ["string", "integer"], "pattern": f"^(?:{DATE})$", "examples": list(DATES)},
    "date_or_not_given": {
        "type": ["string", "integer"],
        "pattern": f"^(?:not_given|{DATE})$",
        "examples": ["not_given", *DATES],
    },
    "quantity": {"type": ["string", "number"], "examples": list(TABLE["examples"])},
    "address": {"type": "string", "pattern": f"^(?:{ADDRESS})$", "examples": ["https://www.example.org/article"]},
    "language": {"type": "string", "pattern": f"^(?:{LANGUAGE})$", "examples": ["en", "uk", "ru", "ar"]},
    "whole": {"type": ["integer", "string"], "pattern": f"^(?:{WHOLE})$", "minimum": 1},
}
"""What may stand where a value of this kind is written."""
SHARED = ("date", "date_or_not_given")
"""Those that are told once for the whole schema."""
_SAID_OF_NO_FIELD = ("default", "title")
_SCALARS = tuple({"type": name} for name in ("string", "number", "integer", "boolean"))


def fit_shape(shape: Any) -> Any:
    """Return the part of a schema, and all within it, as it is published."""
    if isinstance(shape, list):
        return [fit_shape(item) for item in shape]
    if not isinstance(shape, dict):
        return shape
    merged = _merge_choices({name: part for name, part in shape.items() if name not in _SAID_OF_NO_FIELD})
    if value := merged.get("x-value"):
        nullable = merged.pop("x-nullable", False)
        said = {name: part for name, part in merged.items() if name in ("description", "x-value")}
        return {**said, **({"$ref": f"#/$defs/{value}"} if value in SHARED else _add_null(VALUES[value], nullable))}
    if merged.get("type") == "string" and not {"enum", "pattern", "x-refers"} & set(merged):
        merged |= _TEXT
    if "pattern" in merged and merged.get("type") == "string":
        merged["type"] = ["string", "number"]  # An id may be a number.
    return {name: _fit_properties(part) if name == "properties" else fit_shape(part) for name, part in merged.items()}


def _fit_properties(properties: Mapping[str, Shape]) -> Shape:
    """Fit each property; one may be called `title` or `default`."""
    return {name: fit_shape(shape) for name, shape in properties.items()}


def _merge_choices(shape: Shape) -> Shape:
    """Leave out the null of a field that may be left out, and write one text for its many types."""
    choices = shape.get("anyOf")
    if not isinstance(choices, list):
        return shape
    kept = [choice for choice in choices if choice != {"type": "null"}]
    if all(choice in _SCALARS for choice in kept):
        kept = [_TEXT]
    around = {name: part for name, part in shape.items() if name != "anyOf"}
    if len(kept) == 1:
        return _merge_choices(
            {**around, **{name: part for name, part in kept[0].items() if name not in _SAID_OF_NO_FIELD}}
        )
    return {**around, "anyOf": kept}


def _add_null(shape: Shape, nullable: bool) -> Shape:
    types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return {**shape, "type": [*types, "null"]} if nullable else shape
