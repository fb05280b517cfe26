"""Who copies whom among the sources of a sheet: a drawing, and every edge in words with what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.addresses import Address
from factsheet.corpus import Corpus
from factsheet.digest import digest
from factsheet.families import families
from factsheet.findings import Findings
from factsheet.language import _, ngettext
from factsheet.page import Page
from factsheet.pages import across, items, parts, terms
from factsheet.pages.copying_graph import Graph, Relation, graph
from factsheet.pages.parts import Group
from factsheet.pages.shown import Crumb, Parts
from factsheet.records.sheet import Sheet
from factsheet.records.source import Edge
from factsheet.settings import Settings
from factsheet.words import Span, Words

_ALONE = "no-edges"


@dataclass(frozen=True, slots=True)
class Told:
    """One edge, or one source that has none."""

    words: Words
    basis: str
    """ "declared by the outlet", "inferred"; empty for a source without edges."""
    evidence: Words


@dataclass(frozen=True, slots=True)
class ToldGroup:
    id: str
    title: str
    entries: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class CopyingView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    counts: str
    graph: Graph | None
    """On the first page, where there is an edge."""
    groups: tuple[ToldGroup, ...]
    """By family; those without any edge last."""
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class _Web:
    """What leads from the sources of a sheet to those that they copy, cite or use."""

    sources: frozenset[str]
    relations: tuple[Relation, ...]
    families: int
    """Of the sheet's sources."""
    groups: tuple[Group[Relation | str], ...]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return who copies whom, for each sheet."""
    for sheet in findings.corpus.sheets.values():
        make, stamp = partial(view, findings, sheet), partial(_stamp, findings, sheet)
        first = Page(_address(sheet), _title(sheet), "pages/copying.html", make, None, stamp)
        yield from parts.each(first, parts.number_of(_count(_web(findings.corpus, sheet))), make)


def view(findings: Findings, sheet: Sheet, number: int = 1) -> CopyingView:
    """Return the page of a number (from 1): the first has the drawing, each its part of the list."""
    corpus, first = findings.corpus, _address(sheet)
    web = _web(corpus, sheet)
    return CopyingView(
        title=parts.titled(_title(sheet), number),
        crumbs=parts.crumbs(across.crumbs(sheet), _("Who copies whom"), first, number),
        views=across.ways(sheet),
        lead=_(
            "Which sources took their text from others, and which only name them. A copy is shown and never counted: "
            "ten articles from one wire are one origin."
        ),
        counts=_counts(corpus, web),
        graph=graph(corpus, web.relations) if number == 1 else None,
        groups=tuple(_told(findings, web, group) for group in parts.cut(web.groups, number)),
        parts=parts.turned(first, number, parts.number_of(_count(web)), parts.beginnings(web.groups, first)),
    )


def _address(sheet: Sheet) -> Address:
    return addresses.across(sheet.id, "copying")


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
    edges: dict[str, list[Relation | str]] = {}
    for relation in relations:
        edges.setdefault(relation[0], []).append(relation)
    found = families(corpus, {*sources, *edges})
    groups = [
        Group(f"family-{family.head}", corpus.name("party", family.head), own)
        for family in found
        if (own := [one for member in family.members for one in edges.get(member.source, ())])
    ]
    touched = {id for source, edge in relations for id in (source, edge.target)}
    alone: list[Relation | str] = [
        one.source for family in found for one in family.members if one.source not in touched
    ]
    if alone:
        groups.append(Group(_ALONE, _("Without any edge"), alone))
    return _Web(sources, relations, len(families(corpus, sources)), tuple(groups))


def _relations(corpus: Corpus, sources: Sequence[str]) -> Iterator[Relation]:
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


def _told(findings: Findings, web: _Web, group: Group[Relation | str]) -> ToldGroup:
    names = _names(findings.corpus, group)
    entries = tuple(
        Told((names[one],), "", ()) if isinstance(one, str) else _edge(findings, names, *one) for one in group.entries
    )
    return ToldGroup(group.id, group.title, entries)


def _names(corpus: Corpus, group: Group[Relation | str]) -> dict[str, Span]:
    """Name each source; those of one outlet are told apart by their titles."""
    ids = sorted({one if isinstance(one, str) else one[0] for one in group.entries})
    ids += sorted(
        {one[1].target for one in group.entries if not isinstance(one, str) and one[1].target in corpus.sources}
        - {*ids}
    )
    return dict(zip(ids, items.told_apart(corpus, ids)[::2], strict=True))


def _edge(findings: Findings, names: dict[str, Span], source: str, edge: Edge) -> Told:
    target = names.get(edge.target) or items.name(findings.corpus, "party", edge.target)
    basis = _("declared by the outlet") if edge.basis == "declared" else _("inferred")
    words = (names[source], Span(f" {terms.edge(edge.kind)} "), target)
    return Told(words, basis, findings.names.linked(edge.evidence))
