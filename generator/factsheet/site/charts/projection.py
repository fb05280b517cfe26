"""The round earth on a flat page: Lambert's azimuthal equal-area projection, and the smallest cap around places.

One projection serves a town and a hemisphere, the poles and the date line alike: areas keep their size everywhere, and
shapes are true near the centre. Mercator's has no poles and a seam at the date line. Lengths are in radii of the earth.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from math import asin, atan2, cos, degrees, pi, radians, sin, sqrt

from msgspec import Struct

RADIUS = 6371.0
"""Of the earth, in kilometres."""
RIM = 1.992
"""The edge of a map of the whole earth, ten degrees before the point opposite its centre, which would be a circle."""

Coordinates = tuple[float, float]
"""Latitude and longitude in degrees."""
Planar = tuple[float, float]
"""Right and down from the centre of the map."""


class Projection(Struct, frozen=True, dict=True):
    """The earth as seen from above a centre."""

    centre: Coordinates

    @cached_property
    def _rotation(self) -> tuple[float, float, float]:
        latitude, longitude = map(radians, self.centre)
        return sin(latitude), cos(latitude), longitude

    def project(self, latitude: float, longitude: float) -> Planar:
        """Return the place of a spot on the map: https://pubs.usgs.gov/pp/1395/report.pdf, page 185."""
        sine, cosine, meridian = self._rotation
        phi, away = radians(latitude), radians(longitude) - meridian
        up, along = sin(phi), cos(phi) * cos(away)
        stretch = sqrt(2 / max(1 + sine * up + cosine * along, 1e-9))
        return stretch * cos(phi) * sin(away), -stretch * (cosine * up - sine * along)

    def compute_cosine(self, latitude: float, longitude: float) -> float:
        """Return the cosine of the angle between a spot and the centre."""
        sine, cosine, meridian = self._rotation
        phi = radians(latitude)
        return sine * sin(phi) + cosine * cos(phi) * cos(radians(longitude) - meridian)


def compute_angle(planar: float) -> float:
    """Return the angle from the centre, in radians, for a distance from the centre of the map."""
    return 2 * asin(min(1.0, planar / 2))


def find_centre(spots: Sequence[Coordinates]) -> Coordinates:
    """Return the centre of the smallest cap around all spots (Bădoiu and Clarkson, "Smaller core-sets for balls")."""
    vectors = [_make_vector(*spot) for spot in dict.fromkeys(spots)]
    middle = _normalize_vector(_compute_mean(vectors)) or vectors[0]
    # Each step moves the centre less than the one before: after 200 the move is too small to be seen.
    for step in range(1, 200 if len(vectors) > 1 else 1):
        farthest = min(vectors, key=lambda vector: _compute_dot_product(vector, middle))
        moved = tuple(m + (f - m) / (step + 1) for m, f in zip(middle, farthest, strict=True))
        middle = _normalize_vector(moved) or middle
    x, y, z = middle
    return degrees(asin(max(-1.0, min(1.0, z)))), degrees(atan2(y, x))


def make_rim() -> list[Planar]:
    """Return the rim as a ring of 120 points, so close together that it is seen as a circle."""
    return [(RIM * cos(turn * pi / 60), RIM * sin(turn * pi / 60)) for turn in range(120)]


def _make_vector(latitude: float, longitude: float) -> tuple[float, ...]:
    phi, away = radians(latitude), radians(longitude)
    return cos(phi) * cos(away), cos(phi) * sin(away), sin(phi)


def _compute_mean(vectors: Iterable[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(map(sum, zip(*vectors, strict=True)))


def _normalize_vector(vector: Sequence[float]) -> tuple[float, ...] | None:
    length = sqrt(sum(part * part for part in vector))
    return tuple(part / length for part in vector) if length > 1e-6 else None


def _compute_dot_product(a: Sequence[float], b: Sequence[float]) -> float:
    return sum(left * right for left, right in zip(a, b, strict=True))
