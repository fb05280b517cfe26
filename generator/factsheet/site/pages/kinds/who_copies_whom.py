"""Who copies whom among the sources of a sheet: an indented tree for each family, with what each edge rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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
"""Levels that are indented; deeper ones keep the indent of the last, so that they fit on a phone."""


@dataclass(frozen=True, slots=True)
class CopyBranch:
    """A line of a tree: a source that has an edge to the one above it, or the root of a tree."""

    party: str
    edge: Edge | None
    """None for a root, and for a source without edges."""
    level: int
    """0 for a root."""


@dataclass(frozen=True, slots=True)
class CopyTreeEntry:
    """One line of a tree."""

    words: RichText
    basis: str
    """ "declared by the outlet", "inferred"; empty for a source without edges."""
    evidence: RichText
    level: int
    """How far it is indented, from 0."""


@dataclass(frozen=True, slots=True)
class CopyTree:
    id: str
    title: str
    entries: tuple[CopyTreeEntry, ...]


@dataclass(frozen=True, slots=True)
class CopyingView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: str
    groups: tuple[CopyTree, ...]
    """By family; those without any edge last."""
    parts: PageParts | None


@dataclass(frozen=True, slots=True)
class _CopyGraph:
    """What leads from the sources of a sheet to those that they copy, cite or use."""

    sources: frozenset[str]
    relations: tuple[tuple[str, Edge], ...]
    """Each source that has an edge, with the edge."""
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
        stamp=_compute_stamp,
    ).make(findings, settings)


def make_view(findings: Findings, settings: Settings, sheet: Sheet, web: _CopyGraph, page: ListPage) -> CopyingView:
    return CopyingView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Who copies whom")),
        views=sheet_navigation.link_views(sheet),
        lead=_(
            "Which sources took their text from others, and which only name them. A copy is shown and never counted: "
            "ten articles from one wire are one origin."
        ),
        counts=_format_counts(findings.corpus, web),
        groups=tuple(_make_tree(findings, group) for group in pagination.select_page(web.groups, page.number)),
        parts=page.link_pages(pagination.link_headings(web.groups, page.first)),
    )


def _compute_stamp(findings: Findings, sheet: Sheet) -> bytes:
    """Return the digest of the sheet with its sources, all that they lead to, and the names that prose links."""
    return compute_digest(findings.stamps.stamp_sheet(sheet.id), findings.stamps.names)


def _arrange(findings: Findings, sheet: Sheet) -> _CopyGraph:
    corpus = findings.corpus
    sources = corpus.list_sources(sheet.id)
    relations = tuple(_collect_edges(corpus, sorted(sources)))
    edges: dict[str, list[tuple[str, Edge]]] = {}
    for source, edge in relations:
        edges.setdefault(source, []).append((source, edge))
    grouped_sources = group_sources(corpus, {*sources, *edges})
    groups: list[EntryGroup[CopyBranch]] = []
    for family in grouped_sources:
        own = [relation for member in family.members for relation in edges.get(member.source, ())]
        if own:
            title = corpus.get_name("party", family.head)
            groups.append(EntryGroup(f"family-{family.head}", title, _arrange_branches(own)))
    touched = {id for source, edge in relations for id in (source, edge.target)}
    alone = [
        CopyBranch(member.source, None, 0)
        for family in grouped_sources
        for member in family.members
        if member.source not in touched
    ]
    if alone:
        groups.append(EntryGroup(_ALONE, _("Without any edge"), alone))
    return _CopyGraph(sources, relations, len(group_sources(corpus, sources)), tuple(groups))


def _arrange_branches(edges: Sequence[tuple[str, Edge]]) -> list[CopyBranch]:
    """Return the edges as lines of trees, each beneath the source to which it leads, every edge once.

    Roots are what no edge leads on from. A circle begins with its first source.
    """
    beneath: dict[str, list[tuple[str, Edge]]] = {}
    for source, edge in edges:
        beneath.setdefault(edge.target, []).append((source, edge))
    leading_on = {source for source, _edge in edges}
    roots = [target for target in beneath if target not in leading_on]
    branches: list[CopyBranch] = []
    seen: set[tuple[str, str, str]] = set()
    for root in (*roots, *beneath):
        if all((source, edge.kind, edge.target) in seen for source, edge in beneath[root]):
            continue
        branches.append(CopyBranch(root, None, 0))
        _add_descendants(root, 1, beneath, seen, branches)
    return branches


def _add_descendants(
    target: str,
    level: int,
    beneath: Mapping[str, Sequence[tuple[str, Edge]]],
    seen: set[tuple[str, str, str]],
    branches: list[CopyBranch],
) -> None:
    """Add what leads to the target, and beneath each what leads to that. Without recursion: chains can be long."""
    todo = [(source, edge, level) for source, edge in reversed(beneath[target])]
    while todo:
        source, edge, depth = todo.pop()
        key = source, edge.kind, edge.target
        if key in seen:
            continue
        seen.add(key)
        branches.append(CopyBranch(source, edge, depth))
        todo += [(child, child_edge, depth + 1) for child, child_edge in reversed(beneath.get(source, ()))]


def _collect_edges(corpus: Corpus, sources: Sequence[str]) -> Iterator[tuple[str, Edge]]:
    """Return the edges of the sources, and of those that they lead to, each once."""
    todo, seen = list(sources), set(sources)
    while todo:
        id = todo.pop(0)
        for edge in corpus.sources[id].edges:
            yield id, edge
            if edge.target in corpus.sources and edge.target not in seen:
                seen.add(edge.target)
                todo.append(edge.target)


def _format_counts(corpus: Corpus, web: _CopyGraph) -> str:
    """Count the sources of the sheet, their families, and where their edges end: an outlet and its text are one end."""
    leaning = {source for source, _edge in web.relations}
    ends = {_find_outlet(corpus, id) for id in {edge.target for _source, edge in web.relations} - leaning}
    phrases = [
        ngettext("{count} source", "{count} sources", len(web.sources)),
        ngettext("{count} family", "{count} families", web.families),
    ]
    if ends:
        words = ngettext("{count} origin where edges end", "{count} origins where edges end", len(ends))
        phrases.append(words)
    return ", ".join(phrases)


def _find_outlet(corpus: Corpus, party: str) -> str:
    """Return the outlet of a source, which is the origin that a source without edges stands for."""
    source = corpus.sources.get(party)
    return (source.publisher if source else None) or party


def _make_tree(findings: Findings, group: EntryGroup[CopyBranch]) -> CopyTree:
    names = _name_sources(findings.corpus, group)
    return CopyTree(group.id, group.title, tuple(_make_entry(findings, names, branch) for branch in group.entries))


def _name_sources(corpus: Corpus, group: EntryGroup[CopyBranch]) -> dict[str, Span]:
    """Name each source; those of one outlet are told apart by their titles."""
    named = {branch.party for branch in group.entries}
    named |= {branch.edge.target for branch in group.entries if branch.edge}
    ids = sorted(id for id in named if id in corpus.sources)
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
