"""What lists show of a point: made when its page is, kept in the build memory, and read when a list is drawn.

A list shows hundreds of points, and to analyse them again for each list took longer than to draw it.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

import msgspec

from factsheet.analysis.analysis import Findings
from factsheet.model.point import Point
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

T = TypeVar("T")


class EntryPart(Generic[T]):
    """What one kind of list shows of a point, as items of one type."""

    def __init__(
        self, name: str, type: type[tuple[T, ...]], make: Callable[[Findings, Settings, Point], Iterable[T]]
    ) -> None:
        self.name = name
        self._make = make
        self._decoder = msgspec.msgpack.Decoder(type, dec_hook=_decode_link)

    def load(self, findings: Findings, settings: Settings, point: Point) -> tuple[T, ...]:
        """Return the items of the point from its entry; made now if this process has no entry of it."""
        entry = findings.entries.get(point.key)
        if entry is None:
            return self.make(findings, settings, point)
        return self._decoder.decode(entry[self.name]) if self.name in entry else ()

    def make(self, findings: Findings, settings: Settings, point: Point) -> tuple[T, ...]:
        return tuple(self._make(findings, settings, point))


def make_entry(
    parts: Iterable[EntryPart[Any]], findings: Findings, settings: Settings, point: Point
) -> dict[str, bytes]:
    """Return the parts of the point by name, encoded since those of all points are in memory; no empty ones."""
    entry: dict[str, bytes] = {}
    for part in parts:
        if items := part.make(findings, settings, point):
            entry[part.name] = msgspec.msgpack.encode(items)
    return entry


def _decode_link(_type: type, written: Any) -> object:
    """Return the address of a span: one of this site is a list, one of another site is text."""
    return Address(*written) if isinstance(written, list) else written
