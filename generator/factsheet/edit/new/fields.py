"""What a new file or report can be given, read from the schema; what wants further fields is written by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from factsheet.model.aspect import Aspect
from factsheet.model.fields import Leaf, get_fields, list_leaves
from factsheet.model.json_schema import make_schema
from factsheet.model.record_types import TYPES
from factsheet.model.report import Report
from factsheet.model.values.figure import Figure

Path = tuple[str, ...]


class AnswerForm(StrEnum):
    """How an answer is written where it is no plain text."""

    TEXT = "text"
    PAIR = "pair"
    """`50.45, 30.52`"""
    NAMES = "names"
    """`uk=Київ`"""
    SECTIONS = "sections"
    """Titles, from which ids are made."""
    VALUES = "values"
    """`wording=will reopen`"""


@dataclass(frozen=True, slots=True)
class Field:
    path: Path
    """The names that lead to it in the file, from the outermost."""
    about: str = ""
    refers: str | None = None
    """The kind of thing that its id leads to."""
    choices: tuple[str, ...] = ()
    many: bool = False
    form: AnswerForm = AnswerForm.TEXT
    called: str = ""
    """Its name where that in the file says too little by itself."""

    @property
    def name(self) -> str:
        return self.called or self.path[-1]

    @property
    def option(self) -> str:
        return f"--{self.name.replace('_', '-')}"


REPORT = "report"
"""No kind of file: one more report in the file of a point."""
LISTS = ("compare", "reports")
"""Lists of which a new file gets one item."""
_OF_FIGURE = ("measure", "population")
"""What a new point says of what it counts; the rest is made from it, or seldom said."""
_ITSELF = ("quote",)
"""Fields that can be written in several ways, of which a text is one."""


@cache
def get_form_fields(kind: str) -> Mapping[str, Field]:
    """Return the fields of a kind by name, in the order of the file."""
    return {field.name: field for field in _list_fields(get_shape(kind), kind)}


def list_asked(kind: str) -> Iterator[Field]:
    """Return what a person is asked for, in the order of the file: what the form asks for first."""
    first = {field.written for field in get_fields(TYPES[kind]) if field.info.is_first}
    return (field for field in get_form_fields(kind).values() if field.path[0] in first)


@cache
def get_shape(kind: str) -> Mapping[str, Any]:
    """Return the schema of a kind; that of a report is a part of the point's."""
    if kind != REPORT:
        return make_schema(kind)
    point_schema = make_schema("point")
    return {**point_schema["$defs"]["Report"], "$defs": point_schema["$defs"]}


def _list_fields(kind_schema: Mapping[str, Any], kind: str) -> Iterator[Field]:
    for name, shape in kind_schema["properties"].items():
        if field := _make_field((name,), shape):
            yield field
    for deeper in _list_deeper(kind):
        shapes = kind_schema["$defs"][deeper.record]["properties"]
        if field := _make_field(deeper.path, shapes[deeper.path[-1]], deeper.called):
            yield field


@dataclass(frozen=True, slots=True)
class _Deeper:
    """A field of a further record."""

    path: Path
    record: str
    called: str = ""


def _list_deeper(kind: str) -> Iterator[_Deeper]:
    if kind == "point":
        yield from (_Deeper((LISTS[0], name), Aspect.__name__) for name in _OF_FIGURE)
        for leaf in list_leaves(Report, "spreadsheet"):
            if leaf.path[0].info.is_first:
                yield _Deeper((LISTS[1], *leaf.written), (_get_record(leaf) or Report).__name__)
    if kind == REPORT:
        yield from (_Deeper(("says", *leaf.written), Figure.__name__) for leaf in list_leaves(Figure, "spreadsheet"))
    for leaf in list_leaves(Report if kind == REPORT else TYPES[kind], "spreadsheet"):
        if kind != "point" and (record := _get_record(leaf)):
            yield _Deeper(leaf.written, record.__name__, leaf.cell)


def _get_record(leaf: Leaf) -> type | None:
    return leaf.path[-2].record if len(leaf.path) > 1 else None


def _make_field(path: Path, shape: Mapping[str, Any], called: str = "") -> Field | None:
    form, about = _detect_form(path, shape), str(shape.get("description", ""))
    if form is not AnswerForm.TEXT:
        return Field(path, about, many=form is not AnswerForm.PAIR, form=form)
    ways = shape.get("anyOf", [shape])
    lists = [way["items"] for way in ways if way.get("type") == "array"]
    plain = [way for way in lists or ways if _is_plain(way)]
    if not plain:
        return None
    widest = max(plain, key=lambda way: len(way.get("enum", ())))
    many = bool(lists) and path[-1] not in _ITSELF
    return Field(path, about, widest.get("x-refers"), tuple(widest.get("enum", ())), many, called=called)


def _detect_form(path: Path, shape: Mapping[str, Any]) -> AnswerForm:
    items, values = shape.get("items", {}), shape.get("additionalProperties", {})
    if items.get("type") == "number":
        return AnswerForm.PAIR
    if path == ("groups",) and "$ref" in items:
        return AnswerForm.SECTIONS
    if path == ("says",):
        return AnswerForm.VALUES
    return AnswerForm.NAMES if "type" in values else AnswerForm.TEXT


def _is_plain(way: Mapping[str, Any]) -> bool:
    if "$ref" in way:
        return str(way["$ref"]).endswith(("/date", "/date_or_not_given"))
    return way.get("type") not in ("array", "object")
