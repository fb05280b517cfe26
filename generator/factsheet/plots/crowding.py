"""Dots on a map that are too near to each other to be told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from factsheet.plots.labels import Label

_TOGETHER = 55.0
"""Units: dots nearer than this belong on one closer map."""
_COVERING = 6.0
"""Units: one of two dots so near covers the other."""


@dataclass(frozen=True, slots=True)
class Dot:
    number: int
    """Of the site, in the order given."""
    x: float
    y: float
    label: Label | None
    """None where there was no room for its name."""


def groups(dots: Sequence[Dot]) -> Iterator[list[Dot]]:
    """Return dots that are near each other, directly or by way of others, from left to right."""
    left = sorted(dots, key=lambda dot: (dot.x, dot.y, dot.number))
    while left:
        group, todo = [], [left.pop(0)]
        while todo:
            dot = todo.pop()
            group.append(dot)
            near = [other for other in left if _apart(dot, other) < _TOGETHER]
            left = [other for other in left if other not in near]
            todo += near
        yield sorted(group, key=lambda dot: (dot.x, dot.y, dot.number))


def is_crowded(group: Sequence[Dot]) -> bool:
    """Tell whether one has no room for its name, or covers the next."""
    return any(dot.label is None for dot in group) or any(_apart(a, b) < _COVERING for a, b in pairwise(group))


def _apart(a: Dot, b: Dot) -> float:
    return hypot(a.x - b.x, a.y - b.y)
