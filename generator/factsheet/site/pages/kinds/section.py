"""All points of one group of a sheet, if the sheet has too many points for a single page."""

from collections.abc import Iterator

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.model.point import Point
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import (
    original_language,
    pagination,
    point_filters,
    point_list,
    sheet_navigation,
    sheet_sections,
)
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import ListPage
from factsheet.site.pages.parts.point_filters import PointFilters
from factsheet.site.pages.parts.sheet_sections import PointGroup
from factsheet.site.pages.parts.view_types import Crumb, PageParts, PointList
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings


class SectionView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """ "250 points, 12 contested"."""
    summary: RichText
    language: str
    """Of the summary; empty if it is the language of the page."""
    lists: tuple[PointList, ...]
    """By kind; none of them empty."""
    parts: PageParts | None
    filters: PointFilters | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of the groups of each sheet that is too long for one."""
    for sheet in findings.corpus.sheets.values():
        if sheet_sections.is_long(findings.corpus, sheet):
            for group in sheet_sections.group_points(findings.corpus, sheet):
                yield from _make_pages(findings, sheet, group)


def _make_pages(findings: Findings, sheet: Sheet, group: PointGroup) -> Iterator[Page]:
    return PageList(
        address=urls.make_group_address(sheet.id, group.id),
        title=_("{group}: {sheet}").format(group=group.title, sheet=sheet.title),
        template="pages/section.html",
        view=lambda page: make_view(findings, sheet, group, page),
        digest=lambda: findings.dependencies.digest_whole_sheet(sheet.id),
        of=pagination.count_pages_for(len(group.points)),
        origin=PageOrigin(sheet.file),
    ).make()


def make_view(findings: Findings, sheet: Sheet, group: PointGroup, page: ListPage) -> SectionView:
    kinds = point_list.group_by_kind(group.points, group.id)
    shown = tuple(pagination.select_page(kinds, page.number))
    points: list[Point] = []
    for kind in shown:
        points += kind.entries
    return SectionView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), group.title),
        kicker=(sheet_sections.format_counts(findings, group),),
        summary=findings.names.link_names(group.summary) if page.number == 1 else (),
        language=original_language.get_group_language(sheet, group.id),
        lists=point_filters.make_lists(findings, shown),
        parts=page.link_pages(pagination.link_headings(kinds, page.first)),
        filters=point_filters.make_filters(findings, points, whole=page.of == 1),
    )
