"""The edges that the content declares between two similar sources, and the edge that their likeness suggests."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from factsheet.content.corpus import Corpus
from factsheet.evidence.candidate_pairs import SourcePair
from factsheet.evidence.similarity import Likeness
from factsheet.model.source import COPYING, EdgeKind, Source

VERBATIM = 0.80
"""The containment from which the copy is the same text, perhaps cut, and no paraphrase."""


class EdgeProposal(Struct, frozen=True):
    """An edge for a person to judge."""

    kind: EdgeKind
    copy: str
    """The source in whose file the edge belongs; either of the two if the direction is unknown."""
    parent: str
    directed: bool
    reason: str
    """Why this is the direction, or why it is unknown."""


def list_declared_edges(corpus: Corpus, first: str, second: str) -> tuple[str, ...]:
    """Return the shortest chain of edges that makes one family of the two, as `a rewrites b`; empty for none.

    Outlets of one owner are one family without an edge: for these, the only entry names the owner.
    """
    steps: dict[str, tuple[str, str]] = {}
    """By source: the one from which it was reached, and the edge between them."""
    waiting = deque([first])
    while waiting and second not in steps:
        current = waiting.popleft()
        for neighbour, edge in _list_joined_sources(corpus, current):
            if neighbour != first and neighbour not in steps:
                steps[neighbour] = (current, edge)
                waiting.append(neighbour)
    if second not in steps:
        owner = _find_owner(corpus, first)
        if owner and owner == _find_owner(corpus, second):
            return (f"both belong to {owner}",)
        return ()
    edges: list[str] = []
    while second != first:
        second, edge = steps[second]
        edges.insert(0, edge)
    return tuple(edges)


def find_nearest_declared(corpus: Corpus, source: str, with_text: Collection[str]) -> tuple[str, ...]:
    """Return the sources with a text that edges join to this one, directly or through sources without one, sorted."""
    seen = {source}
    waiting = deque([source])
    nearest = set()
    while waiting:
        for neighbour, _ in _list_joined_sources(corpus, waiting.popleft()):
            if neighbour in seen:
                continue
            seen.add(neighbour)
            if neighbour in with_text:
                nearest.add(neighbour)
            else:
                waiting.append(neighbour)
    return tuple(sorted(nearest))


def propose_edge(corpus: Corpus, pair: SourcePair, likeness: Likeness, edges: Sequence[str]) -> EdgeProposal:
    """Return the edge that the likeness suggests; the copy is the later source, or the one that names the other.

    `edges` are those declared already. If there are any, the only source declared to rewrite anything is the copy.
    """
    first, second = corpus.sources[pair[0]], corpus.sources[pair[1]]
    kind: EdgeKind = "republishes" if likeness.containment >= VERBATIM else "rewrites"
    if first.publisher is not None and first.publisher == second.publisher:
        kind = "revises"
    # Dates come first: a source may name another that took the text from it.
    explanations = [_explain_later, _explain_naming]
    if edges:
        explanations.append(_explain_rewriting)
    for explain in explanations:
        if_second, if_first = explain(second, first), explain(first, second)
        if if_first and not if_second:
            return EdgeProposal(kind, first.id, second.id, True, if_first)
        if if_second and not if_first:
            return EdgeProposal(kind, second.id, first.id, True, if_second)
    reason = "their dates do not show which came first, and neither alone names the other: read both to decide"
    return EdgeProposal(kind, first.id, second.id, False, reason)


def _list_joined_sources(corpus: Corpus, source: str) -> Iterator[tuple[str, str]]:
    """Yield each source that an edge joins to this one, whichever of them declares it."""
    if source in corpus.sources:
        for edge in corpus.sources[source].edges:
            if edge.kind in COPYING:
                yield edge.target, f"{source} {edge.kind} {edge.target}"
    for copy, edge in corpus.list_edges_to(source):
        if edge.kind in COPYING:
            yield copy.id, f"{copy.id} {edge.kind} {source}"


def _find_owner(corpus: Corpus, source: str) -> str | None:
    publisher = corpus.sources[source].publisher
    return corpus.find_top_owner(publisher) if publisher else None


def _explain_later(copy: Source, parent: Source) -> str | None:
    """Return why the copy is later, or None; a date marked as uncertain decides nothing."""
    if copy.date is None or parent.date is None or "date" in (*copy.uncertain, *parent.uncertain):
        return None
    if not parent.date.is_surely_before(copy.date):
        return None
    return f"{copy.id} is later ({copy.date}) than {parent.id} ({parent.date})"


def _explain_naming(copy: Source, parent: Source) -> str | None:
    cited = {edge.target for edge in copy.edges if edge.kind not in COPYING}
    if not cited & {parent.id, parent.publisher}:
        return None
    return f"{copy.id} names {parent.id} or its publisher as its source"


def _explain_rewriting(copy: Source, parent: Source) -> str | None:
    if not any(edge.kind == "rewrites" for edge in copy.edges):
        return None
    return f"{copy.id} is declared to rewrite, {parent.id} is not; dates and names do not show which came first"
