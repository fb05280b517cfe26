"""Meridians and parallels of a map: they show which way north is where the projection turns it."""

from collections.abc import Iterator
from math import cos, hypot, radians

from factsheet.plots.globe import RIM, Planar, Projection

_STEPS = (1, 2, 5, 10, 15, 30)
_MOST_MERIDIANS = 24
"""Near a pole they would crowd."""
_LINES = 6
"""So many lines cross a map from side to side, about."""


def graticule(projection: Projection, sight: float, across: float) -> Iterator[list[Planar]]:
    """Return the lines in sight; `sight`: how far the map reaches from the centre, `across`: both in degrees."""
    step = next((step for step in _STEPS if across / step <= _LINES), _STEPS[-1])
    latitude, longitude = (round(part / step) * step for part in projection.centre)
    reach = int(sight // step + 1) * step
    south, north = max(-90 + step, latitude - reach), min(90 - step, latitude + reach)
    turn = min(180, _turn(reach, max(abs(south), abs(north)), step))
    for parallel in range(south, north + 1, step):
        yield from _line(projection, [(parallel, longitude + away) for away in _stations(-turn, turn, step)])
    apart = next((wide for wide in _STEPS if wide >= step and 2 * turn / wide <= _MOST_MERIDIANS), _STEPS[-1])
    for meridian in range(longitude // apart * apart - turn, longitude + turn + (turn < 180), apart):
        yield from _line(projection, [(parallel, meridian) for parallel in _stations(south, north, step)])


def _turn(reach: int, farthest: int, step: int) -> int:
    """Return how many degrees of longitude lie within reach where the meridians are nearest to each other."""
    narrow = max(cos(radians(farthest)), 1e-6)
    return min(180 // step * step, int(reach / narrow // step + 1) * step)


def _stations(first: int, last: int, step: int) -> Iterator[float]:
    parts = 4 if step > 2 else 2
    count = (last - first) * parts // step
    return (first + number * step / parts for number in range(count + 1))


def _line(projection: Projection, spots: list[tuple[float, float]]) -> Iterator[list[Planar]]:
    """Return a line in the parts of it that the map of the whole earth shows."""
    part: list[Planar] = []
    for spot in spots:
        point = projection.at(*spot)
        if hypot(*point) < RIM:
            part.append(point)
        elif part:
            yield part
            part = []
    if part:
        yield part
