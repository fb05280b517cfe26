"""The errors of pydantic → problems in an editor's language, at their places."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from factsheet.content.writable_fields import (
    FieldNames,
    Location,
    list_field_names,
    list_field_types,
    list_fields,
    list_names,
    list_record_types,
)
from factsheet.content.written_values import find_written_spot
from factsheet.model.field_types import find_closest
from factsheet.model.values.error import CONTENT, SURPLUS
from factsheet.problems.problem import Problem
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
    "too_short": "the value is empty: write a value or delete the line",
}
_UNFIT = "this value cannot be used here: compare it with the same field of another file"
UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
_KEY = "[key]"
"""What pydantic adds to the location of a field where its name is wrong."""


class Explanation(NamedTuple):
    code: str
    message: str
    fix: str | None = None
    """What to write instead; None where that is not obvious."""


def explain_error(fields: Fields, error: ValidationError, record_type: type) -> Iterator[Problem]:
    """Return one problem for each mistake in the error."""
    return explain_lines(fields, error.errors(include_url=False), record_type)


def explain_lines(fields: Fields, lines: Sequence[ErrorDetails], record_type: type) -> Iterator[Problem]:
    """Return one problem for each line of an error, but none for what only follows from another line."""
    document = fields.document
    around = {line["loc"][:-1] for line in lines}
    meant = {find_meant_field(line, fields.written, record_type) for line in lines if line["type"] in UNKNOWN}
    for line in lines:
        if line["type"] == "too_short" and line["loc"] in around:
            continue  # the list is short because one of its items is wrong, which is reported
        if line["type"] == "missing" and line["loc"] in meant:
            continue  # the field is present under a wrong name, which is reported
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
        code, message, fix = explain_mistake(line, list_names(fields.written, line["loc"][:-1], record_type))
        if code == "F012":
            advice = _find_right_place(fields.written, line["loc"], record_type)
            if advice:
                message, fix = f'unknown field "{line["loc"][-1]}": {advice}', None
        is_word = code == "F012" or line["type"] == "literal_error"
        make_problem = document.make_typo_problem if is_word else document.make_problem
        yield make_problem(code, message, spot, fix, of_key=code == "F012" or _KEY in line["loc"])


def _is_reported(line: ErrorDetails, meant: Container[Location]) -> bool:
    """True for a required field that is missing only because it has a wrong name, which is reported."""
    fix = str(line.get("ctx", {}).get("fix") or "")
    return line["type"] == CONTENT and ": " in fix and (*line["loc"][:-1], fix.partition(": ")[0]) in meant


def find_meant_field(line: ErrorDetails, written: dict[str, Raw], record_type: type) -> Location:
    """Return the location of the field that an unknown one was probably meant to be; empty where none is likely."""
    around, name = line["loc"][:-1], str(line["loc"][-1])
    if repair := find_missing_colon(name):
        meant: str | None = repair.fix.partition(":")[0]
    else:
        meant = _guess_field(name, list_names(written, around, record_type))
    return (*around, meant) if meant else ()


def explain_mistake(line: ErrorDetails, names: FieldNames) -> Explanation:
    """Return the explanation of one mistake; `names` are the fields next to it."""
    kind, name = line["type"], str(line["loc"][-1]) if line["loc"] else ""
    context = line.get("ctx", {})
    if kind == CONTENT:
        return Explanation("F011", context["message"], context["fix"])
    if kind == "missing":
        return Explanation("F010", f"the field `{name}` is missing", f"{name}: …")
    if kind in UNKNOWN:
        return _explain_unknown_field(name, names)
    if kind == "literal_error":
        return _explain_unknown_word(line["input"], context["expected"])
    if kind in _SHAPES:
        return Explanation("F013", _SHAPES[kind])
    return Explanation("F011", _UNFIT)


def _guess_field(name: str, names: FieldNames) -> str | None:
    """Return the most similar field, first among those that are absent: a field is rarely written twice."""
    absent = [field for field in names.known if field not in names.present]
    return find_closest(name, absent) or find_closest(name, names.known)


def _explain_unknown_field(name: str, names: FieldNames) -> Explanation:
    if repair := find_missing_colon(name):
        return Explanation("F012", f'unknown field "{name}": {repair.message}', repair.fix)
    if meant := _guess_field(name, names):
        return Explanation("F012", f'unknown field "{name}": did you mean "{meant}"?', f"{meant}: …")
    return Explanation("F012", f'unknown field "{name}": the possible fields are {", ".join(names.known)}')


def _explain_unknown_word(written: Any, expected: str) -> Explanation:
    # Pydantic lists the choices in words alone: 'a', 'b' or 'c'.
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    *others, last = choices
    known = f"write {', '.join(others)} or {last}" if others else f"write {last}"
    if not isinstance(written, str):
        return Explanation("F013", f"this must be one word: {known}")
    return Explanation("F011", f'unknown value "{written}": {known}', find_closest(written, choices))


def _find_right_place(written: dict[str, Raw], loc: Location, record_type: type) -> str | None:
    """Return where a misplaced field belongs: further in, under `says`, or next to the field that contains it."""
    around, name = loc[:-1], str(loc[-1])
    if "says" in around:
        return None
    known = list_fields(record_type, around)
    record_types = list_record_types(record_type, around)
    for field in known:
        if name in _list_inner_fields(record_types, field):
            return f"it belongs under `{field}`"
    if not around or around[0] == "reports":
        aspect = _guess_aspect(name, written, known)
        if aspect:
            spelt = "" if aspect == name else f", as `{aspect}`"
            return f"it belongs under `says`{spelt}" if around else f"it belongs under `says` of a report{spelt}"
    names = [step for step in around if isinstance(step, str)]
    if names and name in list_fields(record_type, around[: around.index(names[-1])]):
        return f"it belongs next to `{names[-1]}`, not under it"
    return None


def _list_inner_fields(record_types: Sequence[Any], field: str) -> set[str]:
    """Return the fields of the records that a field can contain."""
    names: set[str] = set()
    for record in record_types:
        for inner in list_field_types(record, field):
            names.update(list_field_names(inner))
    return names


def _guess_aspect(name: str, written: dict[str, Raw], fields: list[str]) -> str | None:
    """Return the aspect that a field was meant to be; None where it is more similar to one of the fields."""
    ids = _list_aspects(written)
    meant = find_closest(name, [*ids, *fields]) if ids else None
    return meant if meant in ids and meant not in fields else None


def _list_aspects(written: dict[str, Raw]) -> list[str]:
    """Return the ids of the aspects, as far as they are written as texts."""
    ids = []
    listed = written.get("compare")
    for aspect_fields in listed if isinstance(listed, list) else []:
        id = aspect_fields.get("id") if isinstance(aspect_fields, dict) else None
        if isinstance(id, str):
            ids.append(id)
    return ids
