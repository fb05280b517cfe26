"""The home page: every sheet with its question, and how to read a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet import addresses
from factsheet.citing import schema_org
from factsheet.citing.linked_data import LinkedData
from factsheet.counting import reporting
from factsheet.findings import Findings
from factsheet.language import _, ngettext
from factsheet.page import Page
from factsheet.pages import items
from factsheet.pages.comparison import comparison
from factsheet.pages.originals import original
from factsheet.pages.shown import Original
from factsheet.pages.table import Row
from factsheet.records.point import UTTERANCES, Point
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.support import Support
from factsheet.values.dates import printed
from factsheet.words import Span


@dataclass(frozen=True, slots=True)
class SheetItem:
    title: Span
    question: Span
    figures: str
    """ "91 points · 24 sources · 12 contested"."""
    reviewed: str
    """ "Sources last read on 22 November 2026", or empty."""
    original: Original | None


@dataclass(frozen=True, slots=True)
class HomeView:
    title: str
    lead: str
    sheets: tuple[SheetItem, ...]
    example: Row | None
    """A row of the real content, to show how a table is read; None without content."""
    example_point: Span | None
    linked: LinkedData


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the home page."""
    make, stamp = partial(view, findings, settings), findings.stamps.of_everything
    yield Page(addresses.home(), settings.name, "pages/home.html", make, None, stamp, followed=addresses.home())


def view(findings: Findings, settings: Settings) -> HomeView:
    point = _example(findings)
    table = comparison(findings, settings, point) if point else None
    rows = [row for family in table.families for row in family.rows] if table else []
    return HomeView(
        title=settings.name,
        lead=settings.description,
        sheets=tuple(_sheet(findings, sheet) for sheet in findings.corpus.sheets.values()),
        example=next((row for row in rows if row.quotation and row.passage), next(iter(rows), None)),
        example_point=items.link(point) if point else None,
        linked=schema_org.of_site(settings),
    )


def _sheet(findings: Findings, sheet: Sheet) -> SheetItem:
    points = findings.corpus.outlines_of(sheet.id)
    sources = len(findings.corpus.sources_of(sheet.id))
    contested = sum(findings.brief(point.key).support is Support.CONTESTED for point in points)
    figures = [
        ngettext("{count} point", "{count} points", len(points)),
        ngettext("{count} source", "{count} sources", sources),
        ngettext("{count} contested", "{count} contested", contested),
    ]
    dates = sorted((reading.date for reading in sheet.read_in_full), key=lambda date: date.order)
    reviewed = _("Sources last read on {date}").format(date=printed(dates[-1])) if dates else ""
    title = Span(sheet.title, addresses.sheet(sheet.id), language=sheet.foreign)
    return SheetItem(
        title, Span(sheet.question, language=sheet.foreign), " · ".join(figures), reviewed, original(sheet)
    )


def _example(findings: Findings) -> Point | None:
    """Return the utterance that most families report: its table shows most of what a table can show."""
    corpus = findings.corpus
    points = [point for point in corpus.outlines.values() if point.kind in UTTERANCES and reporting(corpus, point)]
    found = max(points, key=lambda point: (findings.brief(point.key).families, point.key), default=None)
    return corpus.points[found.key] if found else None
