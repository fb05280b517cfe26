"""Nothing copies, lies in, belongs to or is counted within itself, directly or through others.

A source cannot rewrite its own copy, a place cannot lie inside itself, and two outlets cannot own each other. Nothing
can be counted along such a circle.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.gaps import get_if_known
from factsheet.model.source import COPYING, Edge, Source
from factsheet.problems.problem import Problem, Spot

CODES = ("F031",)

_Steps = Mapping[str, Sequence[str]]
"""By id: the ids one step up, some of which may lead nowhere."""


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    parents = {id: list(filter(None, _list_copied_sources(source))) for id, source in corpus.sources.items()}
    yield from _find_circles(corpus, corpus.sources, parents, _make_edge_spot(corpus), "copies")
    places = {id: _list_in_field(place, "lies_in") for id, place in corpus.places.items()}
    yield from _find_circles(corpus, corpus.places, places, _make_field_spot("in"), "lies in")
    owners = {id: _list_in_field(actor, "owner") for id, actor in corpus.actors.items()}
    yield from _find_circles(corpus, corpus.actors, owners, _make_field_spot("owner"), "is owned by")
    wholes = {}
    for key, point in corpus.points.items():
        wholes[key] = [make_point_key(point.sheet, whole) for whole in _list_in_field(point, "subset_of")]
    yield from _find_circles(corpus, corpus.points, wholes, _make_field_spot("subset_of"), "is counted within")


def _list_copied_sources(source: Source) -> list[str]:
    """Return by number of the edge the source copied; an empty text if the edge is of another kind, or unknown."""
    edges: tuple[Edge, ...] = get_if_known(partial(getattr, source, "edges"), ())
    return [get_if_known(partial(_get_copied_source, edge), "") for edge in edges]


def _get_copied_source(edge: Edge) -> str:
    return edge.target if edge.kind in COPYING else ""


def _list_in_field(record: object, field: str) -> list[str]:
    """Return the id in the field, if it has one that is known."""
    id: str | None = get_if_known(partial(getattr, record, field), None)
    return [id] if id else []


def _make_field_spot(field: str) -> Callable[[str, str], Spot]:
    return lambda id, above: (field,)


def _make_edge_spot(corpus: Corpus) -> Callable[[str, str], Spot]:
    def find_edge_spot(id: str, above: str) -> Spot:
        return "edges", _list_copied_sources(corpus.sources[id]).index(above)

    return find_edge_spot


def _find_circles(
    corpus: Corpus,
    records: Mapping[str, Any],
    above: _Steps,
    spot: Callable[[str, str], Spot],
    verb: str,
) -> Iterator[Problem]:
    for id in _list_circular(above):
        if way := _find_way_back(id, above):
            steps = (*way, id)
            message = f"`{id}` {verb} itself ({' → '.join(steps)}): delete the wrong step"
            yield corpus.get_document(records[id].file).make_problem("F031", message, spot(id, steps[1]))


def _list_circular(above: _Steps) -> Iterable[str]:
    """Return the ids, in order, except those from which every way up ends.

    This takes linear time; looking for a way back from each id of a deep tree would not.
    """
    left: dict[str, set[str]] = {}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for id, ups in above.items():
        left[id] = {up for up in ups if up in above}
        for up in left[id]:
            below[up].append(id)
    ended = [id for id, ups in left.items() if not ups]
    while ended:
        end = ended.pop()
        del left[end]
        for id in below[end]:
            left[id].discard(end)
            if not left[id]:
                ended.append(id)
    return left


def _find_way_back(start: str, above: _Steps) -> list[str]:
    """Return the steps from the id until it is reached again, itself first; empty if it never is."""
    waiting, came_from = [start], {start: ""}
    while waiting:
        current = waiting.pop()
        for up in above[current]:
            if up == start:
                return _list_steps(current, came_from)
            if up not in came_from and up in above:
                came_from[up] = current
                waiting.append(up)
    return []


def _list_steps(last: str, came_from: Mapping[str, str]) -> list[str]:
    steps: list[str] = []
    while last:
        steps.append(last)
        last = came_from[last]
    steps.reverse()
    return steps
