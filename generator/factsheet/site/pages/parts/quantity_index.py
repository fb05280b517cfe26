"""Which quantities a sheet has, arranged by what they count and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values.date import Date
from factsheet.site.pages.parts.pagination import EntryGroup


class ListedQuantity(NamedTuple):
    """A quantity in its place among the others."""

    point: Point
    aspect: str
    root: str
    """The key of the point that all those around it are counted within: its own where it is counted within none."""
    depth: int
    """How many figures it is counted within that stand above it."""


def group_quantities(corpus: Corpus, sheet: str) -> tuple[EntryGroup[ListedQuantity], ...]:
    """Return the quantities under what they count and where, each followed by those that are counted within it."""
    counted = [point for point in corpus.list_points(sheet) if get_quantities(point)]
    inside = _group_by_whole(counted)
    within = {point.key for points in inside.values() for point in points}
    groups: defaultdict[tuple[str, str], list[ListedQuantity]] = defaultdict(list)
    for point in sorted(counted, key=_make_sort_key):
        if point.key not in within:
            for number, aspect in enumerate(get_quantities(point)):
                group = groups[aspect.measure or "", aspect.place or ""]
                group.append(ListedQuantity(point, aspect.id, point.key, 0))
                if number == 0:
                    group += _list_parts(inside, point, point.key, 1)
    titled = sorted((_format_title(corpus, *scope), listed) for scope, listed in groups.items())
    return tuple(
        EntryGroup(f"fs-counted-{number}", title, listed) for number, (title, listed) in enumerate(titled, start=1)
    )


def get_quantities(point: Point) -> list[Aspect]:
    """Return its quantities that have a value."""
    stated = {name for report in point.reports for name in report.says}
    return [aspect for aspect in point.compare if aspect.type == "quantity" and (aspect.series or aspect.id in stated)]


def _group_by_whole(counted: Sequence[Point]) -> Mapping[str, list[Point]]:
    """Return by the key of a point those that are counted within it and stand on the same sheet."""
    keys = {point.key for point in counted}
    inside: defaultdict[str, list[Point]] = defaultdict(list)
    for point in sorted(counted, key=_make_sort_key):
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
    return point.date is None, _get_date_order(point.date), point.title.casefold(), point.id


def _get_date_order(date: Date | None) -> tuple[object, ...]:
    return date.sort_key if date else ()


def _format_title(corpus: Corpus, measure: str, place: str) -> str:
    """Return "Killed · Chernihiv"."""
    words = measure.replace("_", " ")
    counted = words[:1].upper() + words[1:]
    return f"{counted} · {corpus.get_name('place', place)}" if place else counted
