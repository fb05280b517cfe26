"""The sources of a sheet: the first on its page, all on pages of their own where there are many."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from factsheet.analysis.analysis import Findings
from factsheet.analysis.counted import reported_by
from factsheet.content.corpus import Corpus
from factsheet.model.sheet import Sheet
from factsheet.model.source import COPYING, Source
from factsheet.model.values.date import printed
from factsheet.site.pages.parts import labels, pagination, point_list, sheet_navigation
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.sortable_table import Cell, Column, Sortable, counted, dated
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.text.i18n import _, ngettext, quoted
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.outputs import Origin, Page
from factsheet.web.settings import Settings

FIRST = 50
"""Sources on the page of a sheet that has more than a page can hold."""


@dataclass(frozen=True, slots=True)
class SourcesView:
    title: str
    crumbs: tuple[Crumb, ...]
    kicker: tuple[str, ...]
    sources: Sortable
    parts: Parts | None


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of the sources of each sheet that has many."""
    for sheet in findings.corpus.sheets.values():
        of = pagination.number_of(len(findings.corpus.sources_of(sheet.id)))
        if of > 1:
            make, stamp = partial(view, findings, sheet), partial(findings.stamps.whole_sheet, sheet.id)
            address, origin = urls.sources_of(sheet.id), Origin(sheet.file)
            yield from pagination.each(
                Page(address, _title(sheet), "pages/sources.html", make, origin, stamp), of, make
            )


def view(findings: Findings, sheet: Sheet, number: int = 1) -> SourcesView:
    """Return the page of a number (from 1)."""
    corpus, first, ids = findings.corpus, urls.sources_of(sheet.id), _ids(findings.corpus, sheet)
    shown = [id for group in pagination.cut((Group("", "", ids),), number) for id in group.entries]
    return SourcesView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Sources"), first, number),
        kicker=(ngettext("{count} source", "{count} sources", len(ids)),),
        sources=_table(corpus, sheet, shown),
        parts=pagination.turned(first, number, pagination.number_of(len(ids))),
    )


def sources(corpus: Corpus, sheet: Sheet) -> Sortable:
    """Return those that the sheet's own page shows: all of a few, the first of many."""
    ids = _ids(corpus, sheet)
    return _table(corpus, sheet, ids if len(ids) <= pagination.MOST else ids[:FIRST])


def more(corpus: Corpus, sheet: Sheet) -> Span | None:
    """Return the way to all sources of a sheet that has many."""
    count = len(corpus.sources_of(sheet.id))
    words = ngettext("The only source", "All {count} sources", count)
    return Span(words, urls.sources_of(sheet.id)) if count > pagination.MOST else None


def _title(sheet: Sheet) -> str:
    return _("Sources: {sheet}").format(sheet=sheet.title)


def _ids(corpus: Corpus, sheet: Sheet) -> list[str]:
    """Put those read in full first, then go by name."""
    readings = corpus.read_in_full(sheet.id)
    return sorted(
        corpus.sources_of(sheet.id),
        key=lambda id: (id not in readings, corpus.name("source", id).casefold(), id),
    )


def _table(corpus: Corpus, sheet: Sheet, ids: Sequence[str]) -> Sortable:
    columns = (
        Column("source", _("Source")),
        Column("published", _("Published")),
        Column("points", _("Points"), is_number=True),
    )
    return Sortable("sources-of-sheet", _title(sheet), columns, tuple(_rows(corpus, sheet, ids)))


def _rows(corpus: Corpus, sheet: Sheet, ids: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    readings = {reading.source: reading.date for reading in sheet.read_in_full}
    for id in ids:
        source, read = corpus.sources[id], readings.get(id)
        likely = (Span(f" ({_('likely')})"),) if "publisher" in source.uncertain else ()
        told = _("read in full on {date}").format(date=printed(read)) if read else _("not read in full")
        yield (
            Cell(
                (point_list.name(corpus, "source", id), *likely),
                corpus.name("source", id),
                (*details(corpus, source), told),
            ),
            published(source),
            counted(sum(point.sheet == sheet.id for point in reported_by(corpus, id))),
        )


def published(source: Source) -> Cell:
    """Return the day of publication, "likely" where that is not sure."""
    if source.date and "date" in source.uncertain:
        return dated(source.date, _("likely {date}").format(date=printed(source.date)))
    return dated(source.date)


def details(corpus: Corpus, source: Source) -> tuple[str, ...]:
    """Say how it is called and whom it copies, each once."""
    title = (quoted(source.title),) if source.title else ()
    copied = [edge for edge in source.edges if edge.kind in COPYING]
    told = (f"{labels.get_label('edge', edge.kind)} {corpus.name('source', edge.target)}" for edge in copied)
    return (*title, *dict.fromkeys(told))
