"""The sources of a sheet in families: who copies, revises or belongs with whom, whatever each reports.

How the reports on one point stand to each other is another question (`independence`): a copy whose parent is silent
on a point stands for it there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.analysis.source_lineage import COPIES, Descent, trace_line
from factsheet.content.corpus import Corpus
from factsheet.model.source import COPYING, EdgeKind


@dataclass(frozen=True, slots=True)
class FamilyMember:
    source: str
    is_copy: bool
    """True where another of the family holds the text that it copies, or a nearer copy of it."""


@dataclass(frozen=True, slots=True)
class SourceFamily:
    head: str
    """The outlet or owner, else the source, to which all of them go back; it need not be one of them."""
    members: tuple[FamilyMember, ...]
    """Parents before copies, those nearest to the text first."""


@dataclass(frozen=True, slots=True)
class _Ancestry:
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


def group_sources(corpus: Corpus, sources: Iterable[str]) -> tuple[SourceFamily, ...]:
    """Return the sources in families, by the name of each family."""
    ancestries = {source: _trace_ancestry(corpus, source, frozenset()) for source in sources}
    members: dict[str, list[str]] = {}
    for source in sorted(
        ancestries,
        key=lambda candidate: (
            *ancestries[candidate].nearness,
            corpus.get_name("source", candidate).casefold(),
            candidate,
        ),
    ):
        members.setdefault(ancestries[source].head, []).append(source)
    heads = sorted(members, key=lambda head: (corpus.get_name("party", head).casefold(), head))
    return tuple(SourceFamily(head, tuple(_list_members(ancestries, members[head]))) for head in heads)


def _list_members(ancestries: Mapping[str, _Ancestry], family: Sequence[str]) -> Iterable[FamilyMember]:
    """Return those of one text together: what all others copy, or stands nearest to it, first."""
    texts: dict[str, list[str]] = {}
    for source in family:
        texts.setdefault(ancestries[source].path[-1], []).append(source)
    for held in texts.values():
        yield FamilyMember(held[0], is_copy=False)
        yield from (FamilyMember(source, ancestries[source].is_copied) for source in held[1:])


def _trace_ancestry(corpus: Corpus, source: str, below: frozenset[str]) -> _Ancestry:
    """Return the way up through copies and versions; a compilation goes up where all its parents are one family."""
    known = trace_line(corpus, source)
    alone = known if below.isdisjoint(known.path) else Descent((source,), ())
    last, below = alone.root, below.union(alone.path)
    record = corpus.sources.get(last)
    edges = [edge for edge in record.edges if edge.kind in COPYING and edge.target not in below] if record else []
    parents = [_trace_ancestry(corpus, edge.target, below) for edge in edges]
    if parents and len({parent.head for parent in parents}) == 1:
        first = parents[0]
        return _Ancestry((*alone.path, *first.path), (*alone.edges, edges[0].kind, *first.edges), first.head)
    return _Ancestry(
        alone.path, alone.edges, corpus.find_top_owner(record.publisher) if record and record.publisher else last
    )
