"""The way from a source up to the one that its text came from, through copies and versions."""

from collections.abc import Iterable, Sequence
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
    path = [report.source]
    edges: list[EdgeKind] = []
    chosen = report.copied_from
    while True:
        step = _parent(corpus, path, chosen, reports)
        if step is None:
            return Descent(tuple(path), tuple(edges))
        chosen = None
        path.append(step[0])
        edges.append(step[1])


def _parent(
    corpus: Corpus, path: Sequence[str], chosen: str | None, reports: Iterable[Report]
) -> tuple[str, EdgeKind] | None:
    """Return the one parent of the last on the path that counts here, or None.

    A compilation follows what the report says, else a parent that reports, itself or through a copy of it.
    """
    edges = corpus.sources[path[-1]].edges if path[-1] in corpus.sources else ()
    parents = {edge.target: edge.kind for edge in edges if edge.kind in COPYING and edge.target not in path}
    if chosen is not None and chosen not in path:
        return chosen, parents.get(chosen, "rewrites")
    if len(parents) > 1:
        lines = {parent: line(corpus, parent) for parent in parents}
        if len({line[-1] for line in lines.values()}) == 1:
            return next(iter(parents.items()))
        others = {other.source for other in reports if other.source != path[0]}
        reporting = {source for other in others for source in line(corpus, other)}
        return next(
            ((parent, parents[parent]) for parent, line in lines.items() if reporting.intersection(line)),
            None,
        )
    return next(iter(parents.items()), None)


def line(corpus: Corpus, source: str) -> tuple[str, ...]:
    """Return the source and those above it, as long as each has one parent."""
    if source not in corpus.lines:
        corpus.lines[source] = _line(corpus, source)
    return corpus.lines[source]


def _line(corpus: Corpus, source: str) -> tuple[str, ...]:
    line = [source]
    while (found := corpus.sources.get(line[-1])) is not None:
        parents = [edge.target for edge in found.edges if edge.kind in COPYING and edge.target not in line]
        if len(parents) != 1:
            break
        line += parents
    return tuple(line)
