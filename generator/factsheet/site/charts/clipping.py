"""What of rings and lines a rectangle shows, as the path data of SVG.

A ring around the far side of the earth comes out of the projection inside out. Filled by the even-odd rule, all rings
together are right when the rim of the map is added as one more ring: `righted` finds out whether it must be.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

from factsheet.site.charts.projection import RIM, Planar, Projection, make_rim

OPEN_SEA = ((90.0, 0.0), (-48.88, -123.39))
"""Two spots with no land, lake or river for hundreds of kilometres around: the North Pole and Point Nemo."""
_MARGIN = 6.0
"""Beyond each edge of the drawing, so that the cut of a shape is not seen."""
_FINE = 0.25
"""Units of the drawing: nothing smaller is kept."""
_TENTHS = 10
"""Path data counts in tenths of a unit."""


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of the plane, and how it becomes a drawing of so many units."""

    left: float
    top: float
    scale: float
    width: float
    height: float

    def scale_point(self, point: Planar) -> Planar:
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale

    @property
    def corners(self) -> tuple[Planar, ...]:
        right, bottom = self.left + self.width / self.scale, self.top + self.height / self.scale
        return (self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom)


def correct_rings(rings: Sequence[list[Planar]], projection: Projection) -> list[list[Planar]]:
    """Return the rings within the rim, and the rim itself where they would else be filled inside out."""
    within = [list(_clip_to_rim(ring)) for ring in rings]
    sea = projection.project(*max(OPEN_SEA, key=lambda spot: projection.compute_cosine(*spot)))
    crossings = sum(_count_crossings(ring, sea) for ring in within)
    return [*within, make_rim()] if crossings % 2 else within


def draw_areas(rings: Iterable[list[Planar]], window: Window) -> str:
    """Return the path data of filled shapes, to be filled by the even-odd rule."""
    clipped = (_clip_ring([window.scale_point(point) for point in ring], window) for ring in rings)
    return "".join(f"{_format_path(ring)}z" for ring in map(_thin_points, clipped) if len(ring) > 2)


def draw_lines(all_lines: Iterable[list[Planar]], window: Window) -> str:
    """Return the path data of lines."""
    visible = (
        part
        for line in all_lines
        for part in _find_visible_parts([window.scale_point(point) for point in line], window)
    )
    return "".join(_format_path(part) for part in map(_thin_points, visible) if len(part) > 1)


def _clip_to_rim(ring: list[Planar]) -> Iterator[Planar]:
    """Return the ring with what lies beyond the rim drawn along it, the shorter way round."""
    for a, b in pairwise([ring[-1], *ring]):
        if hypot(*a) > RIM and hypot(*b) > RIM:
            begin, end = atan2(a[1], a[0]), atan2(b[1], b[0])
            turn = (end - begin + pi) % (2 * pi) - pi
            for step in range(1, ceil(abs(turn) * 10)):
                angle = begin + turn * step / ceil(abs(turn) * 10)
                yield RIM * cos(angle), RIM * sin(angle)
        shrink = min(1.0, RIM / (hypot(*b) or 1.0))
        yield b[0] * shrink, b[1] * shrink


def _count_crossings(ring: list[Planar], spot: Planar) -> int:
    """Return how often a way straight to the right from the spot crosses the ring."""
    x, y = spot
    return sum(
        (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
        for a, b in pairwise([ring[-1], *ring])
    )


def _clip_ring(ring: list[Planar], window: Window) -> list[Planar]:
    """Return the part of a ring within the drawing, by Sutherland and Hodgman."""
    for axis, edge, sign in _list_edges(window):
        if not ring:
            break
        ring = list(_clip_at_edge(ring, axis, edge, sign))
    return ring


def _list_edges(window: Window) -> tuple[tuple[int, float, int], ...]:
    right, bottom = window.width + _MARGIN, window.height + _MARGIN
    return (0, -_MARGIN, 1), (0, right, -1), (1, -_MARGIN, 1), (1, bottom, -1)


def _clip_at_edge(ring: list[Planar], axis: int, edge: float, sign: int) -> Iterator[Planar]:
    before = ring[-1]
    was_inside = (before[axis] - edge) * sign >= 0
    for point in ring:
        is_inside = (point[axis] - edge) * sign >= 0
        if is_inside != was_inside:
            share = (edge - before[axis]) / (point[axis] - before[axis])
            yield before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])
        if is_inside:
            yield point
        before, was_inside = point, is_inside


def _find_visible_parts(line: list[Planar], window: Window) -> Iterator[list[Planar]]:
    """Return the parts of a line that touch the drawing, each with the points next to it on either side."""
    part: list[Planar] = []
    for a, b in pairwise(line):
        if _is_touching(a, b, window):
            part += [b] if part else [a, b]
        elif part:
            yield part
            part = []
    if part:
        yield part


def _is_touching(a: Planar, b: Planar, window: Window) -> bool:
    return all(
        max(a[axis], b[axis]) >= -_MARGIN and min(a[axis], b[axis]) <= size + _MARGIN
        for axis, size in ((0, window.width), (1, window.height))
    )


def _thin_points(points: list[Planar]) -> list[Planar]:
    """Return the points that are seen apart from the one before."""
    kept = points[:1]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _FINE * 2:
            kept.append(point)
    return kept


def _format_path(points: Sequence[Planar]) -> str:
    (x, y), *rest = [(round(x * _TENTHS), round(y * _TENTHS)) for x, y in points]
    steps = []
    for right, down in rest:
        steps.append(f"{right - x} {down - y}")
        x, y = right, down
    first_x, first_y = (round(part * _TENTHS) for part in points[0])
    return f"M{first_x} {first_y}l{' '.join(steps)}".replace(" -", "-")
