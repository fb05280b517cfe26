"""What the content declares of two sources that were compared, and which edge their likeness proposes."""

from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from factsheet.content.corpus import Corpus
from factsheet.evidence.candidate_pairs import Pair
from factsheet.evidence.similarity import Likeness
from factsheet.model.source import COPYING, EdgeKind, Source

VERBATIM = 0.80
"""The containment from which a text is the same one, cut perhaps, and not a paraphrase."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An edge for a person to judge."""

    kind: EdgeKind
    copy: str
    """The source whose file the edge belongs into; one of the two where it cannot be told which."""
    parent: str
    directed: bool
    reason: str
    """Why this is the direction, or why none can be told."""


def declared(corpus: Corpus, one: str, other: str) -> tuple[str, ...]:
    """Return the edges that make one family of the two, as `a rewrites b`, the fewest there are; empty for none.

    Outlets of one owner are one family too: then the owner is said in place of the edges.
    """
    came: dict[str, tuple[str, str]] = {one: ("", "")}
    waiting = deque([one])
    while waiting and other not in came:
        here = waiting.popleft()
        for there, told in _steps(corpus, here):
            if there not in came:
                came[there] = (here, told)
                waiting.append(there)
    if other not in came:
        owner = _owner(corpus, one)
        return (f"both belong to {owner}",) if owner and owner == _owner(corpus, other) else ()
    told_by: list[str] = []
    while other != one:
        other, told = came[other]
        told_by.insert(0, told)
    return tuple(told_by)


def nearest_declared(corpus: Corpus, source: str, held: Collection[str]) -> tuple[str, ...]:
    """Return those with a text that edges join to the source, directly or through sources without one, sorted."""
    seen = {source}
    waiting = deque([source])
    found = set()
    while waiting:
        for there, _ in _steps(corpus, waiting.popleft()):
            if there in seen:
                continue
            seen.add(there)
            if there in held:
                found.add(there)
            else:
                waiting.append(there)
    return tuple(sorted(found))


def propose(corpus: Corpus, pair: Pair, likeness: Likeness, edges: Sequence[str]) -> Proposal:
    """Return the edge that the likeness speaks for; the copy is the later one, or the one that names the other.

    Of two that the edges make one family already, the only one that is declared to rewrite is the copy.
    """
    kind: EdgeKind = "republishes" if likeness.containment >= VERBATIM else "rewrites"
    one, other = (corpus.sources[id] for id in pair)
    if one.publisher is not None and one.publisher == other.publisher:
        kind = "revises"
    for tell in (_later, _names, *((_rewrites,) if edges else ())):
        reasons = [(copy, parent, tell(copy, parent)) for copy, parent in ((one, other), (other, one))]
        told = [(copy, parent, reason) for copy, parent, reason in reasons if reason]
        if len(told) == 1:
            copy, parent, reason = told[0]
            return Proposal(kind, copy.id, parent.id, True, reason)
    reason = "their dates do not tell which came first, and neither alone names the other: judge it by reading both"
    return Proposal(kind, pair[0], pair[1], False, reason)


def _steps(corpus: Corpus, source: str) -> Iterator[tuple[str, str]]:
    """Yield each source that an edge joins to this one, whichever of them declares it."""
    if source in corpus.sources:
        for edge in corpus.sources[source].edges:
            if edge.kind in COPYING:
                yield edge.target, f"{source} {edge.kind} {edge.target}"
    for copy, edge in corpus.edges_to(source):
        if edge.kind in COPYING:
            yield copy.id, f"{copy.id} {edge.kind} {source}"


def _owner(corpus: Corpus, source: str) -> str | None:
    publisher = corpus.sources[source].publisher
    return corpus.top_owner(publisher) if publisher else None


def _later(copy: Source, parent: Source) -> str | None:
    """Return why the first is the later one, or None; a date marked as uncertain decides nothing."""
    if copy.date is None or parent.date is None or "date" in (*copy.uncertain, *parent.uncertain):
        return None
    if not parent.date.surely_before(copy.date):
        return None
    return f"{copy.id} is later ({copy.date}) than {parent.id} ({parent.date})"


def _names(copy: Source, parent: Source) -> str | None:
    cited = {edge.target for edge in copy.edges if edge.kind not in COPYING}
    if not cited & {parent.id, parent.publisher}:
        return None
    return f"{copy.id} names {parent.id} or its publisher as its source"


def _rewrites(copy: Source, parent: Source) -> str | None:
    if not any(edge.kind == "rewrites" for edge in copy.edges):
        return None
    return f"{copy.id} is declared to rewrite, {parent.id} is not; dates and names do not tell"
