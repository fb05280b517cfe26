"""The page of a place: where it is and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.place import Place
from factsheet.site.pages.parts import map_view, pagination, point_list, search_facets
from factsheet.site.pages.parts.map_view import MapDrawing
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.view_types import Crumb, Definition, Parts, PointList
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class PlaceView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    description: RichText
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
        first = Page(urls.place(place.id), place.name, "pages/place.html", make, Origin(place.file), stamp)
        of = pagination.number_of(len(findings.corpus.outlines_naming("place", place.id)))
        yield from pagination.each(first, of, make)


def view(findings: Findings, place: Place, number: int = 1) -> PlaceView:
    """Return the page of a number (from 1): the first has all facts, each its part of the points."""
    corpus, first = findings.corpus, urls.place(place.id)
    points = corpus.outlines_naming("place", place.id)
    groups = point_list.by_kind(points, "points")
    headings = pagination.beginnings(groups, first)
    return PlaceView(
        title=pagination.titled(place.name, number),
        crumbs=pagination.crumbs((Crumb(_("Places"), urls.section("places")),), place.name, first, number),
        kicker=(f"{place.kind[0].upper()}{place.kind[1:]}",) if place.kind else (),
        description=findings.names.linked(place.description or "", but=("place", place.id)) if number == 1 else (),
        facts=tuple(_facts(corpus, place)) if number == 1 else (),
        map=map_view.of_place(place) if number == 1 else None,
        lists=point_list.lists(findings, pagination.cut(groups, number)),
        facets=search_facets.of_place(place) if number == 1 else (),
        parts=pagination.turned(first, number, pagination.number_of(len(points)), headings),
    )


def _facts(corpus: Corpus, place: Place) -> Iterator[Definition]:
    if other := (*place.aliases, *place.names.values()):
        yield Definition(_("Also written"), (Span(", ".join(dict.fromkeys(other))),))
    if around := corpus.places_around(place.id):
        yield Definition(_("Lies in"), point_list.names(corpus, "place", around))
    if within := [other.id for other in corpus.places.values() if other.lies_in == place.id]:
        yield Definition(_("Has in it"), point_list.names(corpus, "place", within))
    if place.coordinates:
        latitude, longitude = place.coordinates
        yield Definition(_("Coordinates"), (Span(f"{_degrees(latitude, 'N', 'S')}, {_degrees(longitude, 'E', 'W')}"),))


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value >= 0 else negative}"
