"""Who copies whom among the sources of a sheet: an indented tree for each family, with the basis of each edge.

A tree and not a drawing: that could not be read with 137 sources or on a phone, and needed a layout library under a GPL
or EPL licence.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_families import group_sources
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import compute_digest
from factsheet.model.sheet import Sheet
from factsheet.model.source import Edge
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.page_lists import SheetPages
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

_ALONE = "no-edges"
MOST_INDENTED = 8
"""Levels with an indent of their own; deeper ones keep that of the last, so that lines fit on a phone."""


class SourceEdge(NamedTuple):
    source: str
    """The source that has the edge."""
    edge: Edge


class CopyBranch(Struct, frozen=True):
    """A line of a tree: a source that has an edge to the one above it, or the root of a tree."""

    party: str
    edge: Edge | None
    """None for a root, and for a source without edges."""
    level: int
    """0 for a root."""


class CopyTreeEntry(Struct, frozen=True):
    """One line of a tree."""

    words: RichText
    basis: str
    """ "declared by the outlet", "inferred"; empty for a source without edges."""
    evidence: RichText
    level: int
    """How far it is indented, from 0."""


class CopyTree(Struct, frozen=True):
    id: str
    title: str
    entries: tuple[CopyTreeEntry, ...]


class CopyingView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: str
    groups: tuple[CopyTree, ...]
    """By family; those without any edge last."""
    parts: PageParts | None


class _CopyGraph(Struct, frozen=True):
    """The sources of a sheet, and their edges to the sources that they copy, cite or use."""

    sources: frozenset[str]
    relations: tuple[SourceEdge, ...]
    families: int
    """Of the sheet's sources."""
    groups: tuple[EntryGroup[CopyBranch], ...]


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return who copies whom, for each sheet."""
    return SheetPages(
        name="copying",
        title=_("Who copies whom: {sheet}"),
        template="pages/copying.html",
        arrange=_arrange,
        count=lambda _findings, _sheet, web: pagination.count_pages(web().groups),
        view=make_view,
        digest=_compute_digest,
    ).make(findings, settings)


def make_view(findings: Findings, settings: Settings, sheet: Sheet, web: _CopyGraph, page: ListPage) -> CopyingView:
    return CopyingView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Who copies whom")),
        views=sheet_navigation.link_views(sheet),
        lead=_(
            "Which sources took their text from others, and which only cite them. We show copies but never count them "
            "as independent: ten articles from one wire are one origin."
        ),
        counts=_format_counts(findings.corpus, web),
        groups=tuple(_make_tree(findings, group) for group in pagination.select_page(web.groups, page.number)),
        parts=page.link_pages(pagination.link_headings(web.groups, page.first)),
    )


def _compute_digest(findings: Findings, sheet: Sheet) -> bytes:
    """Return the digest of the sheet with its sources, all targets of their edges, and the names linked in prose."""
    return compute_digest(findings.dependencies.digest_sheet(sheet.id), findings.dependencies.names)


def _arrange(findings: Findings, sheet: Sheet) -> _CopyGraph:
    corpus = findings.corpus
    sources = corpus.list_sources(sheet.id)
    relations = tuple(_collect_edges(corpus, sorted(sources)))
    edges: dict[str, list[SourceEdge]] = {}
    connected: set[str] = set()
    for relation in relations:
        edges.setdefault(relation.source, []).append(relation)
        connected.update((relation.source, relation.edge.target))
    groups: list[EntryGroup[CopyBranch]] = []
    alone: list[CopyBranch] = []
    for family in group_sources(corpus, {*sources, *edges}):
        own: list[SourceEdge] = []
        for member in family.members:
            own += edges.get(member.source, ())
            if member.source not in connected:
                alone.append(CopyBranch(member.source, None, 0))
        if own:
            title = corpus.get_name("party", family.head)
            groups.append(EntryGroup(f"family-{family.head}", title, _arrange_branches(own)))
    if alone:
        groups.append(EntryGroup(_ALONE, _("No known links to other sources"), alone))
    return _CopyGraph(sources, relations, len(group_sources(corpus, sources)), tuple(groups))


def _arrange_branches(edges: Sequence[SourceEdge]) -> list[CopyBranch]:
    """Return the edges as lines of trees, each below the target of the edge, every edge once.

    Roots are targets without an edge of their own. A circle begins with its first source.
    """
    by_target: dict[str, list[SourceEdge]] = {}
    for relation in edges:
        by_target.setdefault(relation.edge.target, []).append(relation)
    sources = {relation.source for relation in edges}
    roots = [target for target in by_target if target not in sources]
    branches: list[CopyBranch] = []
    seen: set[tuple[str, str, str]] = set()
    # After the roots all other targets, since a circle has no root.
    for root in (*roots, *by_target):
        descendants = _list_descendants(root, by_target, seen)
        if descendants:
            branches += [CopyBranch(root, None, 0), *descendants]
    return branches


def _list_descendants(
    root: str, by_target: Mapping[str, Sequence[SourceEdge]], seen: set[tuple[str, str, str]]
) -> list[CopyBranch]:
    """Return the branches below the root, leaving out the edges in `seen`, and add theirs to it."""
    branches: list[CopyBranch] = []
    # Without recursion, whose depth Python limits: chains of copies can be long.
    todo = [(1, relation) for relation in reversed(by_target[root])]
    while todo:
        level, (source, edge) = todo.pop()
        key = source, edge.kind, edge.target
        if key in seen:
            continue
        seen.add(key)
        branches.append(CopyBranch(source, edge, level))
        todo += [(level + 1, relation) for relation in reversed(by_target.get(source, ()))]
    return branches


def _collect_edges(corpus: Corpus, sources: Sequence[str]) -> Iterator[SourceEdge]:
    """Return the edges of the sources, and of the sources that these lead to, each once."""
    todo, seen = list(sources), set(sources)
    while todo:
        id = todo.pop(0)
        for edge in corpus.sources[id].edges:
            yield SourceEdge(id, edge)
            if edge.target in corpus.sources and edge.target not in seen:
                seen.add(edge.target)
                todo.append(edge.target)


def _format_counts(corpus: Corpus, web: _CopyGraph) -> str:
    """Count the sources of the sheet, their families, and the origins: targets without an edge of their own."""
    sources = {relation.source for relation in web.relations}
    origins: set[str] = set()
    for relation in web.relations:
        if relation.edge.target not in sources:
            origins.add(_find_outlet(corpus, relation.edge.target))
    phrases = [
        ngettext("{count} source", "{count} sources", len(web.sources)),
        ngettext("{count} family", "{count} families", web.families),
    ]
    if origins:
        phrases.append(ngettext("tracing back to {count} origin", "tracing back to {count} origins", len(origins)))
    return ", ".join(phrases)


def _find_outlet(corpus: Corpus, party: str) -> str:
    """Return the outlet of a source, or the party itself: two texts of one outlet count as one origin."""
    source = corpus.sources.get(party)
    if source is None or source.publisher is None:
        return party
    return source.publisher


def _make_tree(findings: Findings, group: EntryGroup[CopyBranch]) -> CopyTree:
    names = _name_sources(findings.corpus, group)
    return CopyTree(group.id, group.title, tuple(_make_entry(findings, names, branch) for branch in group.entries))


def _name_sources(corpus: Corpus, group: EntryGroup[CopyBranch]) -> dict[str, Span]:
    """Return the name of each source, with its title if several are of one outlet."""
    parties = {branch.party for branch in group.entries}
    parties |= {branch.edge.target for branch in group.entries if branch.edge}
    ids = sorted(parties & corpus.sources.keys())
    # Every second span is a comma.
    return dict(zip(ids, point_list.link_sources(corpus, ids)[::2], strict=True))


def _make_entry(findings: Findings, names: Mapping[str, Span], branch: CopyBranch) -> CopyTreeEntry:
    corpus, edge = findings.corpus, branch.edge
    name = names.get(branch.party) or point_list.link_name(corpus, "party", branch.party)
    level = min(branch.level, MOST_INDENTED)
    if edge is None:
        return CopyTreeEntry((name,), "", (), level)
    target = names.get(edge.target) or point_list.link_name(corpus, "party", edge.target)
    basis = _("declared by the outlet") if edge.basis == "declared" else _("inferred")
    words = (name, Span(f" {labels.get_label('edge', edge.kind)} "), target)
    return CopyTreeEntry(words, basis, findings.names.link_names(edge.evidence), level)
