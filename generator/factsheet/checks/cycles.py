"""Nothing copies, lies in, belongs to or is counted within itself, in however many steps.

A source that rewrites its own copy, a place inside itself or two outlets that own each other cannot be, and nothing
can be counted along such a circle.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, make_point_key
from factsheet.model.gaps import get_if_known
from factsheet.model.source import COPYING, Edge, Source
from factsheet.problems.problem import Problem, Spot

CODES = ("F031",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    yield from _find_circles(corpus, corpus.sources, _make_parent_lookup(corpus), _make_edge_spot(corpus), "copies")
    yield from _find_circles(
        corpus, corpus.places, _make_field_lookup(corpus.places, "lies_in"), _make_field_spot("in"), "lies in"
    )
    yield from _find_circles(
        corpus, corpus.actors, _make_field_lookup(corpus.actors, "owner"), _make_field_spot("owner"), "is owned by"
    )
    yield from _find_circles(
        corpus, corpus.points, _make_whole_lookup(corpus), _make_field_spot("subset_of"), "is counted within"
    )


def _make_parent_lookup(corpus: Corpus) -> Callable[[str], Iterable[str]]:
    return lambda id: filter(None, _list_copied_sources(corpus.sources[id]))


def _list_copied_sources(source: Source) -> list[str]:
    """Return by number of the edge what the source copies; nothing for an edge of another kind, or one not known."""
    edges: tuple[Edge, ...] = get_if_known(partial(getattr, source, "edges"), ())
    return [get_if_known(partial(_get_copied_source, edge), "") for edge in edges]


def _get_copied_source(edge: Edge) -> str:
    return edge.target if edge.kind in COPYING else ""


def _make_field_lookup(things: Mapping[str, Any], field: str) -> Callable[[str], Iterable[str]]:
    return lambda id: _make_id_tuple(get_if_known(partial(getattr, things[id], field), None))


def _make_whole_lookup(corpus: Corpus) -> Callable[[str], Iterable[str]]:
    def list_wholes(key: str) -> Iterable[str]:
        point = corpus.points[key]
        whole: str | None = get_if_known(partial(getattr, point, "subset_of"), None)
        return _make_id_tuple(whole and make_point_key(point.sheet, whole))

    return list_wholes


def _make_field_spot(field: str) -> Callable[[str, str], Spot]:
    return lambda id, above: (field,)


def _make_edge_spot(corpus: Corpus) -> Callable[[str, str], Spot]:
    def find_edge_spot(id: str, above: str) -> Spot:
        return "edges", _list_copied_sources(corpus.sources[id]).index(above)

    return find_edge_spot


def _make_id_tuple(id: str | None) -> tuple[str, ...]:
    return (id,) if id else ()


def _find_circles(
    corpus: Corpus,
    things: Mapping[str, object],
    above: Callable[[str], Iterable[str]],
    spot: Callable[[str, str], Spot],
    verb: str,
) -> Iterator[Problem]:
    for id in _filter_circular(things, above):
        if way := _find_way_back(id, above, things):
            path = " → ".join((*way, id))
            nearest = (*way, id)[1]
            file = things[id].file  # type: ignore[attr-defined]
            message = f"`{id}` {verb} itself ({path}): delete the step that is wrong"
            yield corpus.get_document(file).make_problem("F031", message, spot(id, nearest))


def _filter_circular(things: Mapping[str, object], above: Callable[[str], Iterable[str]]) -> Iterable[str]:
    """Return the things without those whose ways up all come to an end, in their order."""
    left = {id: {up for up in above(id) if up in things} for id in things}
    below: defaultdict[str, list[str]] = defaultdict(list)
    for id, ups in left.items():
        for up in ups:
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


def _find_way_back(start: str, above: Callable[[str], Iterable[str]], things: Mapping[str, object]) -> tuple[str, ...]:
    """Return the steps from the thing back to it, or nothing."""
    waiting, came_from = [start], {start: ""}
    while waiting:
        current = waiting.pop()
        for up in above(current):
            if up == start:
                return tuple(_list_steps(current, came_from))[::-1]
            if up not in came_from and up in things:
                came_from[up] = current
                waiting.append(up)
    return ()


def _list_steps(last: str, came_from: Mapping[str, str]) -> Iterator[str]:
    """Return the way backwards."""
    while last:
        yield last
        last = came_from[last]
