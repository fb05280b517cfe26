"""The page of a place: where it is, and the points that name it."""

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.place import Place
from factsheet.site.pages.parts import map_view, pagination, point_list, search_facets
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.map_view import MapDrawing
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.view_types import Crumb, Definition, PageParts, PointList
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings


class PlaceView(Struct, frozen=True, kw_only=True):
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    description: RichText = ()
    facts: tuple[Definition, ...] = ()
    """Other names, the places around and inside it, coordinates."""
    map: MapDrawing | None = None
    """None if its coordinates are unknown, and on further pages."""
    lists: tuple[PointList, ...]
    facets: tuple[Facet, ...] = ()
    """The search finds the first page by these; empty on further pages."""
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each place, as many as its points fill."""
    for place in findings.corpus.places.values():
        yield from _make_pages(findings, place)


def _make_pages(findings: Findings, place: Place) -> Iterator[Page]:
    return PageList(
        address=urls.make_place_address(place.id),
        title=place.name,
        template="pages/place.html",
        view=lambda page: make_view(findings, place, page),
        digest=lambda: findings.dependencies.digest_with_mentions("place", place.id),
        of=pagination.count_pages_for(len(findings.corpus.list_points_naming("place", place.id))),
        origin=PageOrigin(place.file),
    ).make()


def make_view(findings: Findings, place: Place, page: ListPage) -> PlaceView:
    """Return a page: the facts are on the first only, the points go on over all pages."""
    corpus = findings.corpus
    points = corpus.list_points_naming("place", place.id)
    groups = point_list.group_by_kind(points, "points")
    view = PlaceView(
        title=page.title,
        crumbs=page.make_crumbs((Crumb(_("Places"), urls.make_section_address("places")),), place.name),
        kicker=(f"{place.kind[0].upper()}{place.kind[1:]}",) if place.kind else (),
        lists=point_list.make_lists(findings, pagination.select_page(groups, page.number)),
        parts=page.link_pages(pagination.link_headings(groups, page.first)),
    )
    if page.number > 1:
        return view
    return replace(
        view,
        description=findings.names.link_names(place.description or "", but=("place", place.id)),
        facts=(*_list_facts(corpus, place), *list_fields(corpus, place)),
        map=map_view.draw_place(place),
        facets=search_facets.list_place_facets(place),
    )


def _list_facts(corpus: Corpus, place: Place) -> Iterator[Definition]:
    if other := (*place.aliases, *place.names.values()):
        yield Definition(_("Also written"), (Span(", ".join(dict.fromkeys(other))),))
    if around := corpus.list_places_around(place.id):
        yield Definition(_("Lies in"), point_list.link_names(corpus, "place", around))
    if within := [other.id for other in corpus.places.values() if other.lies_in == place.id]:
        yield Definition(_("Contains"), point_list.link_names(corpus, "place", within))
    if place.coordinates:
        latitude = _format_degrees(place.coordinates[0], "N", "S")
        longitude = _format_degrees(place.coordinates[1], "E", "W")
        yield Definition(_("Coordinates"), (Span(f"{latitude}, {longitude}"),))


def _format_degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):g}° {positive if value >= 0 else negative}"
