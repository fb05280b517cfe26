"""The map of a sheet: the places that its points name, on a map without borders and in a list with their points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.dependencies import NONE
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.model.place import Place
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import map_view, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.map_view import MapDrawing
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

MOST_POINTS = 400
"""Points linked on a page, each once per place that it names. With more of them, a page gives only their number."""


class PlaceItem(Struct, frozen=True):
    name: Span
    within: RichText
    """The places around it, without the outermost, which is the heading."""
    note: str
    """ "no coordinates"; empty if it is on the map."""
    count: str
    """ "12 points"."""
    points: RichText
    """Empty if the page would have too many."""


class PlaceGroup(Struct, frozen=True):
    id: str
    title: str
    places: tuple[PlaceItem, ...]


class MapView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    map: MapDrawing | None
    note: str
    """The site's own, below the map."""
    groups: tuple[PlaceGroup, ...]
    """By the outermost place around them."""
    parts: PageParts | None


PointsByPlace = Mapping[str, Sequence[Point]]
"""By id of a place: the points of the sheet that name it."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the map of each sheet; only the first page has the map, the list goes on over all pages."""
    return SheetPages(
        name="map",
        title=_("Map: {sheet}"),
        template="pages/map.html",
        arrange=_group_by_place,
        count=lambda _findings, _sheet, naming: pagination.count_pages_for(len(naming())),
        view=make_view,
        digest=_compute_digest,
    ).make(findings, settings)


def make_view(findings: Findings, settings: Settings, sheet: Sheet, naming: PointsByPlace, page: ListPage) -> MapView:
    corpus, groups = findings.corpus, _group_by_outermost(findings.corpus, naming)
    shown = tuple(pagination.select_page(groups, page.number))
    count = 0
    for group in shown:
        count += sum(len(naming[place.id]) for place in group.entries)
    return MapView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Map")),
        views=sheet_navigation.link_views(sheet),
        lead=_("The places that the points of this sheet name."),
        map=map_view.draw_places(_sort_by_points(corpus, naming), page.name) if page.number == 1 else None,
        note=settings.map_note,
        groups=tuple(_make_group(corpus, group, naming, with_points=count <= MOST_POINTS) for group in shown),
        parts=page.link_pages(pagination.link_headings(groups, page.first)),
    )


def _group_by_place(findings: Findings, sheet: Sheet) -> PointsByPlace:
    by_place: dict[str, list[Point]] = {}
    for point in findings.corpus.list_points(sheet.id):
        # A dictionary, since a point can name a place more than once.
        ids = dict.fromkeys(id for kind, id in findings.corpus.list_named_records(point) if kind == "place")
        for id in ids:
            by_place.setdefault(id, []).append(point)
    return by_place


def _compute_digest(findings: Findings, sheet: Sheet) -> bytes:
    """Return the digest of the sheet's own file, its places, and the titles of the points that name them.

    The map shows nothing else, so most edits of a point leave it as it is.
    """
    parts = [findings.corpus.digests.get(sheet.file, NONE)]
    for id, points in _group_by_place(findings, sheet).items():
        parts.append(findings.dependencies.digest_thing("place", id))
        for point in points:
            parts.append(compute_digest(point.key, point.title))
        parts.append(b"")
    return compute_digest(*parts)


def _sort_by_points(corpus: Corpus, naming: PointsByPlace) -> list[Place]:
    """Return the places, those with the most points first: the map has no room for all names and writes these first."""
    return [corpus.places[id] for id in sorted(naming, key=lambda id: (-len(naming[id]), id))]


def _group_by_outermost(corpus: Corpus, naming: PointsByPlace) -> tuple[EntryGroup[Place], ...]:
    by_outermost: dict[str, list[Place]] = {}
    for place in _sort_by_name(corpus, naming):
        outermost = (place.id, *corpus.list_places_around(place.id))[-1]
        places = by_outermost.setdefault(outermost, [])
        # The place of the heading comes first.
        places.insert(0 if place.id == outermost else len(places), place)
    groups: list[EntryGroup[Place]] = []
    for place in _sort_by_name(corpus, by_outermost):
        groups.append(EntryGroup(f"in-{place.id}", place.name, by_outermost[place.id]))
    return tuple(groups)


def _sort_by_name(corpus: Corpus, ids: Iterable[str]) -> list[Place]:
    return sorted((corpus.places[id] for id in ids), key=lambda place: (place.name.casefold(), place.id))


def _make_group(corpus: Corpus, group: EntryGroup[Place], naming: PointsByPlace, *, with_points: bool) -> PlaceGroup:
    items: list[PlaceItem] = []
    for place in group.entries:
        items.append(_make_item(corpus, place, naming[place.id], with_points=with_points))
    return PlaceGroup(group.id, group.title, tuple(items))


def _make_item(corpus: Corpus, place: Place, points: Sequence[Point], *, with_points: bool) -> PlaceItem:
    return PlaceItem(
        name=point_list.link_name(corpus, "place", place.id),
        within=point_list.link_names(corpus, "place", corpus.list_places_around(place.id)[:-1]),
        note="" if place.coordinates else _("not on the map: no coordinates"),
        count=ngettext("{count} point", "{count} points", len(points)),
        points=tuple(point_list.link_point(point) for point in points) if with_points else (),
    )
