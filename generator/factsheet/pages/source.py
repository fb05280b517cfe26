"""The page of a source: what it is, what it copies, who copies it, what it says, what it altered."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.corpus import Corpus
from factsheet.findings import Findings
from factsheet.language import _, language_name
from factsheet.ledger import Ledger
from factsheet.page import Origin, Page
from factsheet.pages import items, terms
from factsheet.pages.shown import Crumb, Definition, PointList
from factsheet.records.point import Point
from factsheet.records.report import Report
from factsheet.records.source import COPYING, Edge, Snapshot, Source
from factsheet.settings import Settings
from factsheet.values.dates import printed
from factsheet.wording import changed
from factsheet.words import Span, Words, marked

LEANING = ("cites", "uses_agency")


@dataclass(frozen=True, slots=True)
class EdgeItem:
    """One relation to another source, told in words with its evidence."""

    words: Words
    basis: str
    """ "declared by the outlet" or "inferred"."""
    evidence: Words


@dataclass(frozen=True, slots=True)
class Alteration:
    """A quotation that this source changed."""

    point: Span
    here: Words
    there: Words
    there_name: Span


@dataclass(frozen=True, slots=True)
class SourceView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """What kind of source, when, in which language."""
    uncertain: tuple[str, ...]
    """What is likely and not verified: publisher, title, date."""
    description: Words
    facts: tuple[Definition, ...]
    """Outlet, author, address, archive, snapshot, read in full …"""
    copies: tuple[EdgeItem, ...]
    copied_by: tuple[EdgeItem, ...]
    leans_on: tuple[EdgeItem, ...]
    """Citing and agencies."""
    leaned_on_by: tuple[EdgeItem, ...]
    alterations: tuple[Alteration, ...]
    says: tuple[PointList, ...]
    """What it says, by sheet; the note of each item holds the quotation."""
    alone: tuple[PointList, ...]
    """What it alone says."""


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each source, those that nobody here holds among them."""
    for source in findings.corpus.sources.values():
        title, make = _title_of(findings.corpus, source), partial(view, findings, source)
        stamp = partial(findings.stamps.beside, "source", source.id)
        yield Page(addresses.source(source.id), title, "pages/source.html", make, Origin(source.file), stamp)


def view(findings: Findings, source: Source) -> SourceView:
    corpus = findings.corpus
    reports = corpus.reports_by(source.id)
    return SourceView(
        title=_title_of(corpus, source),
        crumbs=(Crumb(_("Sources"), addresses.section("sources")),),
        kicker=tuple(_kicker(corpus, source)),
        uncertain=tuple(_uncertain(source)),
        description=findings.names.linked(source.description or ""),
        facts=tuple(_facts(corpus, source)),
        copies=tuple(_edges(findings, source, COPYING)),
        copied_by=tuple(_edges_back(findings, source, COPYING)),
        leans_on=tuple(_edges(findings, source, LEANING)),
        leaned_on_by=tuple(_edges_back(findings, source, LEANING)),
        alterations=tuple(_alterations(corpus, reports)),
        says=tuple(_says(findings, "says", _("What it says: {sheet}"), reports)),
        alone=tuple(_says(findings, "alone", _("What it alone says: {sheet}"), _alone(findings, reports))),
    )


def _title_of(corpus: Corpus, source: Source) -> str:
    return source.title or corpus.source_name(source)


def _kicker(corpus: Corpus, source: Source) -> Iterator[str]:
    yield terms.source_kind(source.kind)
    if source.title:
        yield corpus.source_name(source)
    if source.date:
        yield printed(source.date)
    yield language_name(source.language)


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
        yield Definition(_("Outlet"), items.names(corpus, "actor", (source.publisher,)))
    if source.work:
        yield Definition(_("Published in"), (Span(source.work),))
    if source.author:
        yield Definition(_("Author"), (Span(", ".join(source.author)),))
    if source.trans_title:
        yield Definition(_("Title, translated"), (Span(source.trans_title),))
    yield _address(source)
    if source.archive_url:
        note = printed(source.archive_date) if source.archive_date else ""
        yield Definition(_("Archive copy"), (Span(source.archive_url, source.archive_url),), note)
    yield Definition(
        _("Held"),
        (Span(_("yes, a copy is held privately") if source.held else _("no, nobody here has seen it")),),
    )
    if source.snapshot:
        yield _snapshot(source.snapshot)
        yield from _recorded(corpus.ledger(source.id))
    for sheet in corpus.sheets.values():
        for reading in sheet.read_in_full:
            if reading.source == source.id:
                words = (
                    Span(_("by {name} on {date}, for ").format(name=reading.by, date=printed(reading.date))),
                    Span(sheet.title, addresses.sheet(sheet.id)),
                )
                yield Definition(_("Read in full"), words)


