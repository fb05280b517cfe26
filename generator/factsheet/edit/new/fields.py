"""What a new file or report can be given, read from the schema; what wants further fields is written by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from factsheet.model.json_schema import schema

Path = tuple[str, ...]


class Form(StrEnum):
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
    form: Form = Form.TEXT
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
_DEEPER: Mapping[str, tuple[tuple[Path, str, tuple[str, ...]], ...]] = {
    "point": (
        (("compare",), "Aspect", ("measure", "population")),
        (("reports",), "Report", ("source", "quote", "no_quote")),
        (("reports", "attribution"), "Attribution", ("as_printed", "chain", "basis")),
    ),
    "source": ((("snapshot",), "Snapshot", ("sha256", "retrieved")),),
    REPORT: (
        (("translation",), "Translation", ("text", "language", "translator")),
        (("says",), "Figure", ("value", "as_of", "provisional", "claimed_by", "verification", "best")),
        (("attribution",), "Attribution", ("as_printed", "chain", "basis")),
        (("locator",), "Locator", ("paragraph", "sentences", "page", "timestamp")),
    ),
}
"""Fields of further records: where they stand, whose they are, and which."""
_CALLED: Mapping[Path, str] = {
    ("translation", "text"): "translation",
    ("translation", "language"): "translation_language",
}
_ITSELF = ("quote",)
"""Fields that can be written in several ways, of which a text is one."""


@cache
def fields(kind: str) -> Mapping[str, Field]:
    """Return the fields of a kind by name, in the order of the file."""
    return {field.name: field for field in _fields(shape(kind), kind)}


@cache
def shape(kind: str) -> Mapping[str, Any]:
    """Return the schema of a kind; that of a report is a part of the point's."""
    if kind != REPORT:
        return schema(kind)
    found = schema("point")
    return {**found["$defs"]["Report"], "$defs": found["$defs"]}


def _fields(found: Mapping[str, Any], kind: str) -> Iterator[Field]:
    for name, shape in found["properties"].items():
        if field := _field((name,), shape):
            yield field
    for path, record, names in _DEEPER.get(kind, ()):
        shapes = found["$defs"][record]["properties"]
        for name in names:
            if field := _field((*path, name), shapes[name]):
                yield field


def _field(path: Path, shape: Mapping[str, Any]) -> Field | None:
    form, about = _form(path, shape), str(shape.get("description", ""))
    called = _CALLED.get(path, "")
    if form is not Form.TEXT:
        return Field(path, about, many=form is not Form.PAIR, form=form)
    ways = shape.get("anyOf", [shape])
    lists = [way["items"] for way in ways if way.get("type") == "array"]
    plain = [way for way in lists or ways if _is_plain(way)]
    if not plain:
        return None
    one = max(plain, key=lambda way: len(way.get("enum", ())))
    many = bool(lists) and path[-1] not in _ITSELF
    return Field(path, about, one.get("x-refers"), tuple(one.get("enum", ())), many, called=called)


def _form(path: Path, shape: Mapping[str, Any]) -> Form:
    items, values = shape.get("items", {}), shape.get("additionalProperties", {})
    if items.get("type") == "number":
        return Form.PAIR
    if path == ("groups",) and "$ref" in items:
        return Form.SECTIONS
    if path == ("says",):
        return Form.VALUES
    return Form.NAMES if "type" in values else Form.TEXT


def _is_plain(way: Mapping[str, Any]) -> bool:
    if "$ref" in way:
        return str(way["$ref"]).endswith(("/date", "/date_or_not_given"))
    return way.get("type") not in ("array", "object")
