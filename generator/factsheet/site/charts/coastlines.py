"""Coasts, lakes and rivers around a centre, from the file beside this module, in the detail that a map can show.

The file is made by `outlines/make.py` from Natural Earth, which is in the public domain. Lines come in short runs: what
lies out of sight is drawn as a straight line from one run's beginning to the next, which keeps land on its side.
"""

import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from math import cos, pi, radians
from typing import Any, NamedTuple

from factsheet.site.charts.projection import Planar, Projection

_FINEST = (100.0, 25.0)
"""Degrees across a map, down from which the second and the third level of detail are needed."""


class Coastlines(NamedTuple):
    """Lines on the plane of a projection; rings are closed without naming their first point twice."""

    land: list[list[Planar]]
    lakes: list[list[Planar]]
    rivers: list[list[Planar]]


def find_coastlines(projection: Projection, sight: float, across: float) -> Coastlines:
    """Return what a map shows; `sight`: how far it reaches from the centre, `across`: both in degrees."""
    level = _load_file()["levels"][sum(across < width for width in _FINEST)]
    seen = _VisibleArea(projection, sight, level["grid"])
    return Coastlines(
        land=[ring for runs in level["land"] if (ring := seen.make_ring(runs))],
        lakes=[ring for runs in level["lakes"] if (ring := seen.make_ring(runs))],
        rivers=[line for runs in level["rivers"] for line in seen.find_visible_lines(runs)],
    )


@cache
def _load_file() -> Any:
    return json.loads(files("factsheet.site.charts").joinpath("outlines.json").read_text(encoding="utf-8"))


class _VisibleArea:
    def __init__(self, projection: Projection, sight: float, grid: float) -> None:
        self._projection = projection
        self._sight = sight
        self._grid = grid

    def make_ring(self, runs: Sequence[Any]) -> list[Planar]:
        """Return a ring; nothing where it is small and out of sight."""
        if len(runs) == 1 and not self._is_visible(runs[0]):
            return []
        return [point for run in runs for point in self._project_run(run)[:-1]]

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
        least = radians(self._sight + reach * self._grid)
        return least >= pi or self._projection.compute_cosine(y * self._grid, x * self._grid) >= cos(least)

    def _project_run(self, run: Sequence[Any]) -> list[Planar]:
        """Return the run, its end in the last place; out of sight only its beginning, and a last place for its end."""
        x, y, _reach, steps = run
        at, grid = self._projection.project, self._grid
        if not self._is_visible(run):
            return [at(y * grid, x * grid)] * 2
        return [at(latitude * grid, longitude * grid) for longitude, latitude in _decode_polyline(x, y, steps)]


def _decode_polyline(x: int, y: int, steps: str) -> Iterator[tuple[int, int]]:
    """Follow an encoded polyline: https://developers.google.com/maps/documentation/utilities/polylinealgorithm."""
    yield x, y
    numbers = _decode_numbers(steps)
    for step, rise in zip(numbers, numbers, strict=True):
        x, y = x + step, y + rise
        yield x, y


def _decode_numbers(steps: str) -> Iterator[int]:
    number = shift = 0
    for letter in steps:
        part = ord(letter) - 63
        number |= (part & 31) << shift
        shift += 5
        if part < 32:
            yield ~(number >> 1) if number & 1 else number >> 1
            number = shift = 0
