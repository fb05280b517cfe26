"""What pydantic found in a document → problems in an editor's language, at their places."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import is_dataclass, replace
from typing import Any, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import ErrorDetails

from factsheet.model.field_types import closest
from factsheet.model.record_types import GIVEN
from factsheet.model.values import TYPES
from factsheet.model.values.error import CONTENT, SURPLUS
from factsheet.problems.problem import Problem, Spot
from factsheet.text.yaml_scalar import Nothing
from factsheet.yamlfile.error_lines import unseparated
from factsheet.yamlfile.parse import Fields, Raw
from factsheet.yamlfile.remove_item import without_item

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

Told = tuple[str, str, str | None]
"""Code, message, and what to write instead where that is plain."""


def explain(fields: Fields, error: ValidationError, adapter: TypeAdapter[Any]) -> Iterator[Problem]:
    """Return one problem for each mistake that the error holds."""
    return explain_lines(fields, error.errors(include_url=False), adapter)


def explain_lines(fields: Fields, lines: Sequence[ErrorDetails], adapter: TypeAdapter[Any]) -> Iterator[Problem]:
    document = fields.document
    around = {line["loc"][:-1] for line in lines}
    meant = {meant_by(line, fields.written, adapter) for line in lines if line["type"] in UNKNOWN}
    for line in lines:
        if line["type"] == "too_short" and line["loc"] in around:
            continue  # The list is short because of the item that is told anyway.
        if line["type"] == "missing" and line["loc"] in meant:
            continue  # It is there, under a name that is told anyway.
        spot = written_spot(fields.written, line["loc"])
        if line["input"] == "" and line["type"] not in UNKNOWN and "says" not in line["loc"]:
            yield document.problem("F011", _SHAPES["too_short"], spot)
            continue
        if _is_told(line, meant):
            continue
        if isinstance(line["input"], Nothing) and not line.get("ctx", {}).get("fix"):
            yield document.problem("F011", line["input"].told, spot)
            continue
        if line["type"] == SURPLUS:
            problem = document.problem("F011", line["msg"], spot)
            yield replace(problem, edit=without_item(document.text, spot))
            continue
        code, message, fix = tell(line, *_names_at(fields.written, line["loc"][:-1], adapter))
        if code == "F012" and (advice := _elsewhere(fields.written, line["loc"], adapter)):
            message, fix = f'unknown field "{line["loc"][-1]}": {advice}', None
        is_word = code == "F012" or line["type"] == "literal_error"
        told = document.misspelt if is_word else document.problem
        yield told(code, message, spot, fix, of_key=code == "F012" or _KEY in line["loc"])


def _is_told(line: ErrorDetails, meant: Container[tuple[str | int, ...]]) -> bool:
    """True where a field is said to be missing that stands there under a name that is told anyway."""
    fix = str(line.get("ctx", {}).get("fix") or "")
    return line["type"] == CONTENT and ": " in fix and (*line["loc"][:-1], fix.partition(": ")[0]) in meant


def meant_by(line: ErrorDetails, written: dict[str, Raw], adapter: TypeAdapter[Any]) -> tuple[str | int, ...]:
    """Return where the field would stand that an unknown one was probably meant to be; nothing where nobody can say."""
    around, name = line["loc"][:-1], str(line["loc"][-1])
    known, present = _names_at(written, around, adapter)
    if found := unseparated(name):
        meant: str | None = found.fix.partition(":")[0]
    else:
        meant = _likely(name, known, present)
    return (*around, meant) if meant else ()


def tell(line: ErrorDetails, known: list[str], present: Container[str] = ()) -> Told:
    """Return what to say of one mistake; `known` are the fields that may stand where it is, `present` those that do."""
    kind, name = line["type"], str(line["loc"][-1]) if line["loc"] else ""
    context = line.get("ctx", {})
    if kind == CONTENT:
        return "F011", context["message"], context["fix"]
    if kind == "missing":
        return "F010", f"the field `{name}` is missing", f"{name}: …"
    if kind in UNKNOWN:
        return _unknown_field(name, known, present)
    if kind == "literal_error":
        return _unknown_word(line["input"], context["expected"])
    return "F013" if kind in _SHAPES else "F011", _SHAPES.get(kind, _UNFIT), None


def _likely(name: str, known: list[str], present: Container[str]) -> str | None:
    """Return the field that was probably meant: one that is not there yet, if one such is alike."""
    absent = [field for field in known if field not in present]
    return closest(name, absent) or closest(name, known)


def _unknown_field(name: str, known: list[str], present: Container[str]) -> Told:
    if found := unseparated(name):
        return "F012", f'unknown field "{name}": {found.message}', found.fix
    if meant := _likely(name, known, present):
        return "F012", f'unknown field "{name}": did you mean "{meant}"?', f"{meant}: …"
    return "F012", f'unknown field "{name}": here may stand {", ".join(known)}', None


def _unknown_word(written: Any, expected: str) -> Told:
    choices = [choice.strip("'") for choice in expected.replace(" or ", ", ").split(", ")]
    known = f"write {' or '.join(filter(None, (', '.join(choices[:-1]), choices[-1])))}"
    if not isinstance(written, str):
        return "F013", f"one word belongs here: {known}", None
    return "F011", f'"{written}" is not known here: {known}', closest(written, choices)


def written_spot(value: Raw, loc: tuple[str | int, ...]) -> Spot:
    """Keep the steps that lead through what is written; pydantic adds others where a field can be of several types."""
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


def _names_at(
    written: dict[str, Raw], loc: tuple[str | int, ...], adapter: TypeAdapter[Any]
) -> tuple[list[str], Container[str]]:
    """Return the names that may be written at this place of the file, and those that are."""
    here: Raw = written
    for step in written_spot(written, loc):
        here = here[str(step)] if isinstance(here, dict) else here[int(step)]
    return _known(written, loc, adapter), here if isinstance(here, dict) else ()


def _known(value: dict[str, Raw], loc: tuple[str | int, ...], adapter: TypeAdapter[Any]) -> list[str]:
    """Return the names that may be written at this place of the file."""
    if "says" not in loc[:-1]:
        return _fields_at(adapter, loc)
    aspect = loc[loc.index("says") + 1]
    listed = value.get("compare")
    for found in listed if isinstance(listed, list) else []:
        if isinstance(found, dict) and found.get("id") == aspect and found.get("type") in TYPES:
            record = get_args(TYPES[str(found["type"])].written)[0]
            return names_of(record) if is_dataclass(record) else []
    return []


def _elsewhere(written: dict[str, Raw], loc: tuple[str | int, ...], adapter: TypeAdapter[Any]) -> str | None:
    """Return where a field belongs that does not belong where it is: further in, or beside the field that holds it."""
    around, name = loc[:-1], str(loc[-1])
    if "says" in around:
        return None
    here = records_at(adapter, around)
    for field in (field for record in here for field in names_of(record)):
        if any(name in names_of(inner) for record in here for inner in _hints(record, field)):
            return f"it belongs under `{field}`"
    if (around[:1] == ("reports",) or not around) and (aspect := _aspect(name, written, _fields_at(adapter, around))):
        spelt = "" if aspect == name else f", as `{aspect}`"
        return f"it belongs under `says`{spelt}" if around else f"it belongs under `says` of a report{spelt}"
    holder = next((step for step in reversed(around) if isinstance(step, str)), None)
    if holder and name in _fields_at(adapter, around[: around.index(holder)]):
        return f"it belongs beside `{holder}`, not under it"
    return None


def _aspect(name: str, written: dict[str, Raw], fields: list[str]) -> str | None:
    """Return the aspect that a field was meant to be; None where it is more like one of the fields."""
    ids = [id for id in _ids(written.get("compare")) if isinstance(id, str)]
    meant = closest(name, [*ids, *fields]) if ids else None
    return meant if meant in ids and meant not in fields else None


def _ids(listed: Raw | None) -> list[Raw | None]:
    return [one.get("id") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _fields_at(adapter: TypeAdapter[Any], loc: tuple[str | int, ...]) -> list[str]:
    return [name for record in records_at(adapter, loc) for name in names_of(record)]


def records_at(adapter: TypeAdapter[Any], loc: tuple[str | int, ...]) -> list[Any]:
    """Return the kinds of record whose fields may stand at this place of the file."""
    found = [adapter._type]
    for step in loc:
        if not isinstance(step, int):
            deeper = [hint for record in found for hint in _hints(record, str(step))]
            found = deeper or found
    return found


def names_of(record: Any) -> list[str]:
    """Return the fields of a kind of record that are written in a file."""
    hidden = tuple(GIVEN) if "file" in record.__dataclass_fields__ else ()
    infos = {name: info for name, info in record.__pydantic_fields__.items() if name not in hidden}
    return [info.alias or name for name, info in infos.items() if not _is_unwritten(info.metadata)]


def _is_unwritten(metadata: list[Any]) -> bool:
    return any(mark.__class__ is SkipJsonSchema for mark in metadata)


def _hints(record: Any, name: str) -> list[Any]:
    info = record.__pydantic_fields__.get(name)
    return list(_records_in(info.annotation)) if info else []


def _records_in(hint: Any) -> Iterator[Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for part in get_args(hint):
        yield from _records_in(part)
