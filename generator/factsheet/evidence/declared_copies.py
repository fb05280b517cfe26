"""What the content declares of two sources that were compared, and which edge their likeness proposes."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from factsheet.content.corpus import Corpus
from factsheet.evidence.candidate_pairs import SourcePair
from factsheet.evidence.similarity import Likeness
from factsheet.model.source import COPYING, EdgeKind, Source

VERBATIM = 0.80
"""The containment from which a text is the same one, cut perhaps, and not a paraphrase."""


@dataclass(frozen=True, slots=True)
class EdgeProposal:
    """An edge for a person to judge."""

    kind: EdgeKind
    copy: str
    """The source whose file the edge belongs into; one of the two where it cannot be told which."""
    parent: str
    directed: bool
    reason: str
    """Why this is the direction, or why none can be told."""


def list_declared_edges(corpus: Corpus, first: str, second: str) -> tuple[str, ...]:
    """Return the edges that make one family of the two, as `a rewrites b`, the fewest there are; empty for none.

    Outlets of one owner are one family too: then the owner is said in place of the edges.
    """
    came: dict[str, tuple[str, str]] = {first: ("", "")}
    waiting = deque([first])
    while waiting and second not in came:
        current = waiting.popleft()
        for neighbour, edge in _list_joined_sources(corpus, current):
            if neighbour not in came:
                came[neighbour] = (current, edge)
                waiting.append(neighbour)
    if second not in came:
        owner = _find_owner(corpus, first)
        return (f"both belong to {owner}",) if owner and owner == _find_owner(corpus, second) else ()
    edges: list[str] = []
    while second != first:
        second, edge = came[second]
        edges.insert(0, edge)
    return tuple(edges)


def find_nearest_declared(corpus: Corpus, source: str, held: Collection[str]) -> tuple[str, ...]:
    """Return those with a text that edges join to the source, directly or through sources without one, sorted."""
    seen = {source}
    waiting = deque([source])
    nearest = set()
    while waiting:
        for neighbour, _ in _list_joined_sources(corpus, waiting.popleft()):
            if neighbour in seen:
                continue
            seen.add(neighbour)
            if neighbour in held:
                nearest.add(neighbour)
            else:
                waiting.append(neighbour)
    return tuple(sorted(nearest))


def propose_edge(corpus: Corpus, pair: SourcePair, likeness: Likeness, edges: Sequence[str]) -> EdgeProposal:
    """Return the edge that the likeness speaks for; the copy is the later one, or the one that names the other.

    Of two that the edges make one family already, the only one that is declared to rewrite is the copy.
    """
    kind: EdgeKind = "republishes" if likeness.containment >= VERBATIM else "rewrites"
    first, second = (corpus.sources[id] for id in pair)
    if first.publisher is not None and first.publisher == second.publisher:
        kind = "revises"
    for explain in (_explain_later, _explain_naming, *((_explain_rewriting,) if edges else ())):
        reasons = [(copy, parent, explain(copy, parent)) for copy, parent in ((first, second), (second, first))]
        decisive = [(copy, parent, reason) for copy, parent, reason in reasons if reason]
        if len(decisive) == 1:
            copy, parent, reason = decisive[0]
            return EdgeProposal(kind, copy.id, parent.id, True, reason)
    reason = "their dates do not tell which came first, and neither alone names the other: judge it by reading both"
    return EdgeProposal(kind, pair[0], pair[1], False, reason)


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
    """Return why the first is the later one, or None; a date marked as uncertain decides nothing."""
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
    return f"{copy.id} is declared to rewrite, {parent.id} is not; dates and names do not tell"