def _address(source: Source) -> Definition:
    states = {
        "unchecked": _("not opened by us"),
        "live": _("opened and found"),
        "dead": _("no longer there"),
        "unfit": _("no longer fit to be linked"),
        "usurped": _("taken over by somebody else"),
        "deviated": _("now shows something else"),
    }
    if source.url is None:
        return Definition(_("Address"), (Span(_("unknown")),), source.url_note or "")
    linked = None if source.url_status in ("unfit", "usurped", "deviated") else source.url
    state = states[source.url_status]
    if source.access_date:
        state = _("{state}, {date}").format(state=state, date=printed(source.access_date))
    return Definition(_("Address"), (Span(source.url, linked),), state)


def _snapshot(snapshot: Snapshot) -> Definition:
    when = (
        _("captured on {date}").format(date=printed(snapshot.retrieved))
        if snapshot.retrieved
        else _("capture date unknown")
    )
    return Definition(_("Snapshot"), (Span(f"SHA-256 {snapshot.sha256}"),), when)


def _recorded(ledger: Ledger | None) -> Iterator[Definition]:
    if ledger is not None and ledger.recorded is not None:
        words = _("reports draw on {percent} % of it, counted by sentences").format(percent=ledger.recorded)
        yield Definition(_("Recorded"), (Span(words),))


def _edges(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for edge in source.edges:
        if edge.kind in kinds:
            words = (
                Span(f"{terms.edge(edge.kind)} "),
                items.name(findings.corpus, "party", edge.target),
                *_title(findings.corpus, edge.target),
            )
            yield EdgeItem(words, _basis(edge), findings.names.linked(edge.evidence))


def _edges_back(findings: Findings, source: Source, kinds: Collection[str]) -> Iterator[EdgeItem]:
    for other, edge in findings.corpus.edges_to(source.id):
        if edge.kind in kinds:
            words = (
                Span(f"{terms.edge_back(edge.kind)} "),
                items.name(findings.corpus, "source", other.id),
                *_title(findings.corpus, other.id),
            )
            yield EdgeItem(words, _basis(edge), findings.names.linked(edge.evidence))


def _title(corpus: Corpus, party: str) -> Words:
    source = corpus.sources.get(party)
    return (Span(f", “{source.title}”"),) if source is not None and source.title else ()


def _basis(edge: Edge) -> str:
    return _("declared by the outlet") if edge.basis == "declared" else _("inferred")


def _alterations(corpus: Corpus, reports: Sequence[tuple[Point, Report]]) -> Iterator[Alteration]:
    for point, report in reports:
        parent = point.report(report.alters) if report.alters else None
        if parent is None or parent.quote is None or report.quote is None:
            continue
        here, there = report.quote.text, parent.quote.text
        yield Alteration(
            point=items.link(point),
            here=marked(here, changed(here, there)),
            there=marked(there, changed(there, here)),
            there_name=items.name(corpus, "source", parent.source),
        )


def _says(findings: Findings, prefix: str, title: str, reports: Sequence[tuple[Point, Report]]) -> Iterator[PointList]:
    for sheet in findings.corpus.sheets.values():
        found = [
            items.item(findings, findings.corpus.outlines[point.key], _quoted(report))
            for point, report in reports
            if point.sheet == sheet.id
        ]
        if found:
            yield PointList(f"{prefix}-{sheet.id}", title.format(sheet=sheet.title), (), tuple(found))


def _quoted(report: Report) -> Words:
    if report.quote is None:
        return (Span(terms.no_quote(report.no_quote), manner="note"),) if report.no_quote else ()
    return (Span(f"“{report.quote.text}”"),)


def _alone(findings: Findings, reports: Sequence[tuple[Point, Report]]) -> list[tuple[Point, Report]]:
    return [(point, report) for point, report in reports if findings.brief(point.key).sources == 1]
