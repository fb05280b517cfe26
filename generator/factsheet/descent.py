"""The way from a source up to the one that its text came from, through copies and versions."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from factsheet.corpus import Corpus
from factsheet.records.report import Report
from factsheet.records.source import COPYING, EdgeKind

COPIES: tuple[EdgeKind, ...] = ("republishes", "rewrites")


@dataclass(frozen=True, slots=True)
class Descent:
    """The way from a source up to the one that its text came from."""

    path: tuple[str, ...]
    """Source ids, the report's own first, the root last."""
    edges: tuple[EdgeKind, ...]

    @property
    def root(self) -> str:
        return self.path[-1]

    @property
    def first_edge(self) -> EdgeKind | None:
        return self.edges[0] if self.edges else None

    @property
    def above(self) -> str | None:
        return self.path[1] if self.edges else None

    @property
    def is_copy(self) -> bool:
        return any(edge in COPIES for edge in self.edges)


def descent(corpus: Corpus, report: Report, reports: Iterable[Report]) -> Descent:
    """Return the way up from the report's source, as far as its parents are known and one of them counts here."""
    path: dict[str, None] = {report.source: None}
    edges: list[EdgeKind] = []
    last, chosen = report.source, report.copied_from
    while True:
        if chosen is None:
            stretch = line(corpus, last)
            if len(path) == 1 or path.keys().isdisjoint(stretch.path[1:]):
                path.update(dict.fromkeys(stretch.path))
                edges += stretch.edges
                last = stretch.root
        step = _parent(corpus, path, last, chosen, report, reports)
        if step is None:
            return Descent(tuple(path), tuple(edges))
        (last, edge), chosen = step, None
        path[last] = None
        edges.append(edge)


def _parent(
    corpus: Corpus, path: Container[str], last: str, chosen: str | None, report: Report, reports: Iterable[Report]
) -> tuple[str, EdgeKind] | None:
    """Return the one parent of the last on the path that counts here, or None.

    A compilation follows what the report says, else a parent that reports, itself or through a copy of it.
    """
    parents = dict(_parents(corpus, last, path))
    if chosen is not None and chosen not in path:
        return chosen, parents.get(chosen, "rewrites")
    if len(parents) > 1:
        lines = {parent: line(corpus, parent) for parent in parents}
        if len({line.root for line in lines.values()}) > 1:
            others = [line(corpus, other.source) for other in reports if other.source != report.source]
            reporting = (parent for parent in lines if any(_meet(lines[parent], other) for other in others))
            return next(((parent, parents[parent]) for parent in reporting), None)
    return next(iter(parents.items()), None)


def _parents(corpus: Corpus, source: str, path: Container[str]) -> list[tuple[str, EdgeKind]]:
    """Return the parents that are not on the path already."""
    edges = corpus.sources[source].edges if source in corpus.sources else ()
    return [(edge.target, edge.kind) for edge in edges if edge.kind in COPYING and edge.target not in path]


def _meet(one: Descent, other: Descent) -> bool:
    """Tell whether two lines have a source in common: from there on they are the same."""
    return one.root in other.path or other.root in one.path


def line(corpus: Corpus, source: str) -> Descent:
    """Return the source and those above it, as long as each has one parent."""
    waiting = {source: None}
    while source not in corpus.lines:
        above = _parents(corpus, source, waiting)
        if len(above) != 1:
            break
        source = above[0][0]
        waiting[source] = None
    for one in reversed(waiting):
        if one not in corpus.lines:
            found = _line(corpus, one)
            corpus.lines[one] = found.path, found.edges
    return Descent(*corpus.lines[next(iter(waiting))])


def _line(corpus: Corpus, source: str) -> Descent:
    """Go on from a source above wherever its own line is known, and does not lead back here."""
    path: dict[str, None] = {source: None}
    edges: list[EdgeKind] = []
    while len(above := _parents(corpus, source, path)) == 1:
        source, edge = above[0]
        known, steps = corpus.lines.get(source, ((source,), ()))
        if not path.keys().isdisjoint(known):
            known, steps = (source,), ()
        path.update(dict.fromkeys(known))
        edges += [edge, *steps]
        source = known[-1]
    return Descent(tuple(path), tuple(edges))
