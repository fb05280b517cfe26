"""Nothing copies, lies in, belongs to or is counted within itself, in however many steps.

A source that rewrites its own copy, a place inside itself or two outlets that own each other cannot be, and nothing
can be counted along such a circle.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus, point_key
from factsheet.model.gaps import if_known
from factsheet.model.source import COPYING, Edge, Source
from factsheet.problems.problem import Problem, Spot

CODES = ("F031",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    yield from _circles(corpus, corpus.sources, _parents(corpus), _edge(corpus), "copies")
    yield from _circles(corpus, corpus.places, _above(corpus.places, "lies_in"), _at("in"), "lies in")
    yield from _circles(corpus, corpus.actors, _above(corpus.actors, "owner"), _at("owner"), "is owned by")
    yield from _circles(corpus, corpus.points, _wholes(corpus), _at("subset_of"), "is counted within")


def _parents(corpus: Corpus) -> Callable[[str], Iterable[str]]:
    return lambda id: filter(None, _copied(corpus.sources[id]))


def _copied(source: Source) -> list[str]:
    """Return by number of the edge what the source copies; nothing for an edge of another kind, or one not known."""
    edges: tuple[Edge, ...] = if_known(partial(getattr, source, "edges"), ())
    return [if_known(partial(_target, edge), "") for edge in edges]


def _target(edge: Edge) -> str:
    return edge.target if edge.kind in COPYING else ""


def _above(things: Mapping[str, Any], field: str) -> Callable[[str], Iterable[str]]:
    return lambda id: _one(if_known(partial(getattr, things[id], field), None))


def _wholes(corpus: Corpus) -> Callable[[str], Iterable[str]]:
    def wholes(key: str) -> Iterable[str]:
        point = corpus.points[key]
        whole: str | None = if_known(partial(getattr, point, "subset_of"), None)
        return _one(whole and point_key(point.sheet, whole))

    return wholes


def _at(field: str) -> Callable[[str, str], Spot]:
    return lambda id, above: (field,)


def _edge(corpus: Corpus) -> Callable[[str, str], Spot]:
    def edge(id: str, above: str) -> Spot:
        return "edges", _copied(corpus.sources[id]).index(above)

    return edge


def _one(id: str | None) -> tuple[str, ...]:
    return (id,) if id else ()


def _circles(
    corpus: Corpus,
    things: Mapping[str, object],
    above: Callable[[str], Iterable[str]],
    spot: Callable[[str, str], Spot],
    verb: str,
) -> Iterator[Problem]:
    for id in _leading_to_circles(things, above):
        if way := _way_back(id, above, things):
            told = " → ".join((*way, id))
            nearest = (*way, id)[1]
            file = things[id].file  # type: ignore[attr-defined]
            message = f"`{id}` {verb} itself ({told}): delete the step that is wrong"
            yield corpus.document(file).problem("F031", message, spot(id, nearest))


def _leading_to_circles(things: Mapping[str, object], above: Callable[[str], Iterable[str]]) -> Iterable[str]:
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


def _way_back(start: str, above: Callable[[str], Iterable[str]], things: Mapping[str, object]) -> tuple[str, ...]:
    """Return the steps from the thing back to it, or nothing."""
    waiting, came_from = [start], {start: ""}
    while waiting:
        here = waiting.pop()
        for up in above(here):
            if up == start:
                return tuple(_steps(here, came_from))[::-1]
            if up not in came_from and up in things:
                came_from[up] = here
                waiting.append(up)
    return ()


def _steps(last: str, came_from: Mapping[str, str]) -> Iterator[str]:
    """Return the way backwards."""
    while last:
        yield last
        last = came_from[last]
