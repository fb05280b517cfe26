"""Which quantities a sheet has, arranged by what they count and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.site.pages.parts.pagination import EntryGroup


class ListedQuantity(NamedTuple):
    """A quantity in its place among the others."""

    point: Point
    aspect: str
    root: str
    """The key of the outermost point that it is counted within; its own where there is none."""
    depth: int
    """How many of the figures above it contain it."""


def group_quantities(corpus: Corpus, sheet: str) -> tuple[EntryGroup[ListedQuantity], ...]:
    """Return the quantities under what they count and where, each followed by those that are counted within it."""
    counted = sorted(filter(get_quantities, corpus.list_points(sheet)), key=_make_sort_key)
    inside = _group_by_whole(counted)
    within = {point.key for point in chain.from_iterable(inside.values())}
    groups: defaultdict[tuple[str, str], list[ListedQuantity]] = defaultdict(list)
    for point in counted:
        if point.key in within:
            continue
        for number, aspect in enumerate(get_quantities(point)):
            group = groups[aspect.measure or "", aspect.place or ""]
            group.append(ListedQuantity(point, aspect.id, point.key, 0))
            if number == 0:  # A point is counted within another point, not within each of its quantities.
                group += _list_parts(inside, point, point.key, 1)
    titled = sorted((_format_title(corpus, *scope), listed) for scope, listed in groups.items())
    return tuple(EntryGroup(f"fs-counted-{number}", *group) for number, group in enumerate(titled, start=1))


def get_quantities(point: Point) -> list[Aspect]:
    """Return its quantities that have a value."""
    quantities = [aspect for aspect in point.compare if aspect.type == "quantity"]
    if not quantities:
        return quantities
    stated = set(chain.from_iterable(report.says for report in point.reports))
    return [aspect for aspect in quantities if aspect.series or aspect.id in stated]


def _group_by_whole(counted: Sequence[Point]) -> Mapping[str, list[Point]]:
    """Return by the key of a point those that are counted within it, on the same sheet, in the order given."""
    keys = {point.key for point in counted}
    inside: defaultdict[str, list[Point]] = defaultdict(list)
    for point in counted:
        around = make_point_key(point.sheet, point.subset_of) if point.subset_of else ""
        if around in keys:
            inside[around].append(point)
    return inside


def _list_parts(inside: Mapping[str, list[Point]], point: Point, root: str, depth: int) -> Iterator[ListedQuantity]:
    for other in inside.get(point.key, ()):
        for number, aspect in enumerate(get_quantities(other)):
            yield ListedQuantity(other, aspect.id, root, depth)
            if number == 0:
                yield from _list_parts(inside, other, root, depth + 1)


def _make_sort_key(point: Point) -> tuple[object, ...]:
    """Sort by date, undated last, then by title."""
    return point.date is None, point.date.sort_key if point.date else (), point.title.casefold(), point.id


def _format_title(corpus: Corpus, measure: str, place: str) -> str:
    """Return "Killed · Chernihiv"."""
    words = measure.replace("_", " ")
    counted = words[:1].upper() + words[1:]
    return f"{counted} · {corpus.get_name('place', place)}" if place else counted
