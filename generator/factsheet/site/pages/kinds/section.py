"""The page of a group of a sheet that has too many points for one page: all points of the group."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from factsheet.analysis.analysis import Findings
from factsheet.model.sheet import Sheet
from factsheet.site.pages.parts import (
    original_language,
    pagination,
    point_filters,
    point_list,
    sheet_navigation,
    sheet_sections,
)
from factsheet.site.pages.parts.point_filters import Filters
from factsheet.site.pages.parts.sheet_sections import Group
from factsheet.site.pages.parts.view_types import Crumb, Parts, PointList
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings


@dataclass(frozen=True, slots=True)
class SectionView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """ "250 points, 12 contested"."""
    summary: RichText
    language: str
    """That of the summary, where it is another than the page's."""
    lists: tuple[PointList, ...]
    """By kind; none of them empty."""
    parts: Parts | None
    filters: Filters | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of the groups of each sheet that is too long for one."""
    for sheet in findings.corpus.sheets.values():
        if sheet_sections.is_long(findings.corpus, sheet):
            stamp, origin = cache(partial(findings.stamps.whole_sheet, sheet.id)), Origin(sheet.file)
            for group in sheet_sections.groups(findings.corpus, sheet):
                make, address = partial(view, findings, sheet, group), urls.section_of(sheet.id, group.id)
                first = Page(address, _title(sheet, group), "pages/section.html", make, origin, stamp)
                yield from pagination.each(first, pagination.number_of(len(group.points)), make)


def view(findings: Findings, sheet: Sheet, group: Group, number: int = 1) -> SectionView:
    """Return the page of a number (from 1)."""
    first, title = urls.section_of(sheet.id, group.id), _title(sheet, group)
    kinds = point_list.by_kind(group.points, group.id)
    shown = tuple(pagination.cut(kinds, number))
    of = pagination.number_of(len(group.points))
    return SectionView(
        title=pagination.titled(title, number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), group.title, first, number),
        kicker=(sheet_sections.told(findings, group),),
        summary=findings.names.linked(group.summary) if number == 1 else (),
        language=original_language.language_of_group(sheet, group.id),
        lists=point_filters.lists(findings, shown),
        parts=pagination.turned(first, number, of, pagination.beginnings(kinds, first)),
        filters=point_filters.filters(findings, [point for kind in shown for point in kind.entries], whole=of == 1),
    )


def _title(sheet: Sheet, group: Group) -> str:
    return _("{group}: {sheet}").format(group=group.title, sheet=sheet.title)
