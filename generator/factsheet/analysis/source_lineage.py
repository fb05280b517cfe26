"""The way from a source up to the one that its text came from, through copies and versions."""

from collections.abc import Container, Iterable
from dataclasses import dataclass

from factsheet.content.corpus import Corpus
from factsheet.model.report import Report
from factsheet.model.source import COPYING, EdgeKind

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


def trace_descent(corpus: Corpus, report: Report, reports: Iterable[Report]) -> Descent:
    """Return the way up from the report's source, as far as its parents are known and one of them counts here.

    Without other reports it is the way that depends on none of them.
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
    """Return the text that a source comes from in the end, as far as that is known, whoever reports on what."""
    return trace_descent(corpus, Report(source=source), ()).root


def _choose_parent(
    corpus: Corpus, path: Container[str], last: str, chosen: str | None, report: Report, reports: Iterable[Report]
) -> tuple[str, EdgeKind] | None:
    """Return the one parent of the last on the path that counts here, or None.

    A compilation follows what the report says, else a parent that reports, itself or through a copy of it.
    """
    parents = dict(_list_parents(corpus, last, path))
    if chosen is not None and chosen not in path:
        return chosen, parents.get(chosen, "rewrites")
    if len(parents) > 1:
        above = {parent: _collect_ancestors(corpus, parent) for parent in parents}
        roots = {source for sources in above.values() for source in sources if not _list_parents(corpus, source, path)}
        if len(roots) > 1:
            others = {
                source
                for other in reports
                if other.source != report.source
                for source in trace_descent(corpus, other, ()).path
            }
            return next(((parent, edge) for parent, edge in parents.items() if above[parent] & others), None)
    return next(iter(parents.items()), None)


def _list_parents(corpus: Corpus, source: str, path: Container[str]) -> list[tuple[str, EdgeKind]]:
    """Return the parents that are not on the path already."""
    edges = corpus.sources[source].edges if source in corpus.sources else ()
    return [(edge.target, edge.kind) for edge in edges if edge.kind in COPYING and edge.target not in path]


def _collect_ancestors(corpus: Corpus, source: str) -> set[str]:
    """Return the source and all that it comes from, those of which it is compiled among them."""
    ancestors, waiting = {source}, [source]
    while waiting:
        for parent, _edge in _list_parents(corpus, waiting.pop(), ancestors):
            ancestors.add(parent)
            waiting.append(parent)
    return ancestors


def trace_line(corpus: Corpus, source: str) -> Descent:
    """Return the source and those above it, as long as each has one parent."""
    path: dict[str, None] = {source: None}
    edges: list[EdgeKind] = []
    while len(above := _list_parents(corpus, source, path)) == 1:
        source, edge = above[0]
        path[source] = None
        edges.append(edge)
    return Descent(tuple(path), tuple(edges))
