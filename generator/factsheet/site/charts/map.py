"""A map of some places: coast, lakes, large rivers and the places; no borders of states.

A drawing is `WIDTH` units wide: on a telephone a unit is a little less than a CSS pixel, so letters are placed as large
as they are there.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import degrees, hypot

from msgspec import Struct

from factsheet.site.charts import clipping, labels
from factsheet.site.charts.clipping import Window
from factsheet.site.charts.coastlines import find_coastlines
from factsheet.site.charts.labels import Label
from factsheet.site.charts.projection import (
    RADIUS,
    RIM,
    Coordinates,
    Planar,
    Projection,
    compute_angle,
    find_centre,
    make_rim,
)

WIDTH = 420.0
LETTERS = 13.5
MOST_NAMED = 250
"""Places that get a name on one map; further ones are dots, since names would find no room anyway."""
_SMALLEST, _ALONE = 500 / RADIUS, 1600 / RADIUS
"""The least width of a map, and the width of that of a single place: 500 and 1600 kilometres, in radii of the earth."""
_HEIGHTS = (230.0, 400.0)
_SIDES, _TOP = 78.0, 34.0
"""Room for names between the outermost dots and the edge, on either side and above and below."""
_SCALE_BARS = (50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)


class MapSite(Struct, frozen=True):
    """A place to be drawn."""

    name: str
    latitude: float
    longitude: float

    @property
    def spot(self) -> Coordinates:
        return self.latitude, self.longitude


class ScaleBar(Struct, frozen=True):
    kilometres: int
    length: float


class MapPoint(Struct, frozen=True):
    number: int
    """The index of the site."""
    x: float
    y: float
    label: Label | None
    """None where there was no room for its name."""


class MapGeometry(Struct, frozen=True):
    """Shapes are path data in tenths of a unit, to be filled by the even-odd rule."""

    width: float
    height: float
    centre: Coordinates
    sea: str
    land: str
    lakes: str
    rivers: str
    dots: tuple[MapPoint, ...]
    scale_bar: ScaleBar | None
    """None where the map shows so much of the earth that no length is right everywhere on it."""


class _Viewport(Struct, frozen=True):
    projection: Projection
    window: Window

    def place_site(self, site: MapSite) -> Planar:
        return self.window.scale_point(self.projection.project(*site.spot))


@lru_cache(maxsize=64)
def draw_map(sites: tuple[MapSite, ...]) -> MapGeometry:
    """Return a map of the sites, of which there is at least one, the most important first."""
    view = _fit_viewport([site.spot for site in sites])
    return _make_geometry(view, _place_dots(view, sites))


def _fit_viewport(spots: Sequence[Coordinates]) -> _Viewport:
    """Return the map that shows all spots, with room for names around them."""
    projection = Projection(find_centre(spots))
    across, down = zip(*(projection.project(*spot) for spot in spots), strict=True)
    left, right, top, bottom = min(across), max(across), min(down), max(down)
    wide, high = max(right - left, 1e-9), bottom - top  # A single place has no width to divide by.
    height = min(_HEIGHTS[1], max(_HEIGHTS[0], high / wide * (WIDTH - 2 * _SIDES) + 2 * _TOP))
    scale = min(
        (WIDTH - 2 * _SIDES) / wide,
        (height - 2 * _TOP) / max(high, 1e-9),
        WIDTH / (_ALONE if len(set(spots)) == 1 else _SMALLEST),
    )
    x, y = (left + right - WIDTH / scale) / 2, (top + bottom - height / scale) / 2
    return _Viewport(projection, Window(x, y, scale, WIDTH, round(height)))


def _place_dots(view: _Viewport, sites: Sequence[MapSite]) -> tuple[MapPoint, ...]:
    named = [(*view.place_site(site), site.name) for site in sites[:MOST_NAMED]]
    placed = labels.place_labels(named, LETTERS, (view.window.width, view.window.height))
    dots = []
    for number, site in enumerate(sites):
        x, y = view.place_site(site)
        label = placed[number] if number < len(placed) else None
        if label:
            label = Label(round(label.x, 1), round(label.y, 1), label.anchor)
        dots.append(MapPoint(number, round(x, 1), round(y, 1), label))
    return tuple(dots)


def _make_geometry(view: _Viewport, dots: tuple[MapPoint, ...]) -> MapGeometry:
    window, projection = view.window, view.projection
    # A little more than the farthest corner, so that no line ends within the drawing.
    sight = min(180.0, degrees(compute_angle(max(hypot(*corner) for corner in window.corners))) * 1.02)
    across = degrees(window.width / window.scale)
    coastlines = find_coastlines(projection, sight, across)
    return MapGeometry(
        width=window.width,
        height=window.height,
        centre=projection.centre,
        sea=clipping.draw_areas([_make_sea(window)], window),
        land=clipping.draw_areas(clipping.correct_rings(coastlines.land, projection), window),
        lakes=clipping.draw_areas(clipping.correct_rings(coastlines.lakes, projection), window),
        rivers=clipping.draw_lines(coastlines.rivers, window),
        dots=dots,
        scale_bar=_choose_scale_bar(window),
    )


def _make_sea(window: Window) -> list[Planar]:
    """Return the whole drawing, or all of the earth that it can show."""
    is_filled = max(hypot(*corner) for corner in window.corners) < RIM
    return list(window.corners) if is_filled else make_rim()


def _choose_scale_bar(window: Window) -> ScaleBar | None:
    """Return the longest round length that fits, true at the centre; none on a map of a hemisphere and more."""
    per_unit = RADIUS / window.scale
    if per_unit * window.width > 12_000:
        return None
    # At most a quarter of the width, so that it covers little of the map.
    fitting = [bar for bar in _SCALE_BARS if bar / per_unit < window.width / 4]
    kilometres = fitting[-1] if fitting else _SCALE_BARS[0]
    return ScaleBar(kilometres, round(kilometres / per_unit, 1))
