"""The fields of a new file or report, read from the schema; records too deep for a prompt are written by hand."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import Any

from msgspec import Struct

from factsheet.model.aspect import Aspect
from factsheet.model.fields import Leaf, get_fields, list_leaves
from factsheet.model.json_schema import make_schema
from factsheet.model.record_types import TYPES
from factsheet.model.report import Report
from factsheet.model.values.figure import Figure

Path = tuple[str, ...]


class AnswerForm(StrEnum):
    """How an answer is written."""

    TEXT = "text"
    PAIR = "pair"
    """`50.45, 30.52`"""
    NAMES = "names"
    """`uk=Київ`"""
    SECTIONS = "sections"
    """Titles; ids are made from them."""
    VALUES = "values"
    """`wording=will reopen`"""


class Field(Struct, frozen=True):
    path: Path
    """Names of fields in the file, outermost first."""
    about: str = ""
    refers: str | None = None
    """The kind of thing that its id refers to."""
    choices: tuple[str, ...] = ()
    many: bool = False
    form: AnswerForm = AnswerForm.TEXT
    called: str = ""
    """Its name, if that in the file is too short to be clear."""

    @property
    def name(self) -> str:
        return self.called or self.path[-1]

    @property
    def option(self) -> str:
        return f"--{self.name.replace('_', '-')}"


REPORT = "report"
"""Not a kind of file: one more report in the file of a point."""
LISTS = ("compare", "reports")
"""Lists that get one item in a new file."""
_OF_FIGURE = ("measure", "population")
"""The fields of a counted aspect to ask for; the others are made from them, or rare."""
_ITSELF = ("quote",)
"""Fields that accept a text as well as a list."""


@cache
def get_form_fields(kind: str) -> Mapping[str, Field]:
    """Return the fields of a kind by name, in the order of the file."""
    return {field.name: field for field in _list_fields(get_shape(kind), kind)}


def list_asked(kind: str) -> Iterator[Field]:
    """Yield the fields to ask for, in the order of the file: those that the web form also shows first."""
    first = {field.written for field in get_fields(TYPES[kind]) if field.info.is_first}
    for field in get_form_fields(kind).values():
        if field.path[0] in first:
            yield field


@cache
def get_shape(kind: str) -> Mapping[str, Any]:
    """Return the schema of a kind; that of a report is part of the schema of a point."""
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


class _Deeper(Struct, frozen=True):
    """A field of a record inside the record of the file."""

    path: Path
    record: str
    called: str = ""


def _list_deeper(kind: str) -> Iterator[_Deeper]:
    if kind == "point":
        for name in _OF_FIGURE:
            yield _Deeper(("compare", name), Aspect.__name__)
        for leaf in list_leaves(Report, "spreadsheet"):
            if leaf.path[0].info.is_first:
                yield _Deeper(("reports", *leaf.written), (_get_record(leaf) or Report).__name__)
        return
    record: type = Report if kind == REPORT else TYPES[kind]
    if kind == REPORT:
        for leaf in list_leaves(Figure, "spreadsheet"):
            yield _Deeper(("says", *leaf.written), Figure.__name__)
    for leaf in list_leaves(record, "spreadsheet"):
        inner = _get_record(leaf)
        if inner:
            yield _Deeper(leaf.written, inner.__name__, leaf.cell)


def _get_record(leaf: Leaf) -> type | None:
    return leaf.path[-2].record if len(leaf.path) > 1 else None


def _make_field(path: Path, shape: Mapping[str, Any], called: str = "") -> Field | None:
    form = _detect_form(path, shape)
    about = str(shape.get("description", ""))
    if form is not AnswerForm.TEXT:
        return Field(path, about, many=form is not AnswerForm.PAIR, form=form)
    ways = shape.get("anyOf", [shape])
    lists = [way["items"] for way in ways if way.get("type") == "array"]
    plain = list(filter(_is_plain, lists or ways))
    if not plain:
        return None
    # Where a field takes an id or one of some words, the words are what can be offered.
    widest = max(plain, key=lambda way: len(way.get("enum", ())))
    many = bool(lists) and path[-1] not in _ITSELF
    return Field(path, about, widest.get("x-refers"), tuple(widest.get("enum", ())), many, called=called)


def _detect_form(path: Path, shape: Mapping[str, Any]) -> AnswerForm:
    items = shape.get("items", {})
    if items.get("type") == "number":
        return AnswerForm.PAIR
    if path == ("groups",) and "$ref" in items:
        return AnswerForm.SECTIONS
    if path == ("says",):
        return AnswerForm.VALUES
    return AnswerForm.NAMES if "type" in shape.get("additionalProperties", {}) else AnswerForm.TEXT


def _is_plain(way: Mapping[str, Any]) -> bool:
    if "$ref" in way:
        return str(way["$ref"]).endswith(("/date", "/date_or_not_given"))
    return way.get("type") not in ("array", "object")
