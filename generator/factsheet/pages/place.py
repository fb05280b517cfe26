"""The page of a place: where it is and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.corpus import Corpus
from factsheet.findings import Findings
from factsheet.language import _
from factsheet.page import Origin, Page
from factsheet.pages import drawn_map, facets, items, parts
from factsheet.pages.drawn_map import MapDrawing
from factsheet.pages.facets import Facet
from factsheet.pages.shown import Crumb, Definition, Parts, PointList
from factsheet.records.place import Place
from factsheet.settings import Settings
from factsheet.words import Span, Words


@dataclass(frozen=True, slots=True)
class PlaceView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    description: Words
    facts: tuple[Definition, ...]
    """Other names, what it lies in, what lies in it, coordinates."""
    map: MapDrawing | None
    """One where its coordinates are known, else none."""
    lists: tuple[PointList, ...]
    facets: tuple[Facet, ...]
    """What it is found by; empty where another page is found instead."""
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each place."""
    for place in findings.corpus.places.values():
        make, stamp = partial(view, findings, place), partial(findings.stamps.beside, "place", place.id)
        first = Page(addresses.place(place.id), place.name, "pages/place.html", make, Origin(place.file), stamp)
        of = parts.number_of(len(findings.corpus.outlines_naming("place", place.id)))
        yield from parts.each(first, of, make)


def view(findings: Findings, place: Place, number: int = 1) -> PlaceView:
    """Return the page of a number (from 1): the first has all facts, each its part of the points."""
    corpus, first = findings.corpus, addresses.place(place.id)
    points = corpus.outlines_naming("place", place.id)
    groups = items.by_kind(points, "points")
    headings = parts.beginnings(groups, first)
    return PlaceView(
        title=parts.titled(place.name, number),
        crumbs=parts.crumbs((Crumb(_("Places"), addresses.section("places")),), place.name, first, number),
        kicker=(f"{place.kind[0].upper()}{place.kind[1:]}",) if place.kind else (),
        description=findings.names.linked(place.description or "", but=("place", place.id)) if number == 1 else (),
        facts=tuple(_facts(corpus, place)) if number == 1 else (),
        map=drawn_map.of_place(place) if number == 1 else None,
        lists=items.lists(findings, parts.cut(groups, number)),
        facets=facets.of_place(place) if number == 1 else (),
        parts=parts.turned(first, number, parts.number_of(len(points)), headings),
    )


def _facts(corpus: Corpus, place: Place) -> Iterator[Definition]:
    if other := (*place.aliases, *place.names.values()):
        yield Definition(_("Also written"), (Span(", ".join(dict.fromkeys(other))),))
    if around := corpus.places_around(place.id):
        yield Definition(_("Lies in"), items.names(corpus, "place", around))
    if within := [other.id for other in corpus.places.values() if other.lies_in == place.id]:
        yield Definition(_("Has in it"), items.names(corpus, "place", within))
    if place.coordinates:
        latitude, longitude = place.coordinates
        yield Definition(_("Coordinates"), (Span(f"{_degrees(latitude, 'N', 'S')}, {_degrees(longitude, 'E', 'W')}"),))


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value >= 0 else negative}"
