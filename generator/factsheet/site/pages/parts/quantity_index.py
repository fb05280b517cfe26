"""Which quantities a sheet has, arranged by what they count and where, without opening a point."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factsheet.content.corpus import Corpus, point_key
from factsheet.model.point_summary import Outline
from factsheet.model.values.date import Date
from factsheet.site.pages.parts.pagination import Group


class Listed(NamedTuple):
    """A quantity in its place among the others."""

    point: Outline
    aspect: str
    root: str
    """The key of the point that all those around it are counted within: its own where it is counted within none."""
    depth: int
    """How many figures it is counted within that stand above it."""


def arranged(corpus: Corpus, sheet: str) -> tuple[Group[Listed], ...]:
    """Return the quantities under what they count and where, each followed by those that are counted within it."""
    counted = [outline for outline in corpus.outlines_of(sheet) if outline.quantities]
    inside = _inside(counted)
    within = {outline.key for outlines in inside.values() for outline in outlines}
    groups: defaultdict[tuple[str, str], list[Listed]] = defaultdict(list)
    for outline in sorted(counted, key=_order):
        if outline.key not in within:
            for number, (aspect, measure, place) in enumerate(outline.quantities):
                group = groups[measure, place]
                group.append(Listed(outline, aspect, outline.key, 0))
                if number == 0:
                    group += _beneath(inside, outline, outline.key, 1)
    titled = sorted((_title(corpus, *counted_there), listed) for counted_there, listed in groups.items())
    return tuple(Group(f"fs-counted-{number}", title, listed) for number, (title, listed) in enumerate(titled, start=1))


def _inside(counted: Sequence[Outline]) -> Mapping[str, list[Outline]]:
    """Return by the key of a point those that are counted within it and stand on the same sheet."""
    keys = {outline.key for outline in counted}
    inside: defaultdict[str, list[Outline]] = defaultdict(list)
    for outline in sorted(counted, key=_order):
        around = point_key(outline.sheet, outline.within) if outline.within else ""
        if around in keys:
            inside[around].append(outline)
    return inside


def _beneath(inside: Mapping[str, list[Outline]], outline: Outline, root: str, depth: int) -> Iterator[Listed]:
    for other in inside.get(outline.key, ()):
        for number, (aspect, _measure, _place) in enumerate(other.quantities):
            yield Listed(other, aspect, root, depth)
            if number == 0:
                yield from _beneath(inside, other, root, depth + 1)


def _order(outline: Outline) -> tuple[object, ...]:
    """Sort by date, undated last, then by title."""
    return outline.date is None, _moment(outline.date), outline.title.casefold(), outline.id


def _moment(date: Date | None) -> tuple[object, ...]:
    return date.order if date else ()


def _title(corpus: Corpus, measure: str, place: str) -> str:
    """Return "Killed · Chernihiv"."""
    words = measure.replace("_", " ")
    counted = words[:1].upper() + words[1:]
    return f"{counted} · {corpus.name('place', place)}" if place else counted
