"""Maps as templates see them: geometry with names, links to the places, and a description in words."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from factsheet.model.place import Place
from factsheet.model.values.scale_words import format_number_label
from factsheet.site.charts import map as plot
from factsheet.site.charts.labels import Label
from factsheet.site.charts.map import MapGeometry, MapSite
from factsheet.site.charts.text_width import shorten_text
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.urls import Address

LONGEST = 200.0
"""Units of the drawing that a name may take: a little less than half of its width."""


class MapDot(Struct, frozen=True):
    x: float
    y: float
    href: Address | None
    """None on the page of the place itself."""
    name: str
    """In full."""
    text: str
    """As much of the name as fits; empty where there is no room."""
    label: Label | None


class MapScale(Struct, frozen=True):
    length: float
    words: str
    """ "250 km"."""


class MapDrawing(Struct, frozen=True):
    id: str
    title: str
    description: str
    """The places and the projection, for readers who cannot see it."""
    caption: str
    drawing: MapGeometry
    dots: tuple[MapDot, ...]
    scale: MapScale | None


def draw_place(place: Place) -> MapDrawing | None:
    """Return a map of what is around a place; None without coordinates."""
    drawn = draw_places((place,), _("Where it is: {place}").format(place=place.name))
    return drawn and replace(drawn, dots=tuple(replace(dot, href=None) for dot in drawn.dots))


def draw_places(places: Sequence[Place], title: str) -> MapDrawing | None:
    """Return a map of the places that have coordinates, the most important first; None where none has."""
    known = [place for place in places if place.coordinates]
    if not known:
        return None
    drawing = plot.draw_map(tuple(map(_make_site, known)))
    dots = tuple(_make_dots(known, drawing))
    caption = _describe_projection(drawing)
    return MapDrawing(
        id="map",
        title=title,
        description=f"{', '.join(dot.name for dot in dots)}. {caption}",
        caption=caption,
        drawing=drawing,
        dots=dots,
        scale=_make_scale(drawing),
    )


def _make_site(place: Place) -> MapSite:
    latitude, longitude = place.coordinates or (0.0, 0.0)
    return MapSite(shorten_text(place.name, LONGEST, plot.LETTERS), latitude, longitude)


def _make_dots(places: Sequence[Place], drawing: MapGeometry) -> Iterator[MapDot]:
    for dot in drawing.dots:
        place = places[dot.number]
        text = _make_site(place).name if dot.label else ""
        yield MapDot(dot.x, dot.y, urls.make_place_address(place.id), place.name, text, dot.label)


def _make_scale(drawing: MapGeometry) -> MapScale | None:
    bar = drawing.scale_bar
    if bar is None:
        return None
    return MapScale(bar.length, _("{count} km").format(count=format_number_label(bar.kilometres)))


def _describe_projection(drawing: MapGeometry) -> str:
    """Name the projection and its centre, around which shapes are true."""
    latitude, longitude = map(round, drawing.centre)
    north = _("{degrees}° N") if latitude >= 0 else _("{degrees}° S")
    east = _("{degrees}° E") if longitude >= 0 else _("{degrees}° W")
    return _("Equal-area projection (Lambert’s azimuthal) around {latitude}, {longitude}.").format(
        latitude=north.format(degrees=abs(latitude)), longitude=east.format(degrees=abs(longitude))
    )
