"""Pydantic's schema of a record → one that fits what may be written in YAML, with the kinds of values.

YAML takes `400` for a number, `NO` for a boolean and a bare `name:` for null: a text may be any of them but null.
All keywords are also in draft 7 of JSON Schema, since some editors know no later one.
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
"""The schema of each kind of value."""
SHARED = ("date", "date_or_not_given")
"""Kinds that are defined once for the whole schema: their pattern is long."""
_DROPPED = ("default", "title")  # pydantic's titles only repeat the names, and defaults are values of Python
_SCALARS = tuple({"type": name} for name in ("string", "number", "integer", "boolean"))


def fit_shape(shape: Any) -> Any:
    """Return a part of a schema, with all its parts, for publication."""
    if isinstance(shape, list):
        return [fit_shape(item) for item in shape]
    if not isinstance(shape, dict):
        return shape
    merged = _merge_choices(_drop_keywords(shape))
    if "x-value" in merged:
        return _fit_value(merged)
    if merged.get("type") == "string" and not {"enum", "pattern", "x-refers"} & set(merged):
        merged |= _TEXT
    if "pattern" in merged and merged.get("type") == "string":
        merged["type"] = ["string", "number"]  # An id may be a number.
    fitted = {}
    for name, part in merged.items():
        if name == "properties":  # one of them may be called `title` or `default`, so it is not a schema itself
            fitted[name] = {field: fit_shape(inner) for field, inner in part.items()}
        else:
            fitted[name] = fit_shape(part)
    return fitted


def _fit_value(shape: Shape) -> Shape:
    """Return the schema of a value that is more than a text."""
    kind = shape["x-value"]
    fitted = {name: part for name, part in shape.items() if name in ("description", "x-value")}
    if kind in SHARED:
        return {**fitted, "$ref": f"#/$defs/{kind}"}
    return {**fitted, **_add_null(VALUES[kind], shape.get("x-nullable", False))}


def _drop_keywords(shape: Shape) -> Shape:
    return {name: part for name, part in shape.items() if name not in _DROPPED}


def _merge_choices(shape: Shape) -> Shape:
    """Drop the null of optional fields, and write a choice of scalar types as a text."""
    choices = shape.get("anyOf")
    if not isinstance(choices, list):
        return shape
    kept = [choice for choice in choices if choice != {"type": "null"}]
    if all(choice in _SCALARS for choice in kept):
        kept = [_TEXT]
    around = dict(shape)
    del around["anyOf"]
    if len(kept) == 1:
        return _merge_choices({**around, **_drop_keywords(kept[0])})
    return {**around, "anyOf": kept}


def _add_null(shape: Shape, nullable: bool) -> Shape:
    if not nullable:
        return shape
    types = shape["type"] if isinstance(shape["type"], list) else [shape["type"]]
    return {**shape, "type": [*types, "null"]}
