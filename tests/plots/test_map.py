"""Maps: land is land and sea is sea wherever the map is centred; names never cover each other; nothing is lost."""

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from factsheet.site.charts import map as plot
from factsheet.site.charts.labels import Box
from factsheet.site.charts.map import LETTERS, MapGeometry, MapSite, draw_map
from factsheet.site.charts.text_width import measure_width, shorten_text
from hypothesis import example, given, settings
from hypothesis import strategies as st

LAND = {
    "Karaganda": (49.8, 73.1),
    "Kansas": (38.5, -98.0),
    "Chad": (15.0, 19.0),
    "Bolivia": (-17.0, -64.0),
    "Outback": (-25.0, 134.0),
    "South Pole": (-90.0, 0.0),
    "Greenland": (73.0, -40.0),
    "Chukotka": (67.2, 179.9),
    "Bohemia": (49.8, 14.5),
}
SEA = {
    "North Atlantic": (40.0, -40.0),
    "South Pacific": (-40.0, -130.0),
    "Indian Ocean": (-30.0, 80.0),
    "Bering Sea": (58.0, 180.0),
    "Black Sea": (43.0, 34.0),
    "Caspian Sea": (42.0, 50.5),
    "Southern Ocean": (-62.0, 20.0),
    "Mediterranean": (35.0, 18.5),
    "Coral Sea": (-15.0, 155.0),
}
WATER = {"Lake Victoria": (-1.0, 33.0), "Lake Superior": (47.7, -87.5)}
KNOWN = {**LAND, **SEA}
NAMES = st.text("abcdefgh ijklmnOPQRSTЖЩд漢字", min_size=1, max_size=24)
SITES = st.builds(MapSite, NAMES, st.floats(-90, 90), st.floats(-180, 180))
NEAR = st.builds(MapSite, NAMES, st.floats(48, 52), st.floats(28, 33))


def site(name: str) -> MapSite:
    return MapSite(name, *{**KNOWN, **WATER}[name])


def rings(path: str) -> Iterator[list[tuple[float, float]]]:
    """Return the rings of path data, in units of the drawing."""
    for part in filter(None, path.split("z")):
        numbers = [int(number) for number in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring = [(x / 10, y / 10)]
        for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + right, y + down
            ring.append((x / 10, y / 10))
        yield ring


def is_filled(path: str, x: float, y: float) -> bool:
    """Tell by the even-odd rule, as a browser does."""
    return bool(
        sum(
            (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]
            for ring in rings(path)
            for a, b in pairwise([ring[-1], *ring])
        )
        % 2
    )


@pytest.mark.parametrize("name", KNOWN)
@pytest.mark.parametrize(
    "other", [None, "Kansas", "Outback", "South Pole", "Chukotka", "South Pacific", "Mediterranean"]
)
def test_land_is_land_and_sea_is_sea_on_every_map(name: str, other: str | None) -> None:
    drawn = draw_map(tuple(site(one) for one in dict.fromkeys((name, other or name))))
    dot = drawn.dots[0]
    assert is_filled(drawn.land, dot.x, dot.y) == (name in LAND)
    assert is_filled(drawn.sea, dot.x, dot.y)


@pytest.mark.parametrize("name", WATER)
def test_a_large_lake_is_water(name: str) -> None:
    dot = (drawn := draw_map((site(name),))).dots[0]
    assert is_filled(drawn.lakes, dot.x, dot.y)


def test_a_map_across_the_date_line_has_no_seam() -> None:
    drawn = draw_map((site("Chukotka"),))
    inside = [ring for ring in rings(drawn.land) if all(0 < x < drawn.width and 0 < y < drawn.height for x, y in ring)]
    dot = drawn.dots[0]
    assert is_filled(drawn.land, dot.x - 3, dot.y)
    assert is_filled(drawn.land, dot.x + 3, dot.y)
    assert not [ring for ring in inside if len(ring) < 3]


def boxes(drawn: MapGeometry, sites: list[MapSite]) -> list[Box]:
    """Return the room that each name takes."""
    found = []
    for dot in drawn.dots:
        if dot.label:
            length = measure_width(sites[dot.number].name, LETTERS)
            left = dot.label.x - {"start": 0.0, "middle": length / 2, "end": length}[dot.label.anchor]
            found.append((left, dot.label.y - LETTERS * 0.8, left + length, dot.label.y + LETTERS * 0.25))
    return found


@settings(max_examples=25)
@given(st.one_of(st.lists(SITES, min_size=1, max_size=30), st.lists(NEAR, min_size=1, max_size=60)))
@example([MapSite("Here", 50, 30), MapSite("Here too", 50, 30)])
def test_no_name_covers_another_or_leaves_the_map(sites: list[MapSite]) -> None:
    drawn = draw_map(tuple(sites))
    for left, top, right, bottom in boxes(drawn, sites):
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height
    for a, b in combinations(boxes(drawn, sites), 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


@settings(max_examples=25)
@given(st.lists(st.one_of(SITES, NEAR), min_size=1, max_size=40))
def test_every_site_is_a_dot_on_the_map(sites: list[MapSite]) -> None:
    drawn = draw_map(tuple(sites))
    assert sorted(dot.number for dot in drawn.dots) == list(range(len(sites)))
    assert all(0 <= dot.x <= drawn.width and 0 <= dot.y <= drawn.height for dot in drawn.dots)


def test_a_map_says_how_long_a_line_is_that_lies_on_it() -> None:
    drawn = draw_map(
        (
            MapSite("Kyiv", 50.45, 30.52),
            MapSite("Odesa", 46.48, 30.73),
        )
    )
    bar = drawn.scale_bar
    assert bar is not None
    a, b = drawn.dots
    apart = ((a.x - b.x) ** 2 + (a.y - b.y) ** 2) ** 0.5
    assert apart / bar.length * bar.kilometres == pytest.approx(442, rel=0.01)


def test_a_map_of_half_the_earth_has_no_scale() -> None:
    assert (
        draw_map(
            (
                MapSite("Here", 0, 0),
                MapSite("There", 0, 120),
            )
        ).scale_bar
        is None
    )


def test_the_outlines_stay_small() -> None:
    assert (Path(plot.__file__).parent / "outlines.json").stat().st_size < 450_000


@given(st.text(max_size=60), st.floats(5, 400))
def test_a_shortened_name_fits(text: str, most: float) -> None:
    assert shorten_text(text, most) == text or measure_width(shorten_text(text, most)) <= max(most, measure_width("…"))
