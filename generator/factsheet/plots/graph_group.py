"""The boxes of one group of a graph: where they stand in it, and the lanes in which lines leave and enter it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factsheet.plots.layers import LANE, Gaps, Layers, Pair, Point, Size, layered

PADDING = 12.0
"""Between a group's frame and its boxes."""
HEAD = 26.0
"""For the title of a group with a frame."""
_GAPS = Gaps(14.0, 64.0)


@dataclass(frozen=True, slots=True)
class Box:
    width: float
    height: float
    group: str
    """Boxes of one group stand together; a group of one box has no frame."""


@dataclass(frozen=True, slots=True)
class Link:
    start: int
    """The number of a box."""
    end: int
    port: float
    """How far below the upper edge of the first box it begins."""


@dataclass(frozen=True, slots=True)
class Group:
    """The boxes of a group as they stand in it, and the lanes in which links (by number) leave and enter it."""

    boxes: tuple[int, ...]
    layers: Layers
    lanes: Mapping[int, tuple[Point, ...]]

    @property
    def framed(self) -> bool:
        return len(self.boxes) > 1

    @property
    def inset(self) -> Point:
        return (PADDING, HEAD) if self.framed else (0.0, 0.0)

    @property
    def size(self) -> Size:
        aside, above = self.inset
        return self.layers.width + 2 * aside, self.layers.height + above + aside


def arranged(boxes: Sequence[Box], links: Sequence[Link], members: Sequence[int]) -> Group:
    """Lay a group out, with a row of empty boxes for each lane that a link needs on its way out or in."""
    local = {number: place for place, number in enumerate(members)}
    inside = [(local[link.start], local[link.end]) for link in links if link.start in local and link.end in local]
    ranks = _ranks(len(members), inside)
    sizes = [(boxes[number].width, boxes[number].height) for number in members]
    empty = max(size[0] for size in sizes), LANE
    pairs, chains = list(inside), dict[int, list[int]]()
    for number, link in enumerate(links):
        if (link.start in local) != (link.end in local):
            out = link.start in local
            place = local[link.start if out else link.end]
            count = max(ranks) - ranks[place] if out else ranks[place]
            chains[number] = chain = list(range(len(sizes), len(sizes) + count))
            sizes += [empty] * count
            pairs += pairwise([place, *chain] if out else [*chain, place])
    layers = layered(sizes, pairs, _GAPS)
    return Group(tuple(members), layers, {number: _through(layers, chain) for number, chain in chains.items()})


def _through(layers: Layers, chain: Iterable[int]) -> tuple[Point, ...]:
    """Return the points through empty boxes, each from its left to the end of its layer."""
    return tuple(
        (x, layers.places[one][1] + LANE / 2) for one in chain for x in (layers.places[one][0], layers.ends[one])
    )


def _ranks(count: int, pairs: Sequence[Pair]) -> list[int]:
    """Return in which layer each box will stand: one after the last of those that point to it."""
    before: dict[int, list[int]] = {}
    for a, b in pairs:
        before.setdefault(b, []).append(a)
    found: dict[int, int] = {}

    def rank(one: int, below: tuple[int, ...]) -> int:
        if one not in found:
            others = [rank(a, (*below, one)) + 1 for a in before.get(one, ()) if a not in below and a != one]
            found[one] = max(others, default=0)
        return found[one]

    return [rank(one, ()) for one in range(count)]
