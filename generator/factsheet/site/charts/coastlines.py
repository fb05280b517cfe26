"""Coasts, lakes and rivers around a centre, from `outlines.json`, in the detail that a map can show.

The file is made by `outlines/make.py` from Natural Earth, which is in the public domain. Lines come in short runs: one
out of sight is drawn as a straight line to the beginning of the next, which keeps land on its side.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import cos, pi, radians
from typing import Any, NamedTuple

from factsheet.site.charts.projection import Planar, Projection

_FINEST = (100.0, 25.0)
"""Degrees across a map: narrower ones need the second and the third level of detail."""


class Coastlines(NamedTuple):
    """Lines on the plane of a projection; rings are closed without naming their first point twice."""

    land: list[list[Planar]]
    lakes: list[list[Planar]]
    rivers: list[list[Planar]]


def find_coastlines(projection: Projection, sight: float, across: float) -> Coastlines:
    """Return the lines on a map: `sight` is how far it reaches from the centre, `across` its width, in degrees."""
    level = _load_file()["levels"][sum(across < width for width in _FINEST)]
    area = _VisibleArea(projection, sight, level["grid"])
    rivers: list[list[Planar]] = []
    for runs in level["rivers"]:
        rivers += area.find_visible_lines(runs)
    return Coastlines(area.list_rings(level["land"]), area.list_rings(level["lakes"]), rivers)


@cache
def _load_file() -> Any:
    return json.loads(files("factsheet.site.charts").joinpath("outlines.json").read_text(encoding="utf-8"))


class _VisibleArea:
    def __init__(self, projection: Projection, sight: float, grid: float) -> None:
        self._projection = projection
        self._sight = sight
        self._grid = grid

    def list_rings(self, shapes: Iterable[Sequence[Any]]) -> list[list[Planar]]:
        """Return the rings, each from its runs, without those that are small and out of sight."""
        rings = []
        for runs in shapes:
            if len(runs) == 1 and not self._is_visible(runs[0]):
                continue
            ring: list[Planar] = []
            for run in runs:
                ring += self._project_run(run)[:-1]
            rings.append(ring)
        return rings

    def find_visible_lines(self, runs: Sequence[Any]) -> Iterator[list[Planar]]:
        """Return the parts of a line that are in sight."""
        line: list[Planar] = []
        for run in runs:
            if self._is_visible(run):
                line += self._project_run(run)[1:] if line else self._project_run(run)
            elif line:
                yield line
                line = []
        if line:
            yield line

    def _is_visible(self, run: Sequence[Any]) -> bool:
        x, y, reach, _steps = run
        away = self._sight + reach * self._grid
        # Most runs are too far to the north or south, which takes no cosine to find out.
        if abs(y * self._grid - self._projection.centre[0]) > away:
            return False
        least = radians(away)
        return least >= pi or self._projection.compute_cosine(y * self._grid, x * self._grid) >= cos(least)

    def _project_run(self, run: Sequence[Any]) -> list[Planar]:
        """Return the points of the run, its end last; out of sight its beginning twice, in place of the end too."""
        x, y, _reach, steps = run
        at, grid = self._projection.project, self._grid
        if not self._is_visible(run):
            return [at(y * grid, x * grid)] * 2
        return [at(latitude * grid, longitude * grid) for longitude, latitude in _decode_polyline(x, y, steps)]


def _decode_polyline(x: int, y: int, steps: str) -> Iterator[tuple[int, int]]:
    """Decode a polyline: https://developers.google.com/maps/documentation/utilities/polylinealgorithm."""
    yield x, y
    numbers = _decode_numbers(steps)
    for step, rise in zip(numbers, numbers, strict=True):
        x, y = x + step, y + rise
        yield x, y


def _decode_numbers(steps: str) -> Iterator[int]:
    # Five bits a letter from "?" (63) on, the lowest first; 32 says that more follow, and the last bit is the sign.
    number = shift = 0
    for letter in steps:
        part = ord(letter) - 63
        number |= (part & 31) << shift
        shift += 5
        if part < 32:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0
