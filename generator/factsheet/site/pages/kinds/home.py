"""The home page: every sheet with its question, and how to read a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reporting
from factsheet.analysis.support import Support
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import point_list
from factsheet.site.pages.parts.comparison_table import comparison
from factsheet.site.pages.parts.comparison_types import Row
from factsheet.site.pages.parts.original_language import original
from factsheet.site.pages.parts.view_types import Original
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


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
    yield Page(urls.home(), settings.name, "pages/home.html", make, None, stamp, followed=urls.home())


def view(findings: Findings, settings: Settings) -> HomeView:
    point = _example(findings)
    table = comparison(findings, settings, point) if point else None
    rows = [row for family in table.families for row in family.rows] if table else []
    return HomeView(
        title=settings.name,
        lead=settings.description,
        sheets=tuple(_sheet(findings, sheet) for sheet in findings.corpus.sheets.values()),
        example=next((row for row in rows if row.quotation and row.passage), next(iter(rows), None)),
        example_point=point_list.link(point) if point else None,
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
    title = Span(sheet.title, urls.sheet(sheet.id), language=sheet.foreign)
    return SheetItem(
        title, Span(sheet.question, language=sheet.foreign), " · ".join(figures), reviewed, original(sheet)
    )


def _example(findings: Findings) -> Point | None:
    """Return the utterance that most families report: its table shows most of what a table can show."""
    corpus = findings.corpus
    points = [point for point in corpus.outlines.values() if point.kind in UTTERANCES and reporting(corpus, point)]
    found = max(points, key=lambda point: (findings.brief(point.key).families, point.key), default=None)
    return corpus.points[found.key] if found else None
