"""The map of a sheet: the places that its points name, drawn without borders, and listed with their points."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.corpus import Corpus
from factsheet.digest import digest
from factsheet.findings import Findings
from factsheet.language import _, ngettext
from factsheet.page import Page
from factsheet.pages import across, drawn_map, items, parts
from factsheet.pages.drawn_map import MapDrawing
from factsheet.pages.parts import Group
from factsheet.pages.shown import Crumb, Parts
from factsheet.records.outline import Outline
from factsheet.records.place import Place
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.stamps import NONE
from factsheet.words import Span, Words

MOST_POINTS = 400
"""Points named on a page, each as often as it names places; where there are more, their number stands alone."""


@dataclass(frozen=True, slots=True)
class PlaceItem:
    name: Span
    within: Words
    """What it lies in, without the last, which is the heading."""
    note: str
    """ "no coordinates"; empty where it is on the map."""
    count: str
    """ "12 points"."""
    points: Words
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
        yield from parts.each(first, parts.number_of(len(_naming(findings.corpus, sheet))), make)


def view(findings: Findings, settings: Settings, sheet: Sheet, number: int = 1) -> MapView:
    """Return the page of a number (from 1): the first has the map, each its part of the list."""
    corpus, first = findings.corpus, _address(sheet)
    naming = _naming(corpus, sheet)
    groups = _by_outermost(corpus, naming)
    shown = tuple(parts.cut(groups, number))
    tell = sum(len(naming[place.id]) for group in shown for place in group.entries) <= MOST_POINTS
    return MapView(
        title=parts.titled(_title(sheet), number),
        crumbs=parts.crumbs(across.crumbs(sheet), _("Map"), first, number),
        views=across.ways(sheet),
        lead=_("The places that the points of this sheet name."),
        map=drawn_map.map_of(_by_weight(corpus, naming), _title(sheet)) if number == 1 else None,
        note=settings.map_note,
        groups=tuple(_group(corpus, group, naming, tell=tell) for group in shown),
        parts=parts.turned(first, number, parts.number_of(len(naming)), parts.beginnings(groups, first)),
    )


def _address(sheet: Sheet) -> Address:
    return addresses.across(sheet.id, "map")


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
        name=items.name(corpus, "place", place.id),
        within=items.names(corpus, "place", corpus.places_around(place.id)[:-1]),
        note="" if place.coordinates else _("not drawn: no coordinates are given"),
        count=ngettext("{count} point", "{count} points", len(points)),
        points=tuple(items.link(point) for point in points) if tell else (),
    )
