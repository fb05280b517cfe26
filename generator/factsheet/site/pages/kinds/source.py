"""The page of a source: what it is, what it copies, who copies it, what it says, what it altered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_access import Access, access
from factsheet.content.corpus import Corpus
from factsheet.content.verification_ledger import Ledger
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.model.source import COPYING, Edge, Snapshot, Source
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import (
    labels,
    pagination,
    point_list,
    search_facets,
    share_box,
    source_reports,
    source_summary,
)
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.share_box import Taking
from factsheet.site.pages.parts.source_reports import Alteration
from factsheet.site.pages.parts.view_types import Crumb, Definition, Parts, PointList
from factsheet.text.i18n import _, percent, quoted
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings

LEANING = ("cites", "uses_agency")


@dataclass(frozen=True, slots=True)
class EdgeItem:
    """One relation to another source, told in words with its evidence."""

    words: RichText
    basis: str
    """ "declared by the outlet" or "inferred"."""
    evidence: RichText


@dataclass(frozen=True, slots=True)
class SourceView:
    title: str
    language: str
    """That of the title, where it is another than the site's."""
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """What kind of source, when, in which language."""
    uncertain: tuple[str, ...]
    """What is likely and not verified: publisher, title, date."""
    description: RichText
    summary: str
    """What it is in a line or two, for whoever has only met its name."""
    facts: tuple[Definition, ...]
    """Outlet, author, address, archive, how far it was read, snapshot …"""
    copies: tuple[EdgeItem, ...]
    copied_by: tuple[EdgeItem, ...]
    leans_on: tuple[EdgeItem, ...]
    """Citing and agencies."""
    leaned_on_by: tuple[EdgeItem, ...]
    alterations: tuple[Alteration, ...]
    """Among the reports that stand on the page."""
    says: tuple[PointList, ...]
    """What it says, by sheet; the note of each item holds the quotation."""
    alone: tuple[PointList, ...]
    """What it alone says; over several pages, each entry of what it says tells it instead."""
    facets: tuple[Facet, ...]
    """What it is found by; empty where another page is found instead."""
    parts: Parts | None
    taking: Taking | None
    linked: LinkedData


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each source, those that nobody here holds among them."""
    for source in findings.corpus.sources.values():
        title, make = _title_of(findings.corpus, source), partial(view, findings, settings, source)
        stamp = partial(findings.stamps.beside, "source", source.id)
        first = Page(urls.source(source.id), title, "pages/source.html", make, Origin(source.file), stamp)
        yield from pagination.each(first, pagination.number_of(source_reports.count(findings.corpus, source)), make)


def view(findings: Findings, settings: Settings, source: Source, number: int = 1) -> SourceView:
    """Return the page of a number (from 1): the first has all facts, each its part of the reports."""
    corpus, first, whole = findings.corpus, urls.source(source.id), number == 1
    title, of = _title_of(corpus, source), pagination.number_of(source_reports.count(corpus, source))
    groups = source_reports.by_sheet(corpus, source)
    reports = tuple(pagination.cut(groups, number))
    return SourceView(
        title=pagination.titled(title, number),
        language=source.language if source.title and source.language and source.language != settings.language else "",
        crumbs=pagination.crumbs((Crumb(_("Sources"), urls.section("sources")),), title, first, number),
        kicker=tuple(source_summary.kicker(corpus, source)),
        uncertain=tuple(_uncertain(source)),
        description=findings.names.linked(source.description or "") if whole else (),
        summary=source_summary.summary(corpus, source),
        facts=tuple(_facts(corpus, source)) if whole else (),
        copies=tuple(_edges(findings, source, COPYING)) if whole else (),
        copied_by=tuple(_edges_back(findings, source, COPYING)) if whole else (),
        leans_on=tuple(_edges(findings, source, LEANING)) if whole else (),
        leaned_on_by=tuple(_edges_back(findings, source, LEANING)) if whole else (),
        alterations=tuple(source_reports.alterations(corpus, reports)),
        says=source_reports.says(findings, reports, tell_alone=of > 1),
        alone=tuple(source_reports.alone(findings, reports)) if of == 1 else (),
        facets=search_facets.of_source(corpus, source) if number == 1 else (),
        parts=pagination.turned(first, number, of, pagination.beginnings(groups, first)),
        taking=share_box.of_source(corpus, settings, source) if whole else None,
        linked=schema_org.of_source(corpus, settings, source) if whole else LinkedData(),
    )


def _title_of(corpus: Corpus, source: Source) -> str:
    return source.title or corpus.source_name(source)


def _uncertain(source: Source) -> Iterator[str]:
    words = {
        "publisher": _("outlet"),
        "title": _("title"),
        "date": _("date"),
        "author": _("author"),
        "work": _("work"),
    }
    yield from (words[name] for name in source.uncertain)


def _facts(corpus: Corpus, source: Source) -> Iterator[Definition]:
    if source.publisher:
        yield Definition(_("Outlet"), point_list.names(corpus, "actor", (source.publisher,)))
    if source.work:
        yield Definition(_("Published in"), (Span(source.work),))
    if source.author:
        yield Definition(_("Author"), (Span(", ".join(source.author)),))
    if source.trans_title:
        yield Definition(_("Title, translated"), (Span(source.trans_title),))
    known = access(corpus, source)
    yield _address(source, known)
    if source.archive_url:
        note = printed(source.archive_date) if source.archive_date else ""
        yield Definition(_("Archive copy"), (Span(source.archive_url, source.archive_url),), note)
    if words := source_summary.sentence(known):
        yield Definition(_("Our reading"), words)
    if source.snapshot and known.has_copy:
        yield _snapshot(source.snapshot)
        yield from _recorded(corpus.ledger(source.id))


def _address(source: Source, known: Access) -> Definition:
    """Return the address and whether it works; when it was opened is said of no page that was not."""
    states = {
        None: "",
        "unchecked": "" if known.is_seen else _("address not checked"),
        "live": _("the address works"),
        "dead": _("no longer there"),
        "unfit": _("no longer fit to be linked"),
        "usurped": _("taken over by somebody else"),
        "deviated": _("now shows something else"),
    }
    if source.url is None:
        return Definition(_("Address"), (Span(_("unknown")),), source.url_note or "")
    linked = None if source.url_status in ("unfit", "usurped", "deviated") else source.url
    state = states[source.url_status]
    if source.access_date and known.is_seen:
        opened = _("opened on {date}").format(date=printed(source.access_date))
        state = _("{state}, {opened}").format(state=state, opened=opened) if state else opened
    return Definition(_("Address"), (Span(source.url, linked),), state)


def _snapshot(snapshot: Snapshot) -> Definition:
    when = "" if snapshot.retrieved else _("capture date unknown")
    return Definition(_("Snapshot"), (Span(f"SHA-256 {snapshot.sha256}"),), when)


def _recorded(ledger: Ledger | None) -> Iterator[Definition]:
    if ledger is not None and ledger.recorded is not None:
        words = _("reports draw on {share} of it, counted by sentences").format(share=percent(ledger.recorded))
        yield Definition(_("Recorded"), (Span(words),))


def _edges(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for edge in source.edges:
        if edge.kind in kinds:
            words = (
                Span(f"{labels.get_label('edge', edge.kind)} "),
                point_list.name(findings.corpus, "party", edge.target),
                *_title(findings.corpus, edge.target),
            )
            yield EdgeItem(words, _basis(edge), findings.names.linked(edge.evidence))


def _edges_back(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for other, edge in findings.corpus.edges_to(source.id):
        if edge.kind in kinds:
            words = (
                Span(f"{labels.get_label('edge_back', edge.kind)} "),
                point_list.name(findings.corpus, "source", other.id),
                *_title(findings.corpus, other.id),
            )
            yield EdgeItem(words, _basis(edge), findings.names.linked(edge.evidence))


def _title(corpus: Corpus, party: str) -> RichText:
    source = corpus.sources.get(party)
    return (Span(f", {quoted(source.title)}"),) if source is not None and source.title else ()


def _basis(edge: Edge) -> str:
    return _("declared by the outlet") if edge.basis == "declared" else _("inferred")
