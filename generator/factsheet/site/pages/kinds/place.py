"""The page of a place: where it is and what is said of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.place import Place
from factsheet.site.pages.parts import map_view, pagination, point_list, search_facets
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.map_view import MapDrawing
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import ListPage
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
    """Return the pages of each place: as many as its points fill."""
    for place in findings.corpus.places.values():
        yield from _make_pages(findings, place)


def _make_pages(findings: Findings, place: Place) -> Iterator[Page]:
    return PageList(
        address=urls.place(place.id),
        title=place.name,
        template="pages/place.html",
        view=lambda page: view(findings, place, page),
        stamp=lambda: findings.stamps.beside("place", place.id),
        of=pagination.number_of(len(findings.corpus.points_naming("place", place.id))),
        origin=Origin(place.file),
    ).make()


def view(findings: Findings, place: Place, page: ListPage) -> PlaceView:
    """Return a page: the first has all facts, each its part of the points."""
    corpus, number = findings.corpus, page.number
    points = corpus.points_naming("place", place.id)
    groups = point_list.by_kind(points, "points")
    return PlaceView(
        title=page.title,
        crumbs=page.crumbs((Crumb(_("Places"), urls.section("places")),), place.name),
        kicker=(f"{place.kind[0].upper()}{place.kind[1:]}",) if place.kind else (),
        description=findings.names.linked(place.description or "", but=("place", place.id)) if number == 1 else (),
        facts=(*_facts(corpus, place), *list_fields(corpus, place)) if number == 1 else (),
        map=map_view.of_place(place) if number == 1 else None,
        lists=point_list.lists(findings, pagination.cut(groups, number)),
        facets=search_facets.of_place(place) if number == 1 else (),
        parts=page.ways(pagination.beginnings(groups, page.first)),
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
