"""Maps as templates see them: geometry with names, ways to the places, and words for those who do not see it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.language import _
from factsheet.plots import map as plot
from factsheet.plots.labels import Label
from factsheet.plots.lettering import shortened
from factsheet.plots.map import Drawing, Frame, Site
from factsheet.records.place import Place
from factsheet.values.scale_words import number_label

LONGEST = 200.0
"""Units of the drawing that a name may take."""
WIDE = 25.0
"""Degrees across: a narrower map is shown on the earth."""
_LETTERED = "ABCDEFGH"


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
class MapFrame:
    box: Frame
    letter: str
    """ "A", of the closer map; empty on the map of the earth."""
    href: str
    """The anchor of the closer map; empty on the map of the earth."""


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
    frames: tuple[MapFrame, ...]
    scale: MapScale | None
    locator: Drawing | None
    """Where on the earth it is; None on a map that shows so much of it that everybody knows."""


def of_place(place: Place) -> tuple[MapDrawing, ...]:
    """Return a map of what is around a place; none without coordinates."""
    drawn = maps((place,), _("Where it is: {place}").format(place=place.name))
    return tuple(replace(each, dots=tuple(replace(dot, href=None) for dot in each.dots)) for each in drawn)


def maps(places: Sequence[Place], title: str) -> tuple[MapDrawing, ...]:
    """Return a map of the places that have coordinates, the most important first, and closer ones where they crowd."""
    known = [place for place in places if place.coordinates]
    drawn = plot.maps([_site(place) for place in known])
    letters = iter(_LETTERED)
    lettered = [[next(letters) for _frame in drawing.frames] for drawing in drawn]
    names = [*[""][: len(drawn)], *(letter for group in lettered for letter in group)]
    return tuple(
        _shown(known, drawing, letter, group, title)
        for drawing, letter, group in zip(drawn, names, lettered, strict=True)
    )


def _site(place: Place) -> Site:
    latitude, longitude = place.coordinates or (0.0, 0.0)
    return Site(shortened(place.name, LONGEST, plot.LETTERS), latitude, longitude)


def _shown(places: Sequence[Place], drawing: Drawing, letter: str, frames: Sequence[str], title: str) -> MapDrawing:
    dots = tuple(_dots(places, drawing))
    names = ", ".join(dot.name for dot in dots)
    closer = _("Map {letter}, closer: {places}").format(letter=letter, places=names)
    return MapDrawing(
        id=f"map-{letter.lower()}" if letter else "map",
        title=closer if letter else title,
        description=f"{names}. {_drawn(drawing)}",
        caption=f"{closer}. {_drawn(drawing)}" if letter else _drawn(drawing),
        drawing=drawing,
        dots=dots,
        frames=tuple(
            MapFrame(box, name, f"#map-{name.lower()}") for box, name in zip(drawing.frames, frames, strict=True)
        ),
        scale=_scale(drawing),
        locator=plot.around(drawing) if drawing.across < WIDE and not letter else None,
    )


def _dots(places: Sequence[Place], drawing: Drawing) -> Iterator[MapDot]:
    for dot in drawing.dots:
        place = places[dot.number]
        text = _site(place).name if dot.label else ""
        yield MapDot(dot.x, dot.y, addresses.place(place.id), place.name, text, dot.label)


def _scale(drawing: Drawing) -> MapScale | None:
    bar = drawing.scale_bar
    if bar is None:
        return None
    return MapScale(bar.length, _("{count} km").format(count=number_label(bar.kilometres)))


def _drawn(drawing: Drawing) -> str:
    """Say by which projection it is drawn, and where that is true."""
    latitude, longitude = (round(part) for part in drawing.centre)
    north = _("{degrees}° N") if latitude >= 0 else _("{degrees}° S")
    east = _("{degrees}° E") if longitude >= 0 else _("{degrees}° W")
    return _("Equal-area projection (Lambert’s azimuthal) around {latitude}, {longitude}.").format(
        latitude=north.format(degrees=abs(latitude)), longitude=east.format(degrees=abs(longitude))
    )
