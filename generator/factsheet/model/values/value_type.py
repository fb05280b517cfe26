"""What one value says of another, and the little that a value must know of the world to say it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from factsheet.text.i18n import _


class Relation(StrEnum):
    """How two values stand to each other, the mildest first."""

    AGREES = "agrees"
    COMPATIBLE = "compatible"
    DATE = "differs in date"
    SCOPE = "differs in scope"
    CONTRADICTS = "contradicts"


CALM = (Relation.AGREES, Relation.COMPATIBLE)
"""Relations of two values that can both hold."""


@dataclass(frozen=True)
class Agreement:
    """The relation of two values and its reason in one line, in the language of the site."""

    relation: Relation
    reason: str


class Mention(NamedTuple):
    """An id that stands inside a value: where in it (keys and indexes), and of what kind it must be."""

    spot: tuple[str | int, ...]
    kind: str
    """`actor`, `place` or `source`."""
    id: str


class Piece(NamedTuple):
    """A run of words of a printed value; `mention` is set where the run names a thing that has a page."""

    text: str
    mention: Mention | None = None
    manner: str = ""
    """`doubtful`, `vague`, `provisional`, `note` … where words are shown in a manner of their own."""


def plain(pieces: Iterable[Piece]) -> str:
    """Return a printed value as plain text, in which what pages mark as doubtful says so."""
    doubtful = _("doubtful")
    return "".join(f"{one.text} ({doubtful})" if one.manner == "doubtful" else one.text for one in pieces)


class World(Protocol):
    """What values may ask about the things they name. The corpus answers."""

    def name(self, kind: str, id: str) -> str:
        """Return the display name of an actor, place or source."""

    def places_around(self, place: str) -> tuple[str, ...]:
        """Return the places that this one lies in, the nearest first, without itself."""


class Column(Protocol):
    """What a value may know of the aspect it is written under; handed as pydantic's validation context."""

    @property
    def id(self) -> str: ...
    @property
    def options(self) -> tuple[str, ...]: ...
    @property
    def of(self) -> str | None:
        """`actors`, `places`, or None: members are words."""

    @property
    def scope(self) -> tuple[str, ...]:
        """Measure, population, unit, place, period and counting of a quantity, each `""` where not given."""


class ValueType(Protocol):
    """A module of this package: one type that an aspect can have."""

    NAME: str
    Written: Any
    """What pydantic validates: an annotated type whose result is the module's value class."""

    def compare(self, a: Any, b: Any, world: World) -> Agreement:
        """Say how two values of one aspect stand to each other; symmetric in its relation."""

    def words(self, value: Any, world: World) -> tuple[Piece, ...]:
        """Print the value as stated, as pieces in reading order."""

    def mentions(self, value: Any) -> Iterable[Mention]:
        """Return each id that the value names."""
