"""Boxes in layers from left to right, each to the left of those it points to: the only room with the library grandalf.

The library orders the layers so that few lines cross, and gives a lane to each line that passes a layer. What it leaves
too near to each other is pushed apart here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import DummyVertex, SugiyamaLayout

LANE = 14.0
"""Height that a line takes where it passes a layer."""
_ROUNDS = 4

Size = tuple[float, float]
"""Width and height."""
Point = tuple[float, float]
Pair = tuple[int, int]
"""The numbers of two boxes: the first points to the second."""


@dataclass(frozen=True, slots=True)
class Layers:
    width: float
    height: float
    places: tuple[Point, ...]
    """Of each box: its upper left corner."""
    ends: tuple[float, ...]
    """Of each box: where its layer ends on the right, which is as wide as its widest box."""
    lanes: dict[Pair, tuple[Point, ...]]
    """Of each line that passes layers: the points that it goes through, from the first box to the second."""


@dataclass(frozen=True)
class Gaps:
    """The least room between boxes: beside each other in a layer, and from layer to layer."""

    between: float
    across: float


class _Box(Vertex):  # type: ignore[misc]
    """A vertex that sets keep in the same order on every run."""

    def __init__(self, number: int, size: Size) -> None:
        super().__init__(number)
        self.view = _View(*size)

    def __hash__(self) -> int:
        return int(self.data)


class _Line(Edge):  # type: ignore[misc]
    def __init__(self, number: int, a: _Box, b: _Box) -> None:
        super().__init__(a, b, data=number)

    def __hash__(self) -> int:
        return int(self.data)


class _View:
    """The size that the library asks for: it draws from top to bottom, so width and height are exchanged."""

    def __init__(self, width: float, height: float) -> None:
        self.w, self.h = height, width
        self.xy = (0.0, 0.0)


def layered(sizes: Sequence[Size], pairs: Iterable[Pair], gaps: Gaps) -> Layers:
    """Return where boxes stand; parts that nothing joins stand below each other, in the order of their first boxes."""
    boxes = [_Box(number, size) for number, size in enumerate(sizes)]
    different = sorted({(a, b) for a, b in pairs if a != b})
    lines = [_Line(number, boxes[a], boxes[b]) for number, (a, b) in enumerate(different)]
    places: dict[int, Point] = {}
    ends: dict[int, float] = {}
    lanes: dict[Pair, tuple[Point, ...]] = {}
    width = down = 0.0
    for part in sorted(Graph(boxes, lines).C, key=lambda part: min(box.data for box in part.V())):
        found = _laid_out(part, gaps)
        corners = {number: (x, y + down) for number, (x, y) in found.corners.items()}
        places |= corners
        ends |= found.ends
        lanes |= {pair: tuple((x, y + down) for x, y in points) for pair, points in found.lanes.items()}
        width = max(width, *(x + sizes[number][0] for number, (x, _y) in corners.items()))
        down = max(y + sizes[number][1] for number, (_x, y) in corners.items()) + gaps.between
    every = range(len(sizes))
    height = down - gaps.between if places else 0.0
    return Layers(width, height, tuple(places[one] for one in every), tuple(ends[one] for one in every), lanes)


@dataclass(frozen=True, slots=True)
class _Part:
    corners: dict[int, Point]
    ends: dict[int, float]
    lanes: dict[Pair, tuple[Point, ...]]


def _laid_out(part: Graph, gaps: Gaps) -> _Part:
    layout = SugiyamaLayout(part)
    layout.xspace, layout.yspace, layout.dw, layout.dh = gaps.between, gaps.across, LANE, 1.0
    layout.init_all()
    layout.draw(_ROUNDS)
    middles = _apart(layout, gaps)
    top = min(middle - one.view.w / 2 for one, middle in middles.items())
    lefts = _lefts(layout, gaps)
    boxes = [one for one in middles if isinstance(one, _Box)]
    ranks = {one.data: layout.grx[one].rank for one in boxes}
    corners = {one.data: (lefts[ranks[one.data]], middles[one] - one.view.w / 2 - top) for one in boxes}
    ends = {number: lefts[rank + 1] - gaps.across for number, rank in ranks.items()}
    lanes = {(edge.v[0].data, edge.v[1].data): tuple(_lane(edge, layout, middles, lefts, top)) for edge in layout.ctrls}
    return _Part(corners, ends, lanes)


def _apart(layout: SugiyamaLayout, gaps: Gaps) -> dict[Vertex | DummyVertex, float]:
    """Return the middle of each box and lane, from top to bottom, none nearer to the one before than it may be."""
    middles: dict[Vertex | DummyVertex, float] = {}
    for layer in layout.layers:
        inorder = sorted(layer, key=lambda one: (one.view.xy[0], layout.grx[one].pos))
        for before, one in pairwise([None, *inorder]):
            least = middles[before] + (before.view.w + one.view.w) / 2 + gaps.between if before is not None else None
            middles[one] = one.view.xy[0] if least is None else max(one.view.xy[0], least)
    return middles


def _lefts(layout: SugiyamaLayout, gaps: Gaps) -> list[float]:
    """Return where each layer begins; it is as wide as its widest box."""
    lefts = [0.0]
    for layer in layout.layers:
        lefts.append(lefts[-1] + max(one.view.h for one in layer) + gaps.across)
    return lefts


def _lane(
    edge: Edge, layout: SugiyamaLayout, middles: dict[Vertex | DummyVertex, float], lefts: Sequence[float], top: float
) -> Iterable[Point]:
    """Return where a line enters and leaves each layer that it passes."""
    stops = layout.ctrls[edge]
    ranks = sorted(rank for rank, one in stops.items() if isinstance(one, DummyVertex))
    forth = layout.grx[edge.v[0]].rank < layout.grx[edge.v[1]].rank
    for rank in ranks if forth else ranks[::-1]:
        y = middles[stops[rank]] - top
        ends = (lefts[rank], lefts[rank] + max(one.view.h for one in layout.layers[rank]))
        yield from ((x, y) for x in (ends if forth else ends[::-1]))
