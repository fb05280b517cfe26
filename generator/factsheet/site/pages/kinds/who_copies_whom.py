"""Who copies whom among the sources of a sheet: an indented tree for each family, with what each edge rests on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_families import families
from factsheet.content.corpus import Corpus
from factsheet.content.fingerprint import digest
from factsheet.model.sheet import Sheet
from factsheet.model.source import Edge
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings
from factsheet.web.urls import Address

_ALONE = "no-edges"
MOST_INDENTED = 8
"""Levels that are indented; deeper ones keep the indent of the last, so that they fit on a phone."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A line of a tree: a source that has an edge to the one above it, or the root of a tree."""

    party: str
    edge: Edge | None
    """None for a root, and for a source without edges."""
    level: int
    """0 for a root."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a tree."""

    words: RichText
    basis: str
    """ "declared by the outlet", "inferred"; empty for a source without edges."""
    evidence: RichText
    level: int
    """How far it is indented, from 0."""


@dataclass(frozen=True, slots=True)
class Tree:
    id: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class CopyingView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: str
    groups: tuple[Tree, ...]
    """By family; those without any edge last."""
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class _Web:
    """What leads from the sources of a sheet to those that they copy, cite or use."""

    sources: frozenset[str]
    relations: tuple[tuple[str, Edge], ...]
    """Each source that has an edge, with the edge."""
    families: int
    """Of the sheet's sources."""
    groups: tuple[Group[Branch], ...]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return who copies whom, for each sheet."""
    for sheet in findings.corpus.sheets.values():
        make, stamp = partial(view, findings, sheet), partial(_stamp, findings, sheet)
        first = Page(_address(sheet), _title(sheet), "pages/copying.html", make, None, stamp)
        yield from pagination.each(first, pagination.number_of(_count(_web(findings.corpus, sheet))), make)


def view(findings: Findings, sheet: Sheet, number: int = 1) -> CopyingView:
    """Return the page of a number (from 1)."""
    corpus, first = findings.corpus, _address(sheet)
    web = _web(corpus, sheet)
    return CopyingView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Who copies whom"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_(
            "Which sources took their text from others, and which only name them. A copy is shown and never counted: "
            "ten articles from one wire are one origin."
        ),
        counts=_counts(corpus, web),
        groups=tuple(_tree(findings, group) for group in pagination.cut(web.groups, number)),
        parts=pagination.turned(
            first, number, pagination.number_of(_count(web)), pagination.beginnings(web.groups, first)
        ),
    )


def _address(sheet: Sheet) -> Address:
    return urls.across(sheet.id, "copying")


def _title(sheet: Sheet) -> str:
    return _("Who copies whom: {sheet}").format(sheet=sheet.title)


def _stamp(findings: Findings, sheet: Sheet) -> bytes:
    """Return the digest of the sheet with its sources, all that they lead to, and the names that prose links."""
    return digest(findings.stamps.sheet(sheet.id), findings.stamps.names)


def _count(web: _Web) -> int:
    return sum(len(group.entries) for group in web.groups)


def _web(corpus: Corpus, sheet: Sheet) -> _Web:
    sources = corpus.sources_of(sheet.id)
    relations = tuple(_relations(corpus, sorted(sources)))
    edges: dict[str, list[tuple[str, Edge]]] = {}
    for source, edge in relations:
        edges.setdefault(source, []).append((source, edge))
    found = families(corpus, {*sources, *edges})
    groups: list[Group[Branch]] = []
    for family in found:
        own = [one for member in family.members for one in edges.get(member.source, ())]
        if own:
            title = corpus.name("party", family.head)
            groups.append(Group(f"family-{family.head}", title, _branches(own)))
    touched = {id for source, edge in relations for id in (source, edge.target)}
    alone = [
        Branch(member.source, None, 0) for family in found for member in family.members if member.source not in touched
    ]
    if alone:
        groups.append(Group(_ALONE, _("Without any edge"), alone))
    return _Web(sources, relations, len(families(corpus, sources)), tuple(groups))


def _branches(edges: Sequence[tuple[str, Edge]]) -> list[Branch]:
    """Return the edges as lines of trees, each beneath the source to which it leads, every edge once.

    Roots are what no edge leads on from. A circle begins with its first source.
    """
    beneath: dict[str, list[tuple[str, Edge]]] = {}
    for source, edge in edges:
        beneath.setdefault(edge.target, []).append((source, edge))
    leading_on = {source for source, _edge in edges}
    roots = [target for target in beneath if target not in leading_on]
    found: list[Branch] = []
    seen: set[tuple[str, str, str]] = set()
    for root in (*roots, *beneath):
        if all((source, edge.kind, edge.target) in seen for source, edge in beneath[root]):
            continue
        found.append(Branch(root, None, 0))
        _descend(root, 1, beneath, seen, found)
    return found


def _descend(
    target: str,
    level: int,
    beneath: Mapping[str, Sequence[tuple[str, Edge]]],
    seen: set[tuple[str, str, str]],
    found: list[Branch],
) -> None:
    """Add what leads to the target, and beneath each what leads to that. Without recursion: chains can be long."""
    todo = [(source, edge, level) for source, edge in reversed(beneath[target])]
    while todo:
        source, edge, depth = todo.pop()
        key = source, edge.kind, edge.target
        if key in seen:
            continue
        seen.add(key)
        found.append(Branch(source, edge, depth))
        todo += [(one, other, depth + 1) for one, other in reversed(beneath.get(source, ()))]


def _relations(corpus: Corpus, sources: Sequence[str]) -> Iterator[tuple[str, Edge]]:
    """Return the edges of the sources, and of those that they lead to, each once."""
    todo, seen = list(sources), set(sources)
    while todo:
        id = todo.pop(0)
        for edge in corpus.sources[id].edges:
            yield id, edge
            if edge.target in corpus.sources and edge.target not in seen:
                seen.add(edge.target)
                todo.append(edge.target)


def _counts(corpus: Corpus, web: _Web) -> str:
    """Count the sources of the sheet, their families, and where their edges end: an outlet and its text are one end."""
    leaning = {source for source, _edge in web.relations}
    ends = {_whose(corpus, id) for id in {edge.target for _source, edge in web.relations} - leaning}
    told = [
        ngettext("{count} source", "{count} sources", len(web.sources)),
        ngettext("{count} family", "{count} families", web.families),
    ]
    if ends:
        words = ngettext("{count} origin where edges end", "{count} origins where edges end", len(ends))
        told.append(words)
    return ", ".join(told)


def _whose(corpus: Corpus, party: str) -> str:
    """Return the outlet of a source, which is the origin that a source without edges stands for."""
    source = corpus.sources.get(party)
    return (source.publisher if source else None) or party


def _tree(findings: Findings, group: Group[Branch]) -> Tree:
    names = _names(findings.corpus, group)
    return Tree(group.id, group.title, tuple(_entry(findings, names, branch) for branch in group.entries))


def _names(corpus: Corpus, group: Group[Branch]) -> dict[str, Span]:
    """Name each source; those of one outlet are told apart by their titles."""
    named = {branch.party for branch in group.entries}
    named |= {branch.edge.target for branch in group.entries if branch.edge}
    ids = sorted(id for id in named if id in corpus.sources)
    return dict(zip(ids, point_list.told_apart(corpus, ids)[::2], strict=True))


def _entry(findings: Findings, names: Mapping[str, Span], branch: Branch) -> Entry:
    corpus, edge = findings.corpus, branch.edge
    name = names.get(branch.party) or point_list.name(corpus, "party", branch.party)
    level = min(branch.level, MOST_INDENTED)
    if edge is None:
        return Entry((name,), "", (), level)
    target = names.get(edge.target) or point_list.name(corpus, "party", edge.target)
    basis = _("declared by the outlet") if edge.basis == "declared" else _("inferred")
    words = (name, Span(f" {labels.get_label('edge', edge.kind)} "), target)
    return Entry(words, basis, findings.names.linked(edge.evidence), level)
