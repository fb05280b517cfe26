"""The page of a sheet: agreed points, differences, and every point in its section."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import sort_by_weight
from factsheet.analysis.support import Support
from factsheet.content.corpus import make_point_key
from factsheet.data.citations import schema_org
from factsheet.data.citations.linked_data import LinkedData
from factsheet.data.formats import DATABASE, list_sheet_formats
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.kinds import sheet_sources
from factsheet.site.pages.parts import (
    labels,
    point_filters,
    point_list,
    search_facets,
    share_box,
    sheet_navigation,
    sheet_sections,
)
from factsheet.site.pages.parts.agreed_points import list_agreed_points
from factsheet.site.pages.parts.listed_fields import list_fields
from factsheet.site.pages.parts.original_language import (
    get_group_language,
    get_summary_language,
    make_original,
    mark_untranslated,
)
from factsheet.site.pages.parts.point_filters import PointFilters
from factsheet.site.pages.parts.search_facets import Facet
from factsheet.site.pages.parts.share_box import ShareBox
from factsheet.site.pages.parts.sheet_sections import PointGroup
from factsheet.site.pages.parts.sortable_table import SortableTable
from factsheet.site.pages.parts.view_types import Crumb, Definition, OriginalText, PointItem, PointList
from factsheet.text.i18n import _, format_number, ngettext
from factsheet.text.rich_text import RichText, Span, join
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings


class SheetSection(Struct, frozen=True):
    """A group of the sheet, its points by kind."""

    id: str
    title: str
    language: str
    """Of the title; empty if it is the language of the page."""
    summary: RichText
    count: str
    """ "12 points, 3 contested"."""
    lists: tuple[PointList, ...]
    """Proposals, reactions, statements, events, figures, background; none of them empty."""
    more: Span | None
    """The link to all points; None if the section already shows them."""


class DifferenceItem(Struct, frozen=True):
    kind: str
    """In words: substance, number, list …"""
    reason: RichText
    points: tuple[Span, ...]


class SheetView(Struct, frozen=True):
    title: str
    id: str
    crumbs: tuple[Crumb, ...]
    question: str
    summary: RichText
    figures: tuple[tuple[str, str], ...]
    """Number and word: ("91", "points"), ("5", "sources read in full"), ("12", "contested")."""
    agreed: tuple[PointItem, ...]
    """A handful of points on which several families agree."""
    differing: tuple[DifferenceItem, ...]
    """The most serious kind first."""
    more_differences: Span | None
    """The link to every difference; None if there is none."""
    single_family: Span | None
    """ "43 points rest on one family alone", linked to them; None without points."""
    sections: tuple[SheetSection, ...]
    sources: SortableTable
    more_sources: Span | None
    """The link to all sources; None if the table already has them."""
    facts: tuple[Definition, ...]
    views: tuple[Span, ...]
    """Links to the pages about the sheet as a whole: differences, timeline …"""
    language: str
    """Of title and question; empty if it is the language of the site."""
    original: OriginalText | None
    summary_language: str
    description: str
    filters: PointFilters | None
    """None if there are few points, or if the sections show only their first ones."""
    facets: tuple[Facet, ...]
    """The search finds the page by these."""
    share: ShareBox
    linked: LinkedData


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return a page for each sheet."""
    for sheet in findings.corpus.sheets.values():
        yield _make_page(findings, settings, sheet)


def _make_page(findings: Findings, settings: Settings, sheet: Sheet) -> Page:
    return Page(
        address=urls.make_sheet_address(sheet.id),
        title=sheet.title,
        template="pages/sheet.html",
        view=lambda: make_view(findings, settings, sheet),
        origin=PageOrigin(sheet.file),
        digest=lambda: findings.dependencies.digest_whole_sheet(sheet.id),
        feed_page=urls.make_sheet_address(sheet.id),
    )


