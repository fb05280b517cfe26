"""A directed graph of boxes in groups, from left to right: each group is laid out alone, then all among each other.

A line that leaves its group, or enters another, passes the boxes that stand in its way there in a lane of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.plots.graph_group import Box, Group, Link, arranged
from factsheet.plots.layers import LANE, Gaps, Pair, Point, layered

ARROW = 9.0
"""Length of the tip of an arrow."""
_GAPS = Gaps(20.0, 84.0)
_BESIDE = 4.0
"""Between lines that take one way."""
_MOST_APART = 11.0
"""Between arrows that arrive at one box."""


@dataclass(frozen=True, slots=True)
class Frame:
    group: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Way:
    path: str
    """Path data of SVG, from the right side of the first box to the end of the arrow."""
    x: float
    y: float
    """The tip of the arrow, which points to the right, at the left side of the second box."""


@dataclass(frozen=True, slots=True)
class Layout:
    width: float
    height: float
    corners: tuple[Point, ...]
    """Of each box: upper left."""
    frames: tuple[Frame, ...]
    ways: tuple[Way, ...]
    """Of each link."""


def laid_out(boxes: Sequence[Box], links: Sequence[Link]) -> Layout:
    """Return where boxes stand and how links run."""
    members: dict[str, list[int]] = {}
    for number, box in enumerate(boxes):
        members.setdefault(box.group, []).append(number)
    groups = {name: arranged(boxes, links, numbers) for name, numbers in members.items()}
    return _Whole(boxes, links, groups).layout()


class _Whole:
    """All groups, laid out among each other."""

    def __init__(self, boxes: Sequence[Box], links: Sequence[Link], groups: Mapping[str, Group]) -> None:
        self._boxes, self._links, self._groups = boxes, links, groups
        self._place = {name: place for place, name in enumerate(groups)}
        pairs = [self._pair(link) for link in links]
        self._outer = layered([group.size for group in groups.values()], pairs, _GAPS)
        self._corners = dict(self._all_corners())
        self._beside = dict(_beside(pairs))

    def layout(self) -> Layout:
        ways = [tuple(self._way(number)) for number in range(len(self._links))]
        tips = self._tips(ways)
        return Layout(
            width=self._outer.width,
            height=self._outer.height,
            corners=tuple(self._corners[number] for number in range(len(self._boxes))),
            frames=tuple(self._frames()),
            ways=tuple(_drawn(way, tip) for way, tip in zip(ways, tips, strict=True)),
        )

    def _pair(self, link: Link) -> Pair:
        return self._place[self._boxes[link.start].group], self._place[self._boxes[link.end].group]

    def _origin(self, name: str) -> Point:
        """Return where what is inside a group begins."""
        x, y = self._outer.places[self._place[name]]
        right, down = self._groups[name].inset
        return x + right, y + down

    def _all_corners(self) -> Iterator[tuple[int, Point]]:
        for name, group in self._groups.items():
            x, y = self._origin(name)
            for number, (right, down) in zip(group.boxes, group.layers.places, strict=False):
                yield number, (x + right, y + down)

    def _frames(self) -> Iterator[Frame]:
        for name, group in self._groups.items():
            if group.framed:
                yield Frame(name, *self._outer.places[self._place[name]], *group.size)

    def _way(self, number: int) -> Iterator[Point]:
        """Return the points of a link up to before the box where it arrives."""
        link = self._links[number]
        box = self._boxes[link.start]
        x, y = self._corners[link.start]
        yield x + box.width, y + link.port
        if box.group == self._boxes[link.end].group:
            yield from self._moved(box.group, self._within(link))
            return
        yield from self._moved(box.group, self._groups[box.group].lanes.get(number, ()))
        yield from self._between(number, y + link.port)
        target = self._boxes[link.end].group
        yield from self._moved(target, self._groups[target].lanes.get(number, ()))

    def _within(self, link: Link) -> Sequence[Point]:
        group = self._groups[self._boxes[link.start].group]
        pair = group.boxes.index(link.start), group.boxes.index(link.end)
        return group.layers.lanes.get(pair, ())

    def _between(self, number: int, y: float) -> Iterator[Point]:
        """Return the way from the end of a group's layer to the next group's beginning."""
        name = self._boxes[self._links[number].start].group
        leaving = self._moved(name, self._groups[name].lanes.get(number, ()))
        height = leaving[-1][1] if leaving else y
        pair = self._pair(self._links[number])
        yield self._outer.ends[pair[0]], height
        for x, lane in self._outer.lanes.get(pair, ()):
            yield x, lane + self._beside[number]

    def _moved(self, name: str, points: Iterable[Point]) -> list[Point]:
        x, y = self._origin(name)
        return [(x + right, y + down) for right, down in points]

    def _tips(self, ways: Sequence[Sequence[Point]]) -> list[Point]:
        """Return where links arrive: those of one box below each other, in the order in which they come."""
        arriving: dict[int, list[int]] = {}
        for number, link in enumerate(self._links):
            arriving.setdefault(link.end, []).append(number)
        tips: dict[int, Point] = {}
        for end, numbers in arriving.items():
            x, y = self._corners[end]
            height = self._boxes[end].height
            apart = min(_MOST_APART, height / (len(numbers) + 1))
            first = y + height / 2 - apart * (len(numbers) - 1) / 2
            for place, number in enumerate(sorted(numbers, key=lambda one: (ways[one][-1][1], one))):
                tips[number] = (x, first + place * apart)
        return [tips[number] for number in range(len(self._links))]


def _beside(pairs: Sequence[Pair]) -> Iterator[tuple[int, float]]:
    """Return how far each link is moved aside from others that take the same way."""
    sharing: dict[Pair, list[int]] = {}
    for number, pair in enumerate(pairs):
        sharing.setdefault(pair, []).append(number)
    for numbers in sharing.values():
        apart = min(_BESIDE, LANE / len(numbers))
        for place, number in enumerate(numbers):
            yield number, (place - (len(numbers) - 1) / 2) * apart


def _drawn(way: Sequence[Point], tip: Point) -> Way:
    (x, y), *rest = [*way, (tip[0] - ARROW, tip[1])]
    path = [f"M{x:.0f} {y:.0f}"]
    for right, down in rest:
        bend = (x + right) / 2 if right > x else x + 40
        back = (x + right) / 2 if right > x else right - 40
        path.append(
            f"H{right:.0f}"
            if abs(down - y) < 1
            else f"C{bend:.0f} {y:.0f} {back:.0f} {down:.0f} {right:.0f} {down:.0f}"
        )
        x, y = right, down
    return Way("".join(path), round(tip[0]), round(tip[1]))
