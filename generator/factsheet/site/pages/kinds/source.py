"""The page of a source: its details, the sources it copies and that copy it, its reports, and changed quotations."""

from collections.abc import Collection, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

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


class EdgeItem(Struct, frozen=True):
    """One relation to another source in words, with its evidence."""

    words: RichText
    basis: str
    """ "declared by the outlet" or "inferred"."""
    evidence: RichText


class SourceView(Struct, frozen=True, kw_only=True):
    title: str
    language: str
    """Of the title; empty if it is the language of the site."""
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """Kind, date, language."""
    uncertain: tuple[str, ...]
    """The fields that are likely but not verified: publisher, title, date."""
    description: RichText = ()
    summary: str
    """A line or two, which `reader.js` shows as a preview where other pages link to the source."""
    facts: tuple[Definition, ...] = ()
    """Outlet, author, address, archive, how far it was read, snapshot …"""
    copies: tuple[EdgeItem, ...] = ()
    copied_by: tuple[EdgeItem, ...] = ()
    citations: tuple[EdgeItem, ...] = ()
    """Sources it cites, and agencies it uses."""
    cited_by: tuple[EdgeItem, ...] = ()
    alterations: tuple[QuotationChange, ...]
    """In the reports on this page."""
    reports: tuple[PointList, ...]
    """By sheet; the note of each item has the quotation."""
    exclusives: tuple[PointList, ...]
    """Points that no other source reports; if there are several pages, the entries in `reports` say so instead."""
    facets: tuple[Facet, ...] = ()
    """The search finds the first page by these; empty on further pages."""
    parts: PageParts | None
    share: ShareBox | None = None
    linked: LinkedData = field(default_factory=LinkedData)


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each source, also of those we have not seen, as many as its reports fill."""
    counts = source_reports.count_reports(findings.corpus)
    for source in findings.corpus.sources.values():
        yield from _make_pages(findings, settings, source, counts.get(source.id, 0))


def _make_pages(findings: Findings, settings: Settings, source: Source, reports: int) -> Iterator[Page]:
    return PageList(
        address=urls.make_source_address(source.id),
        title=source.title or findings.corpus.get_source_name(source),
        template="pages/source.html",
        view=lambda page: make_view(findings, settings, source, page),
        digest=lambda: findings.dependencies.digest_with_mentions("source", source.id),
        of=pagination.count_pages_for(reports),
        origin=PageOrigin(source.file),
    ).make()


def make_view(findings: Findings, settings: Settings, source: Source, page: ListPage) -> SourceView:
    """Return a page: the facts are on the first only, the reports go on over all pages."""
    corpus = findings.corpus
    groups = source_reports.group_by_sheet(corpus, source)
    reports = tuple(pagination.select_page(groups, page.number))
    view = SourceView(
        title=page.title,
        language=_get_title_language(source, settings),
        crumbs=page.make_crumbs((Crumb(_("Sources"), urls.make_section_address("sources")),), page.name),
        kicker=tuple(source_summary.make_kicker(corpus, source)),
        uncertain=tuple(_name_uncertain_fields(source)),
        summary=source_summary.format_summary(corpus, source),
        alterations=tuple(source_reports.list_changes(corpus, reports)),
        reports=source_reports.make_report_lists(findings, reports, with_exclusives=page.of > 1),
        exclusives=tuple(source_reports.make_exclusive_lists(findings, reports)) if page.of == 1 else (),
        parts=page.link_pages(pagination.link_headings(groups, page.first)),
    )
    if page.number > 1:
        return view
    return replace(
        view,
        description=findings.names.link_names(source.description or ""),
        facts=(*_list_facts(corpus, source), *list_fields(corpus, source)),
        copies=tuple(_list_edges(findings, source, COPYING)),
        copied_by=tuple(_list_incoming_edges(findings, source, COPYING)),
        citations=tuple(_list_edges(findings, source, CITING)),
        cited_by=tuple(_list_incoming_edges(findings, source, CITING)),
        facets=search_facets.list_source_facets(corpus, source),
        share=share_box.make_source_box(corpus, settings, source),
        linked=schema_org.make_source_data(corpus, settings, source),
    )


def _get_title_language(source: Source, settings: Settings) -> str:
    # Without a title, the page is headed by the name of the source, which is in the language of the site.
    if not source.title or not source.language or source.language == settings.language:
        return ""
    return source.language


def _name_uncertain_fields(source: Source) -> Iterator[str]:
    words = {
        "publisher": _("outlet"),
        "title": _("title"),
        "date": _("date"),
        "author": _("author"),
        "work": _("work"),
    }
    for name in source.uncertain:
        yield words[name]


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
        yield Definition(_("What we have read"), words)
    if source.snapshot and known.has_copy:
        yield _describe_snapshot(source.snapshot)
        yield from _describe_coverage(corpus.find_ledger(source.id))


def _describe_address(source: Source, known: SourceAccess) -> Definition:
    """Return the address and whether it works."""
    states = {
        None: "",
        "unchecked": "" if known.is_seen else _("address not checked"),
        "live": _("the address works"),
        "dead": _("no longer there"),
        "unfit": _("no longer suitable for linking"),
        "usurped": _("taken over by somebody else"),
        "deviated": _("now shows something else"),
    }
    if source.url is None:
        return Definition(_("Address"), (Span(_("unknown")),), source.url_note or "")
    # Not linked if it now leads to something else than the source.
    linked = None if source.url_status in ("unfit", "usurped", "deviated") else source.url
    state = states[source.url_status]
    # Of a page that we have not seen, a day of opening would be misleading even if the file has one.
    if source.access_date and known.is_seen:
        opened = _("opened on {date}").format(date=describe_date(source.access_date))
        state = _("{state}, {opened}").format(state=state, opened=opened) if state else opened
    return Definition(_("Address"), (Span(source.url, linked),), state)


def _describe_snapshot(snapshot: Snapshot) -> Definition:
    when = "" if snapshot.retrieved else _("capture date unknown")
    return Definition(_("Snapshot"), (Span(f"SHA-256 {snapshot.sha256}"),), when)


def _describe_coverage(ledger: Ledger | None) -> Iterator[Definition]:
    if ledger is not None and ledger.recorded is not None:
        words = _("our reports use {share} of its sentences").format(share=format_percentage(ledger.recorded))
        yield Definition(_("Recorded"), (Span(words),))


def _list_edges(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for edge in source.edges:
        if edge.kind in kinds:
            yield _make_edge(findings, edge, labels.get_label("edge", edge.kind), edge.target)


def _list_incoming_edges(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for other, edge in findings.corpus.list_edges_to(source.id):
        if edge.kind in kinds:
            yield _make_edge(findings, edge, labels.get_label("edge_back", edge.kind), other.id)


def _make_edge(findings: Findings, edge: Edge, relation: str, party: str) -> EdgeItem:
    words: RichText = (Span(f"{relation} "), point_list.link_name(findings.corpus, "party", party))
    source = findings.corpus.sources.get(party)
    if source is not None and source.title:
        words = (*words, Span(f", {add_quotation_marks(source.title)}"))
    basis = _("declared by the outlet") if edge.basis == "declared" else _("inferred")
    return EdgeItem(words, basis, findings.names.link_names(edge.evidence))