def make_view(findings: Findings, settings: Settings, sheet: Sheet) -> SheetView:
    points = findings.corpus.list_points(sheet.id)
    groups = sheet_sections.group_points(findings.corpus, sheet)
    shown = sheet_sections.count_shown(findings.corpus, sheet, groups)
    # Filters work on the entries of a page; those of a long sheet are on the pages of its sections.
    is_long = sheet_sections.is_long(findings.corpus, sheet)
    return SheetView(
        title=sheet.title,
        id=sheet.id,
        crumbs=(),
        question=sheet.question,
        summary=findings.names.link_names(sheet.summary or ""),
        figures=tuple(_count_figures(findings, sheet, points)),
        agreed=list_agreed_points(findings, settings, sheet, points),
        differing=tuple(_list_differences(findings, sheet)),
        more_differences=_link_differences(findings, sheet, points),
        single_family=_link_single_family(findings, sheet, points) if points else None,
        sections=tuple(_make_section(findings, sheet, group, shown=shown) for group in groups),
        sources=sheet_sources.make_first_table(findings.corpus, sheet),
        more_sources=sheet_sources.link_all_sources(findings.corpus, sheet),
        facts=(*_list_facts(sheet), *list_fields(findings.corpus, sheet, sheet.id)),
        views=sheet_navigation.link_views(sheet),
        language=sheet.foreign,
        original=make_original(sheet),
        summary_language=get_summary_language(sheet),
        description=sheet.question,
        filters=None if is_long else point_filters.make_filters(findings, points, whole=True),
        facets=search_facets.list_sheet_facets(),
        share=share_box.make_sheet_box(findings.corpus, settings, sheet),
        linked=schema_org.make_sheet_data(findings.corpus, settings, sheet),
    )


def _count_figures(findings: Findings, sheet: Sheet, points: Sequence[Point]) -> Iterator[tuple[str, str]]:
    contested = sum(findings.get_brief(point.key).support is Support.CONTESTED for point in points)
    read = len(sheet.read_in_full)
    yield format_number(len(points)), ngettext("point", "points", len(points))
    yield format_number(read), ngettext("source read in full", "sources read in full", read)
    yield format_number(contested), ngettext("point contested", "points contested", contested)


def _list_differences(findings: Findings, sheet: Sheet) -> Iterator[DifferenceItem]:
    for difference in sort_by_weight(sheet.differences):
        kind = labels.get_label("difference", difference.kind)
        reason = mark_untranslated(sheet, findings.names.link_names(difference.reason))
        points: list[Span] = []
        for reference in difference.points:
            points.append(point_list.link_point(findings.corpus.points[make_point_key(sheet.id, reference)]))
        yield DifferenceItem(kind, reason, tuple(points))


def _link_differences(findings: Findings, sheet: Sheet, points: Sequence[Point]) -> Span | None:
    count = len(sheet.differences)
    for point in points:
        count += len(findings.get_brief(point.key).differences)
    if not count:
        return None
    words = ngettext("{count} difference, with who says what", "All {count} differences, with who says what", count)
    return Span(words, urls.make_sheet_view_address(sheet.id, "differences"))


def _link_single_family(findings: Findings, sheet: Sheet, points: Sequence[Point]) -> Span:
    single = sum(findings.get_brief(point.key).families == 1 for point in points)
    words = ngettext(
        "{count} point relies on a single family of sources.",
        "{count} points rely on a single family of sources.",
        single,
    )
    return Span(words, urls.make_sheet_view_address(sheet.id, "one-source"))


def _make_section(findings: Findings, sheet: Sheet, group: PointGroup, *, shown: int) -> SheetSection:
    """Return a section with up to `shown` of its points, and a link to all if there are more."""
    kinds = point_list.group_by_kind(group.points[:shown], group.id)
    if sheet_sections.is_long(findings.corpus, sheet):
        lists = point_list.make_lists(findings, kinds)
    else:
        # With the attributes by which the page is filtered.
        lists = point_filters.make_lists(findings, kinds)
    count, more = len(group.points), None
    if count > shown:
        words = ngettext("The only point", "All {count} points", count)
        more = Span(words, urls.make_group_address(sheet.id, group.id))
    return SheetSection(
        id=group.id,
        title=group.title,
        language=get_group_language(sheet, group.id),
        summary=findings.names.link_names(group.summary),
        count=sheet_sections.format_counts(findings, group),
        lists=lists,
        more=more,
    )


def _list_facts(sheet: Sheet) -> Iterator[Definition]:
    if sheet.editors:
        yield Definition(_("Edited by"), (Span(", ".join(sheet.editors)),))
    files = [Span(format.name, urls.make_data_address(format.file, sheet.id)) for format in list_sheet_formats()]
    files.append(Span(_("SQLite, with all sheets"), urls.make_data_address(DATABASE)))
    files.append(Span(_("all files and what they contain"), urls.make_section_address("data")))
    yield Definition(_("Download the data"), join(files))
