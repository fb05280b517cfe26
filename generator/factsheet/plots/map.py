"""A map of some places: coast, lakes, large rivers and the places; no borders of states.

Where places crowd, a closer map of them follows. A drawing is `WIDTH` units wide: on a telephone a unit is a little
less than a CSS pixel, so letters are placed as large as they are there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import degrees, hypot, radians

from factsheet.plots import clipping, crowding, labels
from factsheet.plots.clipping import Window
from factsheet.plots.crowding import Dot
from factsheet.plots.globe import RADIUS, RIM, Planar, Projection, Spot, angle, centre, rim
from factsheet.plots.graticule import graticule
from factsheet.plots.labels import Label
from factsheet.plots.outlines import outlines

WIDTH = 420.0
LETTERS = 13.5
MOST_CLOSER = 6
"""Closer maps beside the first."""
MOST_NAMED = 250
"""Places that get a name on one map; further ones are dots."""
_SMALLEST, _ALONE = 500 / RADIUS, 1600 / RADIUS
"""Across a map, and across that of a single place: 500 and 1600 kilometres, in radii of the earth."""
_HEIGHTS = (230.0, 400.0)
_SIDES, _TOP = 78.0, 34.0
"""Room for names between the outermost dots and the edge, on either side and above and below."""
LOCATOR = 96.0
"""Width and height of the map that shows where another is."""
_FAR = 1.05
"""How far that map reaches to each side, in radii of the earth."""
_CLOSER = 1.4
"""A closer map is at least so many times as large."""
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
class Frame:
    """What a closer map shows, on the map that it enlarges."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Shapes are path data in tenths of a unit, to be filled by the even-odd rule."""

    width: float
    height: float
    centre: Spot
    across: float
    """Degrees of a great circle from side to side."""
    sea: str
    land: str
    lakes: str
    rivers: str
    graticule: str
    dots: tuple[Dot, ...]
    scale_bar: ScaleBar | None
    """None where the map shows so much of the earth that no length is true across it."""
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class _View:
    projection: Projection
    window: Window

    def on(self, site: Site) -> Planar:
        return self.window.on(self.projection.at(*site.spot))


def maps(sites: Sequence[Site]) -> tuple[Drawing, ...]:
    """Return a map of all sites, the most important first, and closer ones of where they crowd; none of no sites."""
    return _maps(tuple(sites))


def around(drawing: Drawing) -> Drawing:
    """Return a small map that shows where on the earth a map is; its one frame is what the map shows."""
    return _around(drawing.centre, drawing.across)


@lru_cache(maxsize=64)
def _maps(sites: tuple[Site, ...]) -> tuple[Drawing, ...]:
    if not sites:
        return ()
    every = tuple(range(len(sites)))
    drawn: list[Drawing] = []
    todo: list[tuple[int, ...]] = [every]
    while todo and len(drawn) <= MOST_CLOSER:
        shown = todo.pop(0)
        view = _view([sites[number].spot for number in shown])
        dots = _dots(view, sites, shown)
        closer = tuple(_crowds(view, sites, dots))[: MOST_CLOSER - len(drawn) - len(todo)]
        frames = tuple(_frame(view, _view([sites[number].spot for number in crowd])) for crowd in closer)
        drawn.append(_drawing(view, dots, frames))
        todo += closer
    return tuple(drawn)


@lru_cache(maxsize=64)
def _around(spot: Spot, across: float) -> Drawing:
    scale = LOCATOR / (2 * _FAR)
    view = _View(Projection((round(spot[0]), round(spot[1]))), Window(-_FAR, -_FAR, scale, LOCATOR, LOCATOR))
    x, y = view.window.on(view.projection.at(*spot))
    side = max(4.0, round(radians(across) * scale, 1))
    return _drawing(view, (), (Frame(round(x - side / 2, 1), round(y - side / 2, 1), side, side),))


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


def _dots(view: _View, sites: Sequence[Site], shown: Sequence[int]) -> tuple[Dot, ...]:
    points = [view.on(sites[number]) for number in shown]
    named = [(x, y, sites[number].name) for number, (x, y) in zip(shown, points, strict=True)][:MOST_NAMED]
    size = view.window.width, view.window.height
    found = [*labels.placed(named, LETTERS, size), *[None] * (len(shown) - len(named))]
    return tuple(
        Dot(number, round(x, 1), round(y, 1), label and Label(round(label.x, 1), round(label.y, 1), label.anchor))
        for number, (x, y), label in zip(shown, points, found, strict=True)
    )


def _crowds(view: _View, sites: Sequence[Site], dots: Sequence[Dot]) -> Iterator[tuple[int, ...]]:
    """Return the groups of dots of which some have no name or cover each other, if a closer map would part them."""
    for group in crowding.groups(dots):
        if len(group) > 1 and crowding.is_crowded(group):
            numbers = tuple(sorted(dot.number for dot in group))
            if _view([sites[number].spot for number in numbers]).window.scale >= view.window.scale * _CLOSER:
                yield numbers


def _frame(view: _View, closer: _View) -> Frame:
    """Return the box that the closer map fills: its corners, carried over, so that a turned map is framed whole."""
    spots = [closer.projection.spot(*corner) for corner in closer.window.corners]
    x, y = zip(*(view.window.on(view.projection.at(*spot)) for spot in spots), strict=True)
    return Frame(round(min(x), 1), round(min(y), 1), round(max(x) - min(x), 1), round(max(y) - min(y), 1))


def _drawing(view: _View, dots: tuple[Dot, ...], frames: tuple[Frame, ...]) -> Drawing:
    window, projection = view.window, view.projection
    sight = min(180.0, degrees(angle(max(hypot(*corner) for corner in window.corners))) * 1.02)
    across = degrees(window.width / window.scale)
    found = outlines(projection, sight, across)
    return Drawing(
        width=window.width,
        height=window.height,
        centre=projection.centre,
        across=across,
        sea=clipping.areas([_sea(window)], window),
        land=clipping.areas(clipping.righted(found.land, projection), window),
        lakes=clipping.areas(clipping.righted(found.lakes, projection), window),
        rivers=clipping.lines(found.rivers, window),
        graticule=clipping.lines(graticule(projection, sight, across), window),
        dots=dots,
        scale_bar=_scale_bar(window),
        frames=frames,
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
