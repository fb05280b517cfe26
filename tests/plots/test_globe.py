"""The projection: every spot of the earth has a place on the map, and areas keep their size."""

from math import acos, asin, atan2, cos, degrees, hypot, radians, sin

import pytest
from factsheet.site.charts.projection import (
    RADIUS,
    Coordinates,
    Projection,
    compute_angle,
    find_centre,
)
from hypothesis import assume, given
from hypothesis import strategies as st

LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
SPOTS = st.tuples(LATITUDES, LONGITUDES)


def unproject(centre: Coordinates, x: float, y: float) -> Coordinates:
    """Return the spot at a point of the map: the inverse of `project`."""
    away = hypot(x, y)
    if away < 1e-12:
        return centre
    latitude, meridian = map(radians, centre)
    angle = 2 * asin(min(1.0, away / 2))
    height = cos(angle) * sin(latitude) - y * sin(angle) * cos(latitude) / away
    east = atan2(x * sin(angle), away * cos(latitude) * cos(angle) + y * sin(latitude) * sin(angle))
    return degrees(asin(max(-1.0, min(1.0, height)))), (degrees(meridian + east) + 180) % 360 - 180


def measure_kilometres(a: Coordinates, b: Coordinates) -> float:
    """Return how far two spots are apart along the earth, by the law of cosines."""
    (phi, away), (other_phi, other_away) = map(radians, a), map(radians, b)
    cosine = sin(phi) * sin(other_phi) + cos(phi) * cos(other_phi) * cos(away - other_away)
    return RADIUS * acos(max(-1.0, min(1.0, cosine)))


@given(SPOTS, SPOTS)
def test_what_stands_at_a_point_of_the_map_is_found_again(middle: Coordinates, spot: Coordinates) -> None:
    projection = Projection(middle)
    assume(measure_kilometres(middle, spot) < 19_000)
    assert measure_kilometres(unproject(middle, *projection.project(*spot)), spot) < 1


@given(SPOTS, SPOTS)
def test_the_distance_from_the_centre_is_true_as_an_angle(middle: Coordinates, spot: Coordinates) -> None:
    assume(measure_kilometres(middle, spot) < 19_000)
    assert compute_angle(hypot(*Projection(middle).project(*spot))) * RADIUS == pytest.approx(
        measure_kilometres(middle, spot), abs=1
    )


@given(SPOTS, st.floats(-80, 80), LONGITUDES)
def test_a_small_square_keeps_its_area_wherever_it_lies(middle: Coordinates, latitude: float, longitude: float) -> None:
    assume(measure_kilometres(middle, (latitude, longitude)) < 17_000)
    projection, size = Projection(middle), 0.1

    def area(corners: list[tuple[float, float]]) -> float:
        turned = [*corners[1:], corners[0]]
        return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, turned, strict=True)) / 2)

    square = [(0, 0), (0, size), (size, size), (size, 0)]
    shown = area([projection.project(latitude + up, longitude + along) for up, along in square])
    straight = area(
        [Projection((latitude, longitude)).project(latitude + up, longitude + along) for up, along in square]
    )
    assert shown == pytest.approx(straight, rel=0.02)


@given(SPOTS, st.integers(-3, 3))
def test_the_date_line_is_a_line_like_others(spot: Coordinates, turns: int) -> None:
    projection = Projection((spot[0] / 2, 180.0))
    assert projection.project(spot[0], spot[1] + 360 * turns) == pytest.approx(projection.project(*spot), abs=1e-6)


@given(st.lists(SPOTS, min_size=1, max_size=12))
def test_the_centre_is_no_farther_from_any_spot_than_it_must_be(spots: list[Coordinates]) -> None:
    apart = max(measure_kilometres(a, b) for a in spots for b in spots)
    assume(apart < 9_000)
    farthest = max(measure_kilometres(find_centre(spots), spot) for spot in spots)
    assert apart / 2 - 1 <= farthest <= apart * 0.62 + 1
