"""A small world and a column for the tests on values; both satisfy the protocols that values ask of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from factsheet.model.values import TYPES
from factsheet.model.values.scope import Scope
from factsheet.text.rich_text import Span
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

AROUND = {"kyiv": ("kyiv-oblast", "ukraine"), "kyiv-oblast": ("ukraine",), "chernihiv": ("ukraine",)}


class SmallWorld:
    def get_name(self, kind: str, id: str) -> str:
        return {"kyiv": "Kyiv", "kyiv-oblast": "Kyiv oblast", "usa": "USA", "uk": "UK"}.get(id, id.title())

    def link_name(self, kind: str, id: str) -> Span:
        return Span(self.get_name(kind, id), f"{kind}/{id}")

    def list_places_around(self, place: str) -> tuple[str, ...]:
        return AROUND.get(place, ())


WORLD = SmallWorld()
SCOPE = Scope("killed", "unstated", counting="cumulative")


@dataclass(frozen=True)
class AspectColumn:
    id: str = "aspect"
    options: tuple[str, ...] = ()
    of: str | None = None
    scope: Scope = SCOPE


ADAPTERS = {name: TypeAdapter[Any](type_.written) for name, type_ in TYPES.items()}


def read(type_: str, written: object, column: AspectColumn | None = None) -> Any:
    """Read a value as a report does; raise pydantic's ValidationError."""
    return ADAPTERS[type_].validate_python(written, context=column)


def mistakes(type_: str, written: object, column: AspectColumn | None = None) -> list[tuple[tuple[Any, ...], str, Any]]:
    """Return spot, message and fix of each mistake that a value makes."""
    try:
        read(type_, written, column)
    except ValidationError as error:
        lines = error.errors(include_url=False)
        return [(line["loc"], line["msg"], line.get("ctx", {}).get("fix")) for line in lines]
    return []


def one_mistake(type_: str, written: object, column: AspectColumn | None = None) -> tuple[str, Any]:
    """Return message and fix of the only mistake that a value makes as a whole."""
    ((spot, message, fix),) = mistakes(type_, written, column)
    assert spot == ()
    return message, fix


def stated_or_told(reading: Callable[[str], object], written: str) -> tuple[str | None, str]:
    """Return what a text is when it is read and printed, or else None and the mistake's message."""
    try:
        return str(reading(written)), ""
    except PydanticCustomError as mistake:
        return None, mistake.message()


def printed(type_: str, value: Any) -> str:
    """Return the words of a value, run together."""
    return "".join(piece.text for piece in TYPES[type_].print_value(value, WORLD))
