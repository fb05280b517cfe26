"""Group the sources of a sheet into families, by what they copy and revise and by whom they belong to.

Families of reports on one point (`independence`) can differ: if the parent of a copy is silent on a point, the copy
takes its place there.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from factsheet.analysis.source_lineage import COPIES, Descent, trace_line
from factsheet.content.corpus import Corpus
from factsheet.model.source import COPYING, EdgeKind


class FamilyMember(Struct, frozen=True):
    source: str
    is_copy: bool
    """True if another member has the text that it copies, or a nearer copy of it."""


class SourceFamily(Struct, frozen=True):
    head: str
    """The outlet or owner, else the source, to which all members trace back; not always a member itself."""
    members: tuple[FamilyMember, ...]
    """Parents before copies, those nearest to the text first."""


class _Ancestry(Struct, frozen=True):
    """The way from a source up to the origin of its text."""

    path: tuple[str, ...]
    edges: tuple[EdgeKind, ...]
    head: str

    @property
    def is_copied(self) -> bool:
        return any(edge in COPIES for edge in self.edges)

    @property
    def nearness(self) -> tuple[int, int]:
        """The number of rewrites, then that of all steps: a rewrite is further from the text than several reprints."""
        return self.edges.count("rewrites"), len(self.edges)


def group_sources(corpus: Corpus, sources: Iterable[str]) -> tuple[SourceFamily, ...]:
    """Return the families, sorted by name."""
    ancestries = {source: _trace_ancestry(corpus, source, frozenset()) for source in sources}

    def make_member_key(source: str) -> tuple[object, ...]:
        return *ancestries[source].nearness, corpus.get_name("source", source).casefold(), source

    members: dict[str, list[str]] = {}
    for source in sorted(ancestries, key=make_member_key):
        members.setdefault(ancestries[source].head, []).append(source)
    heads = sorted(members, key=lambda head: (corpus.get_name("party", head).casefold(), head))
    return tuple(SourceFamily(head, tuple(_list_members(ancestries, members[head]))) for head in heads)


def _list_members(ancestries: Mapping[str, _Ancestry], family: Sequence[str]) -> Iterable[FamilyMember]:
    """Return the members grouped by the text they come from, the nearest to it first; `family` is in that order."""
    by_text: dict[str, list[str]] = {}
    for source in family:
        by_text.setdefault(ancestries[source].path[-1], []).append(source)
    for nearest, *others in by_text.values():
        yield FamilyMember(nearest, is_copy=False)
        for source in others:
            yield FamilyMember(source, ancestries[source].is_copied)


def _trace_ancestry(corpus: Corpus, source: str, below: frozenset[str]) -> _Ancestry:
    """Return the way up through copies and versions; past a compilation only if all its parents are of one family."""
    line = trace_line(corpus, source)
    if not below.isdisjoint(line.path):
        line = Descent((source,), ())
    below = below.union(line.path)
    record = corpus.sources.get(line.root)
    if record is None:
        return _Ancestry(line.path, line.edges, line.root)
    edges = [edge for edge in record.edges if edge.kind in COPYING and edge.target not in below]
    parents = [_trace_ancestry(corpus, edge.target, below) for edge in edges]
    if len({parent.head for parent in parents}) == 1:
        first = parents[0]
        return _Ancestry((*line.path, *first.path), (*line.edges, edges[0].kind, *first.edges), first.head)
    head = corpus.find_top_owner(record.publisher) if record.publisher else line.root
    return _Ancestry(line.path, line.edges, head)
