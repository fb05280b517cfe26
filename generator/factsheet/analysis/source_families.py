"""The sources of a sheet in families: who copies, revises or belongs with whom, whatever each reports.

How the reports on one point stand to each other is another question (`independence`): a copy whose parent is silent
on a point stands for it there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.source_lineage import COPIES, Descent, line
from factsheet.content.corpus import Corpus
from factsheet.model.source import COPYING, EdgeKind


@dataclass(frozen=True, slots=True)
class Member:
    source: str
    is_copy: bool
    """True where another of the family holds the text that it copies, or a nearer copy of it."""


@dataclass(frozen=True, slots=True)
class Family:
    head: str
    """The outlet or owner, else the source, to which all of them go back; it need not be one of them."""
    members: tuple[Member, ...]
    """Parents before copies, those nearest to the text first."""


@dataclass(frozen=True, slots=True)
class _Way:
    """From a source up to where its text came from."""

    path: tuple[str, ...]
    edges: tuple[EdgeKind, ...]
    head: str

    @property
    def is_copied(self) -> bool:
        return any(edge in COPIES for edge in self.edges)

    @property
    def nearness(self) -> tuple[int, int]:
        """How often the text was rewritten on its way counts before the length of the way."""
        return self.edges.count("rewrites"), len(self.edges)


def families(corpus: Corpus, sources: Iterable[str]) -> tuple[Family, ...]:
    """Return the sources in families, by the name of each family."""
    ways = {source: _way(corpus, source, frozenset()) for source in sources}
    members: dict[str, list[str]] = {}
    for source in sorted(ways, key=lambda one: (*ways[one].nearness, corpus.name("source", one).casefold(), one)):
        members.setdefault(ways[source].head, []).append(source)
    heads = sorted(members, key=lambda head: (corpus.name("party", head).casefold(), head))
    return tuple(Family(head, tuple(_members(ways, members[head]))) for head in heads)


def _members(ways: Mapping[str, _Way], family: Sequence[str]) -> Iterable[Member]:
    """Return those of one text together: what all others copy, or stands nearest to it, first."""
    texts: dict[str, list[str]] = {}
    for source in family:
        texts.setdefault(ways[source].path[-1], []).append(source)
    for held in texts.values():
        yield Member(held[0], is_copy=False)
        yield from (Member(source, ways[source].is_copied) for source in held[1:])


def _way(corpus: Corpus, source: str, below: frozenset[str]) -> _Way:
    """Return the way up through copies and versions; a compilation goes up where all its parents are one family."""
    known = line(corpus, source)
    alone = known if below.isdisjoint(known.path) else Descent((source,), ())
    last, below = alone.root, below.union(alone.path)
    found = corpus.sources.get(last)
    edges = [edge for edge in found.edges if edge.kind in COPYING and edge.target not in below] if found else []
    parents = [_way(corpus, edge.target, below) for edge in edges]
    if parents and len({parent.head for parent in parents}) == 1:
        first = parents[0]
        return _Way((*alone.path, *first.path), (*alone.edges, edges[0].kind, *first.edges), first.head)
    return _Way(alone.path, alone.edges, corpus.top_owner(found.publisher) if found and found.publisher else last)
