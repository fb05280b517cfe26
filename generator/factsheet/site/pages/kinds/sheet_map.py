"""The map of a sheet: the places that its points name, drawn without borders, and listed with their points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
"""Points named on a page, each as often as it names places; where there are more, their number stands alone."""


@dataclass(frozen=True, slots=True)
class PlaceItem:
    name: Span
    within: RichText
    """What it lies in, without the last, which is the heading."""
    note: str
    """ "no coordinates"; empty where it is on the map."""
    count: str
    """ "12 points"."""
    points: RichText
    """Empty where there are too many to name."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    id: str
    title: str
    places: tuple[PlaceItem, ...]


@dataclass(frozen=True, slots=True)
class MapView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    map: MapDrawing | None
    note: str
    """The site's own, below the map."""
    groups: tuple[PlaceGroup, ...]
    """By the outermost place that they lie in."""
    parts: PageParts | None


PointsByPlace = Mapping[str, Sequence[Point]]
"""By place: the points of the sheet that name it."""


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the map of each sheet; the first page has the map, each its part of the list."""
    return SheetPages(
        name="map",
        title=_("Map: {sheet}"),
        template="pages/map.html",
        arrange=_group_by_place,
        count=lambda _findings, _sheet, naming: pagination.count_pages_for(len(naming())),
        view=make_view,
        stamp=_compute_stamp,
    ).make(findings, settings)


def make_view(findings: Findings, settings: Settings, sheet: Sheet, naming: PointsByPlace, page: ListPage) -> MapView:
    corpus, groups = findings.corpus, _group_by_outermost(findings.corpus, naming)
    shown = tuple(pagination.select_page(groups, page.number))
    with_points = sum(len(naming[place.id]) for group in shown for place in group.entries) <= MOST_POINTS
    return MapView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Map")),
        views=sheet_navigation.link_views(sheet),
        lead=_("The places that the points of this sheet name."),
        map=map_view.draw_places(_sort_by_points(corpus, naming), page.name) if page.number == 1 else None,
        note=settings.map_note,
        groups=tuple(_make_group(corpus, group, naming, with_points=with_points) for group in shown),
        parts=page.link_pages(pagination.link_headings(groups, page.first)),
    )


def _group_by_place(findings: Findings, sheet: Sheet) -> PointsByPlace:
    by_place: dict[str, list[Point]] = {}
    for point in findings.corpus.list_points(sheet.id):
        for id in dict.fromkeys(id for kind, id in findings.corpus.list_named_records(point) if kind == "place"):
            by_place.setdefault(id, []).append(point)
    return by_place


def _compute_stamp(findings: Findings, sheet: Sheet) -> bytes:
    """Return the digest of the sheet's own file, of its places, and of which points name them under which titles."""
    parts = [findings.corpus.stamps.get(sheet.file, NONE)]
    for id, points in _group_by_place(findings, sheet).items():
        parts += [
            findings.stamps.stamp_thing("place", id),
            *(compute_digest(point.key, point.title) for point in points),
            b"",
        ]
    return compute_digest(*parts)


def _sort_by_points(corpus: Corpus, naming: PointsByPlace) -> list[Place]:
    """Return the places with the most points first: on the map, they are the first to get a name."""
    return [corpus.places[id] for id in sorted(naming, key=lambda id: (-len(naming[id]), id))]


def _group_by_outermost(corpus: Corpus, naming: PointsByPlace) -> tuple[EntryGroup[Place], ...]:
    by_outermost: dict[str, list[Place]] = {}
    for place in sorted((corpus.places[id] for id in naming), key=lambda place: (place.name.casefold(), place.id)):
        outermost = (place.id, *corpus.list_places_around(place.id))[-1]
        by_outermost.setdefault(outermost, []).append(place)
    names = {id: corpus.get_name("place", id) for id in by_outermost}
    inorder = sorted(by_outermost, key=lambda id: (names[id].casefold(), id))
    return tuple(EntryGroup(f"in-{id}", names[id], _sort_outermost_first(id, by_outermost[id])) for id in inorder)


def _sort_outermost_first(outermost: str, places: Sequence[Place]) -> list[Place]:
    return sorted(places, key=lambda place: place.id != outermost)


def _make_group(corpus: Corpus, group: EntryGroup[Place], naming: PointsByPlace, *, with_points: bool) -> PlaceGroup:
    return PlaceGroup(
        group.id,
        group.title,
        tuple(_make_item(corpus, place, naming[place.id], with_points=with_points) for place in group.entries),
    )


def _make_item(corpus: Corpus, place: Place, points: Sequence[Point], *, with_points: bool) -> PlaceItem:
    return PlaceItem(
        name=point_list.link_name(corpus, "place", place.id),
        within=point_list.link_names(corpus, "place", corpus.list_places_around(place.id)[:-1]),
        note="" if place.coordinates else _("not drawn: no coordinates are given"),
        count=ngettext("{count} point", "{count} points", len(points)),
        points=tuple(point_list.link_point(point) for point in points) if with_points else (),
    )
