"""Trace a source to the one its text came from, through copies and versions."""

from collections.abc import Container, Iterable

from msgspec import Struct

from factsheet.content.corpus import Corpus
from factsheet.model.report import Report
from factsheet.model.source import COPYING, EdgeKind

COPIES: tuple[EdgeKind, ...] = ("republishes", "rewrites")


class Descent(Struct, frozen=True):
    """The way from a source up to the one its text came from."""

    path: tuple[str, ...]
    """Source ids, the report's own first, the root last."""
    edges: tuple[EdgeKind, ...]
    """The steps between them, one fewer."""

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


def trace_descent(corpus: Corpus, report: Report, reports: Iterable[Report]) -> Descent:
    """Return the way up from the report's source, as long as one parent is known to be the one it came from.

    With no `reports`, the way is the same on every point.
    """
    path: dict[str, None] = {report.source: None}
    edges: list[EdgeKind] = []
    last, chosen = report.source, report.copied_from
    while True:
        if chosen is None:
            stretch = trace_line(corpus, last)
            if len(path) == 1 or path.keys().isdisjoint(stretch.path[1:]):
                path.update(dict.fromkeys(stretch.path))
                edges += stretch.edges
                last = stretch.root
        step = _choose_parent(corpus, path, last, chosen, report, reports)
        if step is None:
            return Descent(tuple(path), tuple(edges))
        (last, edge), chosen = step, None
        path[last] = None
        edges.append(edge)


def find_root(corpus: Corpus, source: str) -> str:
    """Return the source that the text came from, as far as known, whatever the reports on any point."""
    return trace_descent(corpus, Report(source=source), ()).root


def _choose_parent(
    corpus: Corpus, path: Container[str], last: str, chosen: str | None, report: Report, reports: Iterable[Report]
) -> tuple[str, EdgeKind] | None:
    """Return the parent from which the last source on the path took what the report says, and how; None if unknown.

    For a compilation this is the parent the report names, else the first that has a report itself or through a copy.
    """
    parents = dict(_list_parents(corpus, last, path))
    if chosen is not None and chosen not in path:
        return chosen, parents.get(chosen, "rewrites")
    first = next(iter(parents.items()), None)
    if len(parents) < 2:
        return first
    ancestors = {parent: _collect_ancestors(corpus, parent) for parent in parents}
    if _count_roots(corpus, ancestors.values(), path) < 2:
        # All parents come from one text, so any of them leads there.
        return first
    reporting: set[str] = set()
    for other in reports:
        if other.source != report.source:
            reporting.update(trace_descent(corpus, other, ()).path)
    for parent, edge in parents.items():
        if not reporting.isdisjoint(ancestors[parent]):
            return parent, edge
    return None


def _count_roots(corpus: Corpus, groups: Iterable[Iterable[str]], path: Container[str]) -> int:
    """Return how many of the sources have no parent outside the path."""
    sources: set[str] = set()
    return sum(not _list_parents(corpus, source, path) for source in sources.union(*groups))


def _list_parents(corpus: Corpus, source: str, path: Container[str]) -> list[tuple[str, EdgeKind]]:
    """Return the parents that are not on the path already."""
    record = corpus.sources.get(source)
    parents: list[tuple[str, EdgeKind]] = []
    for edge in record.edges if record is not None else ():
        if edge.kind in COPYING and edge.target not in path:
            parents.append((edge.target, edge.kind))
    return parents


def _collect_ancestors(corpus: Corpus, source: str) -> set[str]:
    """Return the source and all that it comes from, including every parent of a compilation."""
    ancestors, waiting = {source}, [source]
    while waiting:
        for parent, _edge in _list_parents(corpus, waiting.pop(), ancestors):
            ancestors.add(parent)
            waiting.append(parent)
    return ancestors


def trace_line(corpus: Corpus, source: str) -> Descent:
    """Return the way up from the source, as long as each source has exactly one parent."""
    path: dict[str, None] = {source: None}
    edges: list[EdgeKind] = []
    while len(above := _list_parents(corpus, source, path)) == 1:
        source, edge = above[0]
        path[source] = None
        edges.append(edge)
    return Descent(tuple(path), tuple(edges))
