"""The table of the sources of a sheet. If there are many, the sheet shows the first, and further pages have all."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import list_reported_points
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet
from factsheet.model.source import COPYING, Source
from factsheet.model.values.date import describe_date
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.page_lists import PageList
from factsheet.site.pages.parts.pagination import EntryGroup, ListPage
from factsheet.site.pages.parts.sortable_table import (
    SortableCell,
    SortableColumn,
    SortableTable,
    make_count_cell,
    make_date_cell,
)
from factsheet.site.pages.parts.view_types import Crumb, PageParts
from factsheet.text.i18n import _, add_quotation_marks, ngettext
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls
from factsheet.web.outputs import Page, PageOrigin
from factsheet.web.settings import Settings

FIRST = 50
"""Sources on the page of a sheet that has more than fit on one page."""


class SourcesView(Struct, frozen=True):
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    sources: SortableTable
    parts: PageParts | None


def make_pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of the sources of each sheet that has many."""
    for sheet in findings.corpus.sheets.values():
        of = pagination.count_pages_for(len(findings.corpus.list_sources(sheet.id)))
        if of > 1:
            yield from _make_pages(findings, sheet, of)


def _make_pages(findings: Findings, sheet: Sheet, of: int) -> Iterator[Page]:
    return PageList(
        address=urls.make_sources_address(sheet.id),
        title=_format_title(sheet),
        template="pages/sources.html",
        view=lambda page: make_view(findings.corpus, sheet, page),
        digest=lambda: findings.dependencies.digest_whole_sheet(sheet.id),
        of=of,
        origin=PageOrigin(sheet.file),
    ).make()


def make_view(corpus: Corpus, sheet: Sheet, page: ListPage) -> SourcesView:
    ids = _sort_sources(corpus, sheet)
    (shown,) = pagination.select_page((EntryGroup("", "", ids),), page.number)
    return SourcesView(
        title=page.title,
        crumbs=page.make_crumbs(sheet_navigation.make_crumbs(sheet), _("Sources")),
        kicker=(ngettext("{count} source", "{count} sources", len(ids)),),
        sources=_make_table(corpus, sheet, shown.entries),
        parts=page.link_pages(),
    )


def make_first_table(corpus: Corpus, sheet: Sheet) -> SortableTable:
    """Return the table for the page of the sheet: all sources if they are few, else the first."""
    ids = _sort_sources(corpus, sheet)
    if len(ids) > pagination.MOST:
        ids = ids[:FIRST]
    return _make_table(corpus, sheet, ids)


def link_all_sources(corpus: Corpus, sheet: Sheet) -> Span | None:
    """Return the link to all sources, or None if the page of the sheet has them all."""
    count = len(corpus.list_sources(sheet.id))
    if count <= pagination.MOST:
        return None
    return Span(ngettext("The only source", "All {count} sources", count), urls.make_sources_address(sheet.id))


def _format_title(sheet: Sheet) -> str:
    return _("Sources: {sheet}").format(sheet=sheet.title)


def _sort_sources(corpus: Corpus, sheet: Sheet) -> list[str]:
    """Return the ids, sources read in full first, then by name."""
    readings = corpus.list_sources_read(sheet.id)
    return sorted(
        corpus.list_sources(sheet.id),
        key=lambda id: (id not in readings, corpus.get_name("source", id).casefold(), id),
    )


def _make_table(corpus: Corpus, sheet: Sheet, ids: Sequence[str]) -> SortableTable:
    columns = (
        SortableColumn("source", _("Source")),
        SortableColumn("published", _("Published")),
        SortableColumn("points", _("Points"), is_number=True),
    )
    return SortableTable("sources-of-sheet", _format_title(sheet), columns, tuple(_make_rows(corpus, sheet, ids)))


def _make_rows(corpus: Corpus, sheet: Sheet, ids: Sequence[str]) -> Iterator[tuple[SortableCell, ...]]:
    readings = {reading.source: reading.date for reading in sheet.read_in_full}
    for id in ids:
        source, read = corpus.sources[id], readings.get(id)
        name: RichText = (point_list.link_name(corpus, "source", id),)
        if "publisher" in source.uncertain:
            name = (*name, Span(f" ({_('likely')})"))
        read_note = _("read in full on {date}").format(date=describe_date(read)) if read else _("not read in full")
        yield (
            SortableCell(name, corpus.get_name("source", id), (*list_details(corpus, source), read_note)),
            make_published_cell(source),
            make_count_cell(sum(point.sheet == sheet.id for point in list_reported_points(corpus, id))),
        )


def make_published_cell(source: Source) -> SortableCell:
    """Return the date of publication, marked as likely if it is uncertain."""
    if source.date and "date" in source.uncertain:
        return make_date_cell(source.date, _("likely {date}").format(date=describe_date(source.date)))
    return make_date_cell(source.date)


def list_details(corpus: Corpus, source: Source) -> tuple[str, ...]:
    """Return the title and the sources that it copies, each once."""
    details: list[str] = []
    if source.title:
        details.append(add_quotation_marks(source.title))
    for edge in source.edges:
        if edge.kind in COPYING:
            details.append(f"{labels.get_label('edge', edge.kind)} {corpus.get_name('source', edge.target)}")
    return tuple(dict.fromkeys(details))
