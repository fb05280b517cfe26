"""The page of a source: what it is, what it copies, who copies it, what it says, what it altered."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from factsheet.analysis.analysis import Findings
from factsheet.analysis.source_access import SourceAccess, get_access
from factsheet.content.corpus import Corpus
from factsheet.content.verification_ledger import Ledger
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.model.source import COPYING, Edge, Snapshot, Source
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import (
    labels,
    pagination,
    point_list,
    search_facets,
    share_box,
    source_reports,
    source_summary,
)
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.share_box import ShareBox
from factsheet.site.pages.parts.source_reports import QuotationChange
from factsheet.site.pages.parts.view_types import Crumb, Definition, PageParts, PointList
from factsheet.text.i18n import _, add_quotation_marks, format_percentage
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings

CITING = ("cites", "uses_agency")


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
    citations: tuple[EdgeItem, ...]
    """Citing and agencies."""
    cited_by: tuple[EdgeItem, ...]
    alterations: tuple[QuotationChange, ...]
    """Among the reports that stand on the page."""
    reports: tuple[PointList, ...]
    """What it says, by sheet; the note of each item holds the quotation."""
    exclusives: tuple[PointList, ...]
    """What it alone says; over several pages, each entry of what it says tells it instead."""
    facets: tuple[Facet, ...]
    """What it is found by; empty where another page is found instead."""
    parts: PageParts | None
    share: ShareBox | None
    linked: LinkedData


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each source, those that nobody here holds among them: as many as its reports fill."""
    for source in findings.corpus.sources.values():
        yield from _make_pages(findings, settings, source)


def _make_pages(findings: Findings, settings: Settings, source: Source) -> Iterator[Page]:
    return PageList(
        address=urls.make_source_address(source.id),
        title=source.title or findings.corpus.get_source_name(source),
        template="pages/source.html",
        view=lambda page: make_view(findings, settings, source, page),
        stamp=lambda: findings.stamps.stamp_with_mentions("source", source.id),
        of=pagination.count_pages_for(source_reports.count_reports(findings.corpus, source)),
        origin=PageOrigin(source.file),
    ).make()


def make_view(findings: Findings, settings: Settings, source: Source, page: ListPage) -> SourceView:
    """Return a page: the first has all facts, each its part of the reports."""
    corpus, whole = findings.corpus, page.number == 1
    groups = source_reports.group_by_sheet(corpus, source)
    reports = tuple(pagination.select_page(groups, page.number))
    return SourceView(
        title=page.title,
        language=source.language if source.title and source.language and source.language != settings.language else "",
        crumbs=page.make_crumbs((Crumb(_("Sources"), urls.make_section_address("sources")),), page.name),
        kicker=tuple(source_summary.make_kicker(corpus, source)),
        uncertain=tuple(_name_uncertain_fields(source)),
        description=findings.names.link_names(source.description or "") if whole else (),
        summary=source_summary.format_summary(corpus, source),
        facts=(*_list_facts(corpus, source), *list_fields(corpus, source)) if whole else (),
        copies=tuple(_list_edges(findings, source, COPYING)) if whole else (),
        copied_by=tuple(_list_incoming_edges(findings, source, COPYING)) if whole else (),
        citations=tuple(_list_edges(findings, source, CITING)) if whole else (),
        cited_by=tuple(_list_incoming_edges(findings, source, CITING)) if whole else (),
        alterations=tuple(source_reports.list_changes(corpus, reports)),
        reports=source_reports.make_report_lists(findings, reports, with_exclusives=page.of > 1),
        exclusives=tuple(source_reports.make_exclusive_lists(findings, reports)) if page.of == 1 else (),
        facets=search_facets.list_source_facets(corpus, source) if whole else (),
        parts=page.link_pages(pagination.link_headings(groups, page.first)),
        share=share_box.make_source_box(corpus, settings, source) if whole else None,
        linked=schema_org.make_source_data(corpus, settings, source) if whole else LinkedData(),
    )


def _name_uncertain_fields(source: Source) -> Iterator[str]:
    words = {
        "publisher": _("outlet"),
        "title": _("title"),
        "date": _("date"),
        "author": _("author"),
        "work": _("work"),
    }
    yield from (words[name] for name in source.uncertain)


def _list_facts(corpus: Corpus, source: Source) -> Iterator[Definition]:
    if source.publisher:
        yield Definition(_("Outlet"), point_list.link_names(corpus, "actor", (source.publisher,)))
    if source.work:
        yield Definition(_("Published in"), (Span(source.work),))
    if source.author:
        yield Definition(_("Author"), (Span(", ".join(source.author)),))
    if source.trans_title:
        yield Definition(_("Title, translated"), (Span(source.trans_title),))
    known = get_access(corpus, source)
    yield _describe_address(source, known)
    if source.archive_url:
        note = describe_date(source.archive_date) if source.archive_date else ""
        yield Definition(_("Archive copy"), (Span(source.archive_url, source.archive_url),), note)
    if words := source_summary.describe_access(known):
        yield Definition(_("Our reading"), words)
    if source.snapshot and known.has_copy:
        yield _describe_snapshot(source.snapshot)
        yield from _describe_coverage(corpus.find_ledger(source.id))


def _describe_address(source: Source, known: SourceAccess) -> Definition:
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
        opened = _("opened on {date}").format(date=describe_date(source.access_date))
        state = _("{state}, {opened}").format(state=state, opened=opened) if state else opened
    return Definition(_("Address"), (Span(source.url, linked),), state)


def _describe_snapshot(snapshot: Snapshot) -> Definition:
    when = "" if snapshot.retrieved else _("capture date unknown")
    return Definition(_("Snapshot"), (Span(f"SHA-256 {snapshot.sha256}"),), when)


def _describe_coverage(ledger: Ledger | None) -> Iterator[Definition]:
    if ledger is not None and ledger.recorded is not None:
        words = _("reports draw on {share} of it, counted by sentences").format(
            share=format_percentage(ledger.recorded)
        )
        yield Definition(_("Recorded"), (Span(words),))


def _list_edges(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for edge in source.edges:
        if edge.kind in kinds:
            words = (
                Span(f"{labels.get_label('edge', edge.kind)} "),
                point_list.link_name(findings.corpus, "party", edge.target),
                *_quote_title(findings.corpus, edge.target),
            )
            yield EdgeItem(words, _name_basis(edge), findings.names.link_names(edge.evidence))


def _list_incoming_edges(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for other, edge in findings.corpus.list_edges_to(source.id):
        if edge.kind in kinds:
            words = (
                Span(f"{labels.get_label('edge_back', edge.kind)} "),
                point_list.link_name(findings.corpus, "source", other.id),
                *_quote_title(findings.corpus, other.id),
            )
            yield EdgeItem(words, _name_basis(edge), findings.names.link_names(edge.evidence))


def _quote_title(corpus: Corpus, party: str) -> RichText:
    source = corpus.sources.get(party)
    return (Span(f", {add_quotation_marks(source.title)}"),) if source is not None and source.title else ()


def _name_basis(edge: Edge) -> str:
    return _("declared by the outlet") if edge.basis == "declared" else _("inferred")
