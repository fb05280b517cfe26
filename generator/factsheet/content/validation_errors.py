"""What pydantic found in a document → problems in an editor's language, at their places."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import is_dataclass, replace
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import ErrorDetails

from factsheet.model.field_types import find_closest
from factsheet.model.record_types import DERIVED_FIELDS
from factsheet.model.values import TYPES
from factsheet.model.values.error import CONTENT, SURPLUS
from factsheet.problems.problem import Problem, Spot
from factsheet.text.yaml_scalar import NullWord
from factsheet.yamlfile.error_lines import find_missing_colon
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.remove_item import make_removal_edit

_SHAPES = {
    "tuple_type": "a list belongs here: write `- ` before each item, or `[one, two]`",
    "list_type": "a list belongs here: write `- ` before each item, or `[one, two]`",
    "dict_type": "fields belong here: write `name: value` lines",
    "dataclass_type": "fields belong here: write `name: value` lines",
    "string_type": "a text belongs here, not a list or further fields",
    "too_short": "nothing is written here: write a value or delete the line",
}
_UNFIT = "this value cannot be used here: compare it with the same field of another file"
UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
_KEY = "[key]"
"""What pydantic puts behind the name of a field where the name itself is wrong."""

Explanation = tuple[str, str, str | None]
"""Code, message, and what to write instead where that is plain."""


def explain_error(fields: Fields, error: ValidationError, adapter: TypeAdapter[Any]) -> Iterator[Problem]:
    """Return one problem for each mistake that the error holds."""
    return explain_lines(fields, error.errors(include_url=False), adapter)


def explain_lines(fields: Fields, lines: Sequence[ErrorDetails], adapter: TypeAdapter[Any]) -> Iterator[Problem]:
    document = fields.document
    around = {line["loc"][:-1] for line in lines}
    meant = {find_meant_field(line, fields.written, adapter) for line in lines if line["type"] in UNKNOWN}
    for line in lines:
        if line["type"] == "too_short" and line["loc"] in around:
            continue  # The list is short because of the item that is told anyway.
        if line["type"] == "missing" and line["loc"] in meant:
            continue  # It is there, under a name that is told anyway.
        spot = find_written_spot(fields.written, line["loc"])
        if line["input"] == "" and line["type"] not in UNKNOWN and "says" not in line["loc"]:
            yield document.make_problem("F011", _SHAPES["too_short"], spot)
            continue
        if _is_reported(line, meant):
            continue
        if isinstance(line["input"], NullWord) and not line.get("ctx", {}).get("fix"):
            yield document.make_problem("F011", line["input"].message, spot)
            continue
        if line["type"] == SURPLUS:
            problem = document.make_problem("F011", line["msg"], spot)
            yield replace(problem, edit=make_removal_edit(document.text, spot))
            continue
        code, message, fix = explain_mistake(line, *_list_names(fields.written, line["loc"][:-1], adapter))
        if code == "F012" and (advice := _find_right_place(fields.written, line["loc"], adapter)):
            message, fix = f'unknown field "{line["loc"][-1]}": {advice}', None
        is_word = code == "F012" or line["type"] == "literal_error"
        make_problem = document.make_typo_problem if is_word else document.make_problem
        yield make_problem(code, message, spot, fix, of_key=code == "F012" or _KEY in line["loc"])


def _is_reported(line: ErrorDetails, meant: Container[tuple[str | int, ...]]) -> bool:
    """True where a field is said to be missing that stands there under a name that is told anyway."""
    fix = str(line.get("ctx", {}).get("fix") or "")
    return line["type"] == CONTENT and ": " in fix and (*line["loc"][:-1], fix.partition(": ")[0]) in meant


def find_meant_field(line: ErrorDetails, written: dict[str, Raw], adapter: TypeAdapter[Any]) -> tuple[str | int, ...]:
    """Return where the field would stand that an unknown one was probably meant to be; nothing where nobody can say."""
    around, name = line["loc"][:-1], str(line["loc"][-1])
    known, present = _list_names(written, around, adapter)
    if repair := find_missing_colon(name):
        meant: str | None = repair.fix.partition(":")[0]
    else:
        meant = _guess_field(name, known, present)
    return (*around, meant) if meant else ()


def explain_mistake(line: ErrorDetails, known: list[str], present: Container[str] = ()) -> Explanation:
    """Return what to say of one mistake; `known` are the fields that may stand where it is, `present` those that do."""
    kind, name = line["type"], str(line["loc"][-1]) if line["loc"] else ""
    context = line.get("ctx", {})
    if kind == CONTENT:
        return "F011", context["message"], context["fix"]
    if kind == "missing":
        return "F010", f"the field `{name}` is missing", f"{name}: …"
    if kind in UNKNOWN:
        return _explain_unknown_field(name, known, present)
    if kind == "literal_error":
        return _explain_unknown_word(line["input"], context["expected"])
    return "F013" if kind in _SHAPES else "F011", _SHAPES.get(kind, _UNFIT), None


def _guess_field(name: str, known: list[str], present: Container[str]) -> str | None:
    """Return the field that was probably meant: one that is not there yet, if one such is alike."""
    absent = [field for field in known if field not in present]
    return find_closest(name, absent) or find_closest(name, known)


def _explain_unknown_field(name: str, known: list[str], present: Container[str]) -> Explanation:
    if repair := find_missing_colon(name):
        return "F012", f'unknown field "{name}": {repair.message}', repair.fix
    if meant := _guess_field(name, known, present):
        return "F012", f'unknown field "{name}": did you mean "{meant}"?', f"{meant}: …"
    return "F012", f'unknown field "{name}": here may stand {", ".join(known)}', None


def _explain_unknown_word(written: Any, expected: str) -> Explanation:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    known = f"write {' or '.join(filter(None, (', '.join(choices[:-1]), choices[-1])))}"
    if not isinstance(written, str):
        return "F013", f"one word belongs here: {known}", None
    return "F011", f'"{written}" is not known here: {known}', find_closest(written, choices)


def find_written_spot(value: Raw, loc: tuple[str | int, ...]) -> Spot:
    """Keep the steps that lead through what is written; pydantic adds others where a field can be of several types."""
    spot: list[str | int] = []
    node: Raw | None = value
    for step in loc:
        if isinstance(node, dict) and str(step) in node:
            node = node[str(step)]
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            continue
        spot.append(step)
    return tuple(spot)


def _list_names(
    written: dict[str, Raw], loc: tuple[str | int, ...], adapter: TypeAdapter[Any]
) -> tuple[list[str], Container[str]]:
    """Return the names that may be written at this place of the file, and those that are."""
    node: Raw = written
    for step in find_written_spot(written, loc):
        node = node[str(step)] if isinstance(node, dict) else node[int(step)]
    return _list_known_names(written, loc, adapter), node if isinstance(node, dict) else ()


def _list_known_names(value: dict[str, Raw], loc: tuple[str | int, ...], adapter: TypeAdapter[Any]) -> list[str]:
    """Return the names that may be written at this place of the file."""
    if "says" not in loc[:-1]:
        return _list_fields(adapter, loc)
    aspect = loc[loc.index("says") + 1]
    listed = value.get("compare")
    for aspect_fields in listed if isinstance(listed, list) else []:
        if isinstance(aspect_fields, dict) and aspect_fields.get("id") == aspect and aspect_fields.get("type") in TYPES:
            record = get_args(TYPES[str(aspect_fields["type"])].written)[0]
            return list_field_names(record) if is_dataclass(record) else []
    return []


def _find_right_place(written: dict[str, Raw], loc: tuple[str | int, ...], adapter: TypeAdapter[Any]) -> str | None:
    """Return where a field belongs that does not belong where it is: further in, or beside the field that holds it."""
    around, name = loc[:-1], str(loc[-1])
    if "says" in around:
        return None
    record_types = list_record_types(adapter, around)
    for field in (field for record in record_types for field in list_field_names(record)):
        if any(
            name in list_field_names(inner) for record in record_types for inner in _list_field_types(record, field)
        ):
            return f"it belongs under `{field}`"
    if (around[:1] == ("reports",) or not around) and (
        aspect := _guess_aspect(name, written, _list_fields(adapter, around))
    ):
        spelt = "" if aspect == name else f", as `{aspect}`"
        return f"it belongs under `says`{spelt}" if around else f"it belongs under `says` of a report{spelt}"
    holder = next((step for step in reversed(around) if isinstance(step, str)), None)
    if holder and name in _list_fields(adapter, around[: around.index(holder)]):
        return f"it belongs beside `{holder}`, not under it"
    return None


def _guess_aspect(name: str, written: dict[str, Raw], fields: list[str]) -> str | None:
    """Return the aspect that a field was meant to be; None where it is more like one of the fields."""
    ids = [id for id in _list_ids(written.get("compare")) if isinstance(id, str)]
    meant = find_closest(name, [*ids, *fields]) if ids else None
    return meant if meant in ids and meant not in fields else None


def _list_ids(listed: Raw | None) -> list[Raw | None]:
    return [item.get("id") for item in listed if isinstance(item, dict)] if isinstance(listed, list) else []


def _list_fields(adapter: TypeAdapter[Any], loc: tuple[str | int, ...]) -> list[str]:
    return [name for record in list_record_types(adapter, loc) for name in list_field_names(record)]


def list_record_types(adapter: TypeAdapter[Any], loc: tuple[str | int, ...]) -> list[Any]:
    """Return the kinds of record whose fields may stand at this place of the file."""
    record_types = [adapter._type]
    for step in loc:
        if not isinstance(step, int):
            deeper = [hint for record in record_types for hint in _list_field_types(record, str(step))]
            record_types = deeper or record_types
    return record_types


def list_field_names(record: Any) -> list[str]:
    """Return the fields of a kind of record that are written in a file."""
    hidden = tuple(DERIVED_FIELDS) if "file" in record.__dataclass_fields__ else ()
    infos = {name: info for name, info in record.__pydantic_fields__.items() if name not in hidden}
    return [info.alias or name for name, info in infos.items() if not _is_unwritten(info.metadata)]


def _is_unwritten(metadata: list[Any]) -> bool:
    return any(mark.__class__ is SkipJsonSchema for mark in metadata)


def _list_field_types(record: Any, name: str) -> list[Any]:
    info = record.__pydantic_fields__.get(name)
    return list(_iterate_record_types(info.annotation)) if info else []


def _iterate_record_types(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _iterate_record_types(part)
