"""The home page: every sheet with its question, and an example of how to read a table."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import list_reporting_sources
from factsheet.analysis.support import Support
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.model.point import UTTERANCES, Point
from factsheet.model.sheet import Sheet
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import point_list
from factsheet.site.pages.parts.comparison_table import make_comparison
from factsheet.site.pages.parts.comparison_types import ComparisonRow
from factsheet.site.pages.parts.original_language import make_original
from factsheet.site.pages.parts.view_types import OriginalText
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings


class SheetItem(Struct, frozen=True):
    title: Span
    question: Span
    figures: str
    """ "91 points · 24 sources · 12 contested"."""
    reviewed: str
    """ "Sources last read on 22 November 2026", or empty."""
    original: OriginalText | None


class HomeView(Struct, frozen=True):
    title: str
    lead: str
    sheets: tuple[SheetItem, ...]
    example: ComparisonRow | None
    """A row of the real content, to show how a table is read; None without content."""
    example_point: Span | None
    linked: LinkedData


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the home page."""
    address = urls.make_home_address()
    yield Page(
        address=address,
        title=settings.name,
        template="pages/home.html",
        view=lambda: make_view(findings, settings),
        origin=None,
        digest=findings.dependencies.digest_site,
        feed_page=address,
    )


def make_view(findings: Findings, settings: Settings) -> HomeView:
    point = _choose_example(findings)
    return HomeView(
        title=settings.name,
        lead=settings.description,
        sheets=tuple(_make_sheet_item(findings, sheet) for sheet in findings.corpus.sheets.values()),
        example=_choose_row(findings, settings, point) if point else None,
        example_point=point_list.link_point(point) if point else None,
        linked=schema_org.make_site_data(settings),
    )


def _choose_row(findings: Findings, settings: Settings, point: Point) -> ComparisonRow | None:
    """Return the first row with a quotation and a link to its passage, else the first row."""
    rows: list[ComparisonRow] = []
    for family in make_comparison(findings, settings, point).families:
        rows += family.rows
    for row in rows:
        if row.quotation and row.passage:
            return row
    return rows[0] if rows else None


def _make_sheet_item(findings: Findings, sheet: Sheet) -> SheetItem:
    points = findings.corpus.list_points(sheet.id)
    sources = len(findings.corpus.list_sources(sheet.id))
    contested = sum(findings.get_brief(point.key).support is Support.CONTESTED for point in points)
    figures = [
        ngettext("{count} point", "{count} points", len(points)),
        ngettext("{count} source", "{count} sources", sources),
        ngettext("{count} contested", "{count} contested", contested),
    ]
    reviewed = ""
    if sheet.read_in_full:
        last = max((reading.date for reading in sheet.read_in_full), key=lambda date: date.sort_key)
        reviewed = _("Sources last read on {date}").format(date=describe_date(last))
    return SheetItem(
        title=Span(sheet.title, urls.make_sheet_address(sheet.id), language=sheet.foreign),
        question=Span(sheet.question, language=sheet.foreign),
        figures=" · ".join(figures),
        reviewed=reviewed,
        original=make_original(sheet),
    )


def _choose_example(findings: Findings) -> Point | None:
    """Return the utterance that most families report: its table shows most of what a table can show."""
    points: list[Point] = []
    for point in findings.corpus.points.values():
        if point.kind in UTTERANCES and list_reporting_sources(findings.corpus, point):
            points.append(point)
    # The key too, so that of two points with as many families each build chooses the same.
    return max(points, key=lambda point: (findings.get_brief(point.key).families, point.key), default=None)
