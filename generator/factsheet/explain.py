"""What pydantic found in a document → problems in an editor's language, at their places."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from factsheet.problems import Problem, Spot
from factsheet.records.fields import closest
from factsheet.yamlfile import Document, Raw

_SHAPES = {
    "tuple_type": "a list belongs here: write `- ` before each item, or `[one, two]`",
    "list_type": "a list belongs here: write `- ` before each item, or `[one, two]`",
    "dict_type": "fields belong here: write `name: value` lines",
    "dataclass_type": "fields belong here: write `name: value` lines",
    "string_type": "a text belongs here, not a list or further fields",
    "too_short": "nothing is written here: write a value or delete the line",
}


def explain(document: Document, error: ValidationError, adapter: TypeAdapter[Any]) -> Iterator[Problem]:
    """Return one problem for each mistake that the error holds."""
    for line in error.errors(include_url=False):
        spot = _written(document.value, line["loc"])
        yield _problem(document, line, spot, adapter)


def _problem(document: Document, line: ErrorDetails, spot: Spot, adapter: TypeAdapter[Any]) -> Problem:
    kind, name = line["type"], str(line["loc"][-1]) if line["loc"] else ""
    context = line.get("ctx", {})
    if kind == "content":
        return document.problem("F011", context["message"], spot, context["fix"])
    if kind == "missing":
        return document.problem("F010", f"the field `{name}` is missing", spot, f"{name}: …")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        meant = closest(name, _fields_at(adapter, line["loc"][:-1]))
        advice = f': did you mean "{meant}"?' if meant else ""
        return document.problem(
            "F012", f'unknown field "{name}"{advice}', spot, f"{meant}: …" if meant else None, of_key=True
        )
    if kind == "literal_error":
        choices = [choice.strip("'") for choice in context["expected"].replace(" or ", ", ").split(", ")]
        meant = closest(str(line["input"]), choices)
        return document.problem("F011", f"`{line['input']}` is not known here: write {', '.join(choices)}", spot, meant)
    return document.problem("F013" if kind in _SHAPES else "F011", _SHAPES.get(kind, line["msg"]), spot)


def _written(value: Raw, loc: tuple[str | int, ...]) -> Spot:
    """Keep the steps that lead through what is written; pydantic adds names of types where a field can be of several."""
    spot: list[str | int] = []
    here: Raw | None = value
    for step in loc:
        if isinstance(here, dict) and str(step) in here:
            here = here[str(step)]
        elif isinstance(here, list) and isinstance(step, int) and step < len(here):
            here = here[step]
        else:
            continue
        spot.append(step)
    return tuple(spot)


def _fields_at(adapter: TypeAdapter[Any], loc: tuple[str | int, ...]) -> list[str]:
    """Return the names that may be written at this place."""
    found = [adapter._type]
    for step in loc:
        if not isinstance(step, int):
            deeper = [hint for record in found for hint in _hints(record, str(step))]
            found = deeper or found
    return [name for record in found for name in _names(record)]


def _names(record: Any) -> list[str]:
    hidden = ("id", "file", "sheet", "series") if "file" in record.__dataclass_fields__ else ()
    infos = record.__pydantic_fields__
    return [infos[field.name].alias or field.name for field in fields(record) if field.name not in hidden]


def _hints(record: Any, name: str) -> list[Any]:
    info = record.__pydantic_fields__.get(name)
    return list(_records_in(info.annotation)) if info else []


def _records_in(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _records_in(part)
