"""Rings and lines cut to a rectangle, as the path data of SVG.

A ring around the far side of the earth comes out of the projection inside out. Under the even-odd rule, adding the rim
of the map as one more ring corrects that: `correct_rings` finds out whether it is needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, hypot, pi, sin

from msgspec import Struct

from factsheet.site.charts.projection import RIM, Planar, Projection, make_rim

OPEN_SEA = ((90.0, 0.0), (-48.88, -123.39))
"""Two spots far from land, lakes and rivers, one in each hemisphere: the North Pole and Point Nemo."""
_MARGIN = 6.0
"""Beyond each edge of the drawing, so that the cut of a shape is not seen."""
_FINE = 0.25
"""Units of the drawing: smaller steps cannot be seen, and would only make the page larger."""
_TENTHS = 10
"""Path data counts in tenths of a unit."""


class Window(Struct, frozen=True):
    """A rectangle of the plane and its scale; width and height are in units of the drawing."""

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
    """Return the rings within the rim, and the rim itself where they would otherwise be filled inside out."""
    within = [list(_clip_to_rim(ring)) if _is_beyond_rim(ring) else ring for ring in rings]
    # The nearer spot, since the projection distorts shapes far from its centre.
    sea = projection.project(*max(OPEN_SEA, key=lambda spot: projection.compute_cosine(*spot)))
    crossings = sum(_count_crossings(ring, sea) for ring in within)
    # An odd number of crossings means that the open sea would be filled.
    return [*within, make_rim()] if crossings % 2 else within


def draw_areas(rings: Iterable[list[Planar]], window: Window) -> str:
    """Return the path data of filled shapes, to be filled by the even-odd rule."""
    paths = []
    for ring in rings:
        points = _thin_points(_clip_ring([*map(window.scale_point, ring)], window))
        if len(points) > 2:
            paths.append(f"{_format_path(points)}z")
    return "".join(paths)


def draw_lines(all_lines: Iterable[list[Planar]], window: Window) -> str:
    """Return the path data of lines."""
    paths = []
    for line in all_lines:
        for part in _find_visible_parts([*map(window.scale_point, line)], window):
            points = _thin_points(part)
            if len(points) > 1:
                paths.append(_format_path(points))
    return "".join(paths)


def _is_beyond_rim(ring: list[Planar]) -> bool:
    return any(hypot(x, y) > RIM for x, y in ring)


def _clip_to_rim(ring: list[Planar]) -> Iterator[Planar]:
    """Return the ring with its parts beyond the rim drawn along the rim, the shorter way round."""
    for a, b in pairwise([ring[-1], *ring]):
        if hypot(*a) > RIM and hypot(*b) > RIM:
            begin, end = atan2(a[1], a[0]), atan2(b[1], b[0])
            turn = (end - begin + pi) % (2 * pi) - pi
            steps = ceil(abs(turn) * 10)  # A tenth of a radian each: a chord that short is seen as an arc.
            for step in range(1, steps):
                angle = begin + turn * step / steps
                yield RIM * cos(angle), RIM * sin(angle)
        shrink = min(1.0, RIM / (hypot(*b) or 1.0))
        yield b[0] * shrink, b[1] * shrink


def _count_crossings(ring: list[Planar], spot: Planar) -> int:
    """Return how often a line straight to the right from the spot crosses the ring."""
    x, y = spot
    crossings = 0
    for (ax, ay), (bx, by) in pairwise([ring[-1], *ring]):
        if (ay > y) != (by > y):
            crossings += x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossings


def _clip_ring(ring: list[Planar], window: Window) -> list[Planar]:
    """Return the part of a ring within the drawing (Sutherland and Hodgman, https://doi.org/10.1145/360767.360802)."""
    for axis, size in enumerate((window.width, window.height)):
        ring = list(_clip_at_edge(ring, axis, -_MARGIN, 1))
        ring = list(_clip_at_edge(ring, axis, size + _MARGIN, -1))
    return ring


def _clip_at_edge(ring: list[Planar], axis: int, edge: float, sign: int) -> Iterator[Planar]:
    """Return what is above the edge on the axis (0: x, 1: y) where the sign is 1, below it where it is -1."""
    if not ring:
        return
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
    """Return whether the rectangle around both points meets the drawing."""
    for axis, size in enumerate((window.width, window.height)):
        if max(a[axis], b[axis]) < -_MARGIN or min(a[axis], b[axis]) > size + _MARGIN:
            return False
    return True


def _thin_points(points: list[Planar]) -> list[Planar]:
    """Return the points that can be seen as distinct from the one before."""
    kept = points[:1]
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _FINE * 2:
            kept.append(point)
    return kept


def _format_path(points: Sequence[Planar]) -> str:
    # Relative steps in whole numbers, without a space before a minus, are much shorter than absolute coordinates.
    rounded = [(round(x * _TENTHS), round(y * _TENTHS)) for x, y in points]
    steps = [f"{bx - ax} {by - ay}" for (ax, ay), (bx, by) in pairwise(rounded)]
    x, y = rounded[0]
    return f"M{x} {y}l{' '.join(steps)}".replace(" -", "-")
