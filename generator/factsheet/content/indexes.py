"""Records by what they name: the ways back from a sheet, group, source or actor to the records that name it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from factsheet.model.actor import Actor
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.series import SeriesRow
from factsheet.model.sheet import Sheet
from factsheet.model.source import Edge, Source

K = TypeVar("K")
V = TypeVar("V")


def group_pairs(pairs: Iterable[tuple[K, V]]) -> Mapping[K, list[V]]:
    """Return the second parts by the first, in their order."""
    groups: defaultdict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def index_points_by_source(points: Iterable[Point]) -> Mapping[str, list[Point]]:
    """Return the points with a report or values of a series by each source, each point once."""
    index: defaultdict[str, list[Point]] = defaultdict(list)
    for point in points:
        rows: tuple[Report | SeriesRow, ...] = (*point.reports, *point.series)
        for source in dict.fromkeys(row.source for row in rows):
            index[source].append(point)
    return index


def index_points_by_thing(
    points: Iterable[Point], list_named: Callable[[Point], Iterable[tuple[str, str]]]
) -> Mapping[tuple[str, str], list[Point]]:
    """Return the points by each thing that they name."""
    index: defaultdict[tuple[str, str], list[Point]] = defaultdict(list)
    for point in points:
        for thing in list_named(point):
            index[thing].append(point)
    return index


def index_edges_by_target(sources: Iterable[Source]) -> Mapping[str, list[tuple[Source, Edge]]]:
    index: defaultdict[str, list[tuple[Source, Edge]]] = defaultdict(list)
    for source in sources:
        for edge in source.edges:
            index[edge.target].append((source, edge))
    return index


def index_sources_by_publisher(sources: Iterable[Source]) -> Mapping[str, list[Source]]:
    return group_pairs((source.publisher, source) for source in sources if source.publisher)


def index_actors_by_owner(actors: Iterable[Actor]) -> Mapping[str, list[Actor]]:
    return group_pairs((actor.owner, actor) for actor in actors if actor.owner)


def index_groups_by_point(
    sheets: Collection[Sheet], points: Iterable[Point], make_key: Callable[[str, str], str]
) -> Mapping[str, list[str]]:
    """Return the groups of each point by its key, in the order of its sheet.

    Either side may say what belongs to a group. `make_key` makes a key of a sheet and a reference in it.
    """
    members: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for point in points:
        for id in point.groups:
            members[point.sheet, id].add(point.key)
    for sheet in sheets:
        for group in sheet.groups:
            for reference in group.points:
                members[sheet.id, group.id].add(make_key(sheet.id, reference))
    index: defaultdict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        for group in sheet.groups:
            for key in members[sheet.id, group.id]:
                index[key].append(group.id)
    return index


def index_sources_read_by_sheet(sheets: Iterable[Sheet]) -> Mapping[str, frozenset[str]]:
    """Return the sources that were read in full for each sheet."""
    index = {}
    for sheet in sheets:
        index[sheet.id] = frozenset(reading.source for reading in sheet.read_in_full)
    return index


def index_sources_by_sheet(
    read_in_full: Mapping[str, frozenset[str]], points_by_source: Mapping[str, Iterable[Point]]
) -> Mapping[str, frozenset[str]]:
    """Return the sources that were read in full for each sheet, or have a report or values in it."""
    used = {sheet: set(sources) for sheet, sources in read_in_full.items()}
    for source, points in points_by_source.items():
        for point in points:
            used.setdefault(point.sheet, set()).add(source)
    return {sheet: frozenset(sources) for sheet, sources in used.items()}
