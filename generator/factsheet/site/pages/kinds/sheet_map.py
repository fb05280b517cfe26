"""The map of a sheet: the places that its points name, drawn without borders, and listed with their points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.dependencies import NONE
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import digest
from factsheet.model.place import Place
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import map_view, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.map_view import MapDrawing
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

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
    parts: Parts | None


Naming = Mapping[str, Sequence[Outline]]
"""By place: the points of the sheet that name it."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the map of each sheet."""
    for sheet in findings.corpus.sheets.values():
        make, stamp = partial(view, findings, settings, sheet), partial(_stamp, findings, sheet)
        first = Page(_address(sheet), _title(sheet), "pages/map.html", make, None, stamp)
        yield from pagination.each(first, pagination.number_of(len(_naming(findings.corpus, sheet))), make)


def view(findings: Findings, settings: Settings, sheet: Sheet, number: int = 1) -> MapView:
    """Return the page of a number (from 1): the first has the map, each its part of the list."""
    corpus, first = findings.corpus, _address(sheet)
    naming = _naming(corpus, sheet)
    groups = _by_outermost(corpus, naming)
    shown = tuple(pagination.cut(groups, number))
    tell = sum(len(naming[place.id]) for group in shown for place in group.entries) <= MOST_POINTS
    return MapView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Map"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_("The places that the points of this sheet name."),
        map=map_view.map_of(_by_weight(corpus, naming), _title(sheet)) if number == 1 else None,
        note=settings.map_note,
        groups=tuple(_group(corpus, group, naming, tell=tell) for group in shown),
        parts=pagination.turned(first, number, pagination.number_of(len(naming)), pagination.beginnings(groups, first)),
    )


def _address(sheet: Sheet) -> Address:
    return urls.across(sheet.id, "map")


def _title(sheet: Sheet) -> str:
    return _("Map: {sheet}").format(sheet=sheet.title)


def _naming(corpus: Corpus, sheet: Sheet) -> Naming:
    found: dict[str, list[Outline]] = {}
    for outline in corpus.outlines_of(sheet.id):
        for id in dict.fromkeys(id for kind, id in outline.named if kind == "place"):
            found.setdefault(id, []).append(outline)
    return found


def _stamp(findings: Findings, sheet: Sheet) -> bytes:
    """Return the digest of the sheet's own file, of its places, and of which points name them under which titles."""
    told = [findings.corpus.stamps.get(sheet.file, NONE)]
    for id, points in _naming(findings.corpus, sheet).items():
        told += [findings.stamps.thing("place", id), *(digest(point.key, point.title) for point in points), b""]
    return digest(*told)


def _by_weight(corpus: Corpus, naming: Naming) -> list[Place]:
    """Return the places with the most points first: on the map, they are the first to get a name."""
    return [corpus.places[id] for id in sorted(naming, key=lambda id: (-len(naming[id]), id))]


def _by_outermost(corpus: Corpus, naming: Naming) -> tuple[Group[Place], ...]:
    found: dict[str, list[Place]] = {}
    for place in sorted((corpus.places[id] for id in naming), key=lambda place: (place.name.casefold(), place.id)):
        outermost = (place.id, *corpus.places_around(place.id))[-1]
        found.setdefault(outermost, []).append(place)
    names = {id: corpus.name("place", id) for id in found}
    inorder = sorted(found, key=lambda id: (names[id].casefold(), id))
    return tuple(Group(f"in-{id}", names[id], _outermost_first(id, found[id])) for id in inorder)


def _outermost_first(outermost: str, places: Sequence[Place]) -> list[Place]:
    return sorted(places, key=lambda place: place.id != outermost)


def _group(corpus: Corpus, group: Group[Place], naming: Naming, *, tell: bool) -> PlaceGroup:
    return PlaceGroup(
        group.id, group.title, tuple(_item(corpus, place, naming[place.id], tell=tell) for place in group.entries)
    )


def _item(corpus: Corpus, place: Place, points: Sequence[Outline], *, tell: bool) -> PlaceItem:
    return PlaceItem(
        name=point_list.name(corpus, "place", place.id),
        within=point_list.names(corpus, "place", corpus.places_around(place.id)[:-1]),
        note="" if place.coordinates else _("not drawn: no coordinates are given"),
        count=ngettext("{count} point", "{count} points", len(points)),
        points=tuple(point_list.link(point) for point in points) if tell else (),
    )
