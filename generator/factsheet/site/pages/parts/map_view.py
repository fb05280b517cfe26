"""Maps as templates see them: geometry with names, ways to the places, and words for those who do not see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet.model.place import Place
from factsheet.model.values.scale_words import number_label
from factsheet.site.charts import map as plot
from factsheet.site.charts.labels import Label
from factsheet.site.charts.map import Drawing, Site
from factsheet.site.charts.text_width import shortened
from factsheet.text.i18n import _
from factsheet.web import urls
from factsheet.web.urls import Address

LONGEST = 200.0
"""Units of the drawing that a name may take."""


@dataclass(frozen=True, slots=True)
class MapDot:
    x: float
    y: float
    href: Address | None
    """None on the page of the place itself."""
    name: str
    """In full."""
    text: str
    """As much of the name as fits; empty where there is no room."""
    label: Label | None


@dataclass(frozen=True, slots=True)
class MapScale:
    length: float
    words: str
    """ "250 km"."""


@dataclass(frozen=True, slots=True)
class MapDrawing:
    id: str
    title: str
    description: str
    """What is on it and how it is drawn, for those who do not see it."""
    caption: str
    drawing: Drawing
    dots: tuple[MapDot, ...]
    scale: MapScale | None


def of_place(place: Place) -> MapDrawing | None:
    """Return a map of what is around a place; None without coordinates."""
    drawn = map_of((place,), _("Where it is: {place}").format(place=place.name))
    return drawn and replace(drawn, dots=tuple(replace(dot, href=None) for dot in drawn.dots))


def map_of(places: Sequence[Place], title: str) -> MapDrawing | None:
    """Return a map of the places that have coordinates, the most important first; None where none has."""
    known = [place for place in places if place.coordinates]
    if not known:
        return None
    drawing = plot.draw(tuple(_site(place) for place in known))
    dots = tuple(_dots(known, drawing))
    caption = _describe_projection(drawing)
    return MapDrawing(
        id="map",
        title=title,
        description=f"{', '.join(dot.name for dot in dots)}. {caption}",
        caption=caption,
        drawing=drawing,
        dots=dots,
        scale=_scale(drawing),
    )


def _site(place: Place) -> Site:
    latitude, longitude = place.coordinates or (0.0, 0.0)
    return Site(shortened(place.name, LONGEST, plot.LETTERS), latitude, longitude)


def _dots(places: Sequence[Place], drawing: Drawing) -> Iterator[MapDot]:
    for dot in drawing.dots:
        place = places[dot.number]
        text = _site(place).name if dot.label else ""
        yield MapDot(dot.x, dot.y, urls.place(place.id), place.name, text, dot.label)


def _scale(drawing: Drawing) -> MapScale | None:
    bar = drawing.scale_bar
    if bar is None:
        return None
    return MapScale(bar.length, _("{count} km").format(count=number_label(bar.kilometres)))


def _describe_projection(drawing: Drawing) -> str:
    """Say by which projection it is drawn, and where that is true."""
    latitude, longitude = (round(part) for part in drawing.centre)
    north = _("{degrees}° N") if latitude >= 0 else _("{degrees}° S")
    east = _("{degrees}° E") if longitude >= 0 else _("{degrees}° W")
    return _("Equal-area projection (Lambert’s azimuthal) around {latitude}, {longitude}.").format(
        latitude=north.format(degrees=abs(latitude)), longitude=east.format(degrees=abs(longitude))
    )
