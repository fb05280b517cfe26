"""Nothing copies, lies in, belongs to or is counted within itself, in however many steps.

A source that rewrites its own copy, a place inside itself or two outlets that own each other cannot be, and nothing
can be counted along such a circle.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping

from factsheet.corpus import Corpus, point_key
from factsheet.findings import Findings
from factsheet.problems import Problem, Spot
from factsheet.records.source import COPYING

CODES = ("F031",)


def check(findings: Findings) -> Iterator[Problem]:
    corpus = findings.corpus
    yield from _circles(corpus, corpus.sources, _parents(corpus), _edge(corpus), "copies")
    yield from _circles(corpus, corpus.places, lambda id: _one(corpus.places[id].lies_in), _at("in"), "lies in")
    yield from _circles(corpus, corpus.actors, lambda id: _one(corpus.actors[id].owner), _at("owner"), "is owned by")
    yield from _circles(corpus, corpus.outlines, _wholes(corpus), _at("subset_of"), "is counted within")


def _parents(corpus: Corpus) -> Callable[[str], Iterable[str]]:
    return lambda id: [edge.target for edge in corpus.sources[id].edges if edge.kind in COPYING]


def _wholes(corpus: Corpus) -> Callable[[str], Iterable[str]]:
    def wholes(key: str) -> Iterable[str]:
        outline = corpus.outlines[key]
        return _one(outline.within and point_key(outline.sheet, outline.within))

    return wholes


def _at(field: str) -> Callable[[str, str], Spot]:
    return lambda id, above: (field,)


def _edge(corpus: Corpus) -> Callable[[str, str], Spot]:
    def edge(id: str, above: str) -> Spot:
        targets = [edge.target if edge.kind in COPYING else "" for edge in corpus.sources[id].edges]
        return "edges", targets.index(above)

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
    for id in things:
        way = _way_back(id, above, things)
        if way:
            told = " → ".join((*way, id))
            nearest = (*way, id)[1]
            file = things[id].file  # type: ignore[attr-defined]
            message = f"`{id}` {verb} itself ({told}): delete the step that is wrong"
            yield corpus.documents[file].problem("F031", message, spot(id, nearest))


def _way_back(start: str, above: Callable[[str], Iterable[str]], things: Mapping[str, object]) -> tuple[str, ...]:
    """Return the steps from the thing back to it, or nothing."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while ways:
        way = ways.pop()
        for next_id in above(way[-1]):
            if next_id == start:
                return way
            if next_id not in seen and next_id in things:
                seen.add(next_id)
                ways.append((*way, next_id))
    return ()
