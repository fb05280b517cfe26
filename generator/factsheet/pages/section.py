"""The page of a group of a sheet that has too many points for one page: all points of the group."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from factsheet import addresses
from factsheet.findings import Findings
from factsheet.language import _
from factsheet.page import Origin, Page
from factsheet.pages import across, filters, groups, items, originals, parts
from factsheet.pages.filters import Filters
from factsheet.pages.groups import Group
from factsheet.pages.shown import Crumb, Parts, PointList
from factsheet.records.sheet import Sheet
from factsheet.settings import Settings
from factsheet.words import Words


@dataclass(frozen=True, slots=True)
class SectionView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    """ "250 points, 12 contested"."""
    summary: Words
    language: str
    """That of the summary, where it is another than the page's."""
    lists: tuple[PointList, ...]
    """By kind; none of them empty."""
    parts: Parts | None
    filters: Filters | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of the groups of each sheet that is too long for one."""
    for sheet in findings.corpus.sheets.values():
        if groups.is_long(findings.corpus, sheet):
            stamp, origin = cache(partial(findings.stamps.whole_sheet, sheet.id)), Origin(sheet.file)
            for group in groups.groups(findings.corpus, sheet):
                make, address = partial(view, findings, sheet, group), addresses.section_of(sheet.id, group.id)
                first = Page(address, _title(sheet, group), "pages/section.html", make, origin, stamp)
                yield from parts.each(first, parts.number_of(len(group.points)), make)


def view(findings: Findings, sheet: Sheet, group: Group, number: int = 1) -> SectionView:
    """Return the page of a number (from 1)."""
    first, title = addresses.section_of(sheet.id, group.id), _title(sheet, group)
    kinds = items.by_kind(group.points, group.id)
    shown = tuple(parts.cut(kinds, number))
    of = parts.number_of(len(group.points))
    return SectionView(
        title=parts.titled(title, number),
        crumbs=parts.crumbs(across.crumbs(sheet), group.title, first, number),
        kicker=(groups.told(findings, group),),
        summary=findings.names.linked(group.summary) if number == 1 else (),
        language=originals.language_of_group(sheet, group.id),
        lists=filters.lists(findings, shown),
        parts=parts.turned(first, number, of, parts.beginnings(kinds, first)),
        filters=filters.filters(findings, [point for kind in shown for point in kind.entries], whole=of == 1),
    )


def _title(sheet: Sheet, group: Group) -> str:
    return _("{group}: {sheet}").format(group=group.title, sheet=sheet.title)
