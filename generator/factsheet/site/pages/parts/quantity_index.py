"""Which quantities a sheet has, arranged by what they count and where."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factsheet.content.corpus import Corpus, point_key
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values.date import Date
from factsheet.site.pages.parts.pagination import Group


class Listed(NamedTuple):
    """A quantity in its place among the others."""

    point: Point
    aspect: str
    root: str
    """The key of the point that all those around it are counted within: its own where it is counted within none."""
    depth: int
    """How many figures it is counted within that stand above it."""


def arranged(corpus: Corpus, sheet: str) -> tuple[Group[Listed], ...]:
    """Return the quantities under what they count and where, each followed by those that are counted within it."""
    counted = [point for point in corpus.points_of(sheet) if get_quantities(point)]
    inside = _inside(counted)
    within = {point.key for points in inside.values() for point in points}
    groups: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
    for point in sorted(counted, key=_order):
        if point.key not in within:
            for number, aspect in enumerate(get_quantities(point)):
                group = groups[aspect.measure or "", aspect.place or ""]
                group.append(Listed(point, aspect.id, point.key, 0))
                if number == 0:
                    group += _beneath(inside, point, point.key, 1)
    titled = sorted((_title(corpus, *counted_there), listed) for counted_there, listed in groups.items())
    return tuple(Group(f"fs-counted-{number}", title, listed) for number, (title, listed) in enumerate(titled, start=1))


def get_quantities(point: Point) -> list[Aspect]:
    """Return its quantities that have a value."""
    stated = {name for report in point.reports for name in report.says}
    return [aspect for aspect in point.compare if aspect.type == "quantity" and (aspect.series or aspect.id in stated)]


def _inside(counted: Sequence[Point]) -> Mapping[str, list[Point]]:
    """Return by the key of a point those that are counted within it and stand on the same sheet."""
    keys = {point.key for point in counted}
    inside: defaultdict[str, list[Point]] = defaultdict(list)
    for point in sorted(counted, key=_order):
        around = point_key(point.sheet, point.subset_of) if point.subset_of else ""
        if around in keys:
            inside[around].append(point)
    return inside


def _beneath(inside: Mapping[str, list[Point]], point: Point, root: str, depth: int) -> Iterator[Listed]:
    for other in inside.get(point.key, ()):
        for number, aspect in enumerate(get_quantities(other)):
            yield Listed(other, aspect.id, root, depth)
            if number == 0:
                yield from _beneath(inside, other, root, depth + 1)


def _order(point: Point) -> tuple[object, ...]:
    """Sort by date, undated last, then by title."""
    return point.date is None, _moment(point.date), point.title.casefold(), point.id


def _moment(date: Date | None) -> tuple[object, ...]:
    return date.order if date else ()


def _title(corpus: Corpus, measure: str, place: str) -> str:
    """Return "Killed · Chernihiv"."""
    words = measure.replace("_", " ")
    counted = words[:1].upper() + words[1:]
    return f"{counted} · {corpus.name('place', place)}" if place else counted
