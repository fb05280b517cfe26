"""A map of some places: coast, lakes, large rivers and the places; no borders of states.

A drawing is `WIDTH` units wide: on a telephone a unit is a little
less than a CSS pixel, so letters are placed as large as they are there.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import degrees, hypot

from factsheet.site.charts import clipping, labels
from factsheet.site.charts.clipping import Window
from factsheet.site.charts.coastlines import outlines
from factsheet.site.charts.labels import Label
from factsheet.site.charts.projection import RADIUS, RIM, Planar, Projection, Spot, angle, centre, rim

WIDTH = 420.0
LETTERS = 13.5
MOST_NAMED = 250
"""Places that get a name on one map; further ones are dots."""
_SMALLEST, _ALONE = 500 / RADIUS, 1600 / RADIUS
"""Across a map, and across that of a single place: 500 and 1600 kilometres, in radii of the earth."""
_HEIGHTS = (230.0, 400.0)
_SIDES, _TOP = 78.0, 34.0
"""Room for names between the outermost dots and the edge, on either side and above and below."""
_SCALE_BARS = (50, 100, 200, 250, 500, 1000, 2000, 2500, 5000)


@dataclass(frozen=True, slots=True)
class Site:
    """A place to be drawn."""

    name: str
    latitude: float
    longitude: float

    @property
    def spot(self) -> Spot:
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class ScaleBar:
    kilometres: int
    length: float


@dataclass(frozen=True, slots=True)
class Dot:
    number: int
    """Of the site, in the order given."""
    x: float
    y: float
    label: Label | None
    """None where there was no room for its name."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes are path data in tenths of a unit, to be filled by the even-odd rule."""

    width: float
    height: float
    centre: Spot
    sea: str
    land: str
    lakes: str
    rivers: str
    dots: tuple[Dot, ...]
    scale_bar: ScaleBar | None
    """None where the map shows so much of the earth that no length is true across it."""


@dataclass(frozen=True, slots=True)
class _View:
    projection: Projection
    window: Window

    def on(self, site: Site) -> Planar:
        return self.window.on(self.projection.at(*site.spot))


@lru_cache(maxsize=64)
def draw(sites: tuple[Site, ...]) -> Drawing:
    """Return a map of the sites, of which there is at least one, the most important first."""
    view = _view([site.spot for site in sites])
    return _drawing(view, _dots(view, sites))


def _view(spots: Sequence[Spot]) -> _View:
    """Return the map that holds all spots, with room for names around them."""
    projection = Projection(centre(spots))
    points = [projection.at(*spot) for spot in spots]
    (left, right), (top, bottom) = ((min(parts), max(parts)) for parts in zip(*points, strict=True))
    wide, high = max(right - left, 1e-9), bottom - top
    height = min(_HEIGHTS[1], max(_HEIGHTS[0], high / wide * (WIDTH - 2 * _SIDES) + 2 * _TOP))
    scale = min(
        (WIDTH - 2 * _SIDES) / wide,
        (height - 2 * _TOP) / max(high, 1e-9),
        WIDTH / (_ALONE if len(set(spots)) == 1 else _SMALLEST),
    )
    x, y = (left + right - WIDTH / scale) / 2, (top + bottom - height / scale) / 2
    return _View(projection, Window(x, y, scale, WIDTH, round(height)))


def _dots(view: _View, sites: Sequence[Site]) -> tuple[Dot, ...]:
    points = [view.on(site) for site in sites]
    named = [(x, y, site.name) for site, (x, y) in zip(sites, points, strict=True)][:MOST_NAMED]
    size = view.window.width, view.window.height
    found = [*labels.placed(named, LETTERS, size), *[None] * (len(sites) - len(named))]
    return tuple(
        Dot(number, round(x, 1), round(y, 1), label and Label(round(label.x, 1), round(label.y, 1), label.anchor))
        for number, ((x, y), label) in enumerate(zip(points, found, strict=True))
    )


def _drawing(view: _View, dots: tuple[Dot, ...]) -> Drawing:
    window, projection = view.window, view.projection
    sight = min(180.0, degrees(angle(max(hypot(*corner) for corner in window.corners))) * 1.02)
    across = degrees(window.width / window.scale)
    found = outlines(projection, sight, across)
    return Drawing(
        width=window.width,
        height=window.height,
        centre=projection.centre,
        sea=clipping.areas([_sea(window)], window),
        land=clipping.areas(clipping.righted(found.land, projection), window),
        lakes=clipping.areas(clipping.righted(found.lakes, projection), window),
        rivers=clipping.lines(found.rivers, window),
        dots=dots,
        scale_bar=_scale_bar(window),
    )


def _sea(window: Window) -> list[Planar]:
    """Return the whole drawing, or all of the earth that it can show."""
    is_filled = max(hypot(*corner) for corner in window.corners) < RIM
    return list(window.corners) if is_filled else rim()


def _scale_bar(window: Window) -> ScaleBar | None:
    """Return the longest round length that fits, true at the centre; none on a map of a hemisphere and more."""
    per_unit = RADIUS / window.scale
    if per_unit * window.width > 12_000:
        return None
    kilometres = max((bar for bar in _SCALE_BARS if bar / per_unit < window.width / 4), default=_SCALE_BARS[0])
    return ScaleBar(kilometres, round(kilometres / per_unit, 1))
