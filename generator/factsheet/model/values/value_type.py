"""What each type of values can do, and the little that it must know about other records to do it."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from msgspec import Struct

from factsheet.model.values.scope import Scope
from factsheet.text.rich_text import RichText, Span

V = TypeVar("V")


class Relation(StrEnum):
    """How two values relate, the mildest first."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    DATE = "differs in date"
    SCOPE = "differs in scope"
    CONTRADICTS = "contradicts"


CALM = (Relation.AGREES, Relation.COMPATIBLE)
"""Relations of two values that can both be true."""


class Agreement(Struct, frozen=True):
    """The relation of two values and its reason in one line, in the language of the site."""

    relation: Relation
    reason: str


class RecordReference(NamedTuple):
    """An id that a record, or a value, names: where in it (keys and indexes), and of what kind it must be."""

    spot: tuple[str | int, ...]
    kind: str
    """`actor`, `place`, `source`, `party` or `point`."""
    id: str


class RecordNames(Protocol):
    """What values may ask about the records that they name; the corpus answers."""

    def get_name(self, kind: str, id: str) -> str:
        """Return the display name of an actor, place or source."""

    def link_name(self, kind: str, id: str) -> Span:
        """Return the same, linked to its page."""

    def list_places_around(self, place: str) -> tuple[str, ...]:
        """Return the places that this one lies in, the nearest first, without itself."""


class AspectContext(Protocol):
    """What a value may know of its aspect; passed as pydantic's validation context."""

    @property
    def id(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def of(self) -> str | None:
        """`actors`, `places`, or None: members are words."""

    @property
    def scope(self) -> Scope:
        """What a quantity counts."""


def list_no_references(value: object) -> Iterable[RecordReference]:
    return ()


class ValueType(Struct, Generic[V], frozen=True):
    """One type that an aspect can have, over the class of its values."""

    name: str
    written: Any
    """What pydantic validates: an annotated type whose result is a value."""
    compare: Callable[[V, V, RecordNames], Agreement]
    """The relation of two values of one aspect; the same in either order."""
    print_value: Callable[[V, RecordNames], RichText]
    """The value as stated, in reading order: the only words for it on pages, in data and in change reports."""
    list_references: Callable[[V], Iterable[RecordReference]] = list_no_references
    """Each id that the value names."""
