"""Who says what: points as rows, the sources of a sheet as columns, in each cell how the one tells the other."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain

from factsheet.analysis.analysis import Findings
from factsheet.analysis.not_mentioned import Silences
from factsheet.analysis.who_says_what import Saying, Tally, tallies
from factsheet.content.corpus import Corpus
from factsheet.model.point_summary import Outline
from factsheet.model.sheet import Sheet
from factsheet.site.pages.kinds import sheet_sources
from factsheet.site.pages.parts import (
    labels,
    pagination,
    point_list,
    sheet_navigation,
    sheet_sections,
    source_columns,
)
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.source_columns import Column, FamilyColumns
from factsheet.site.pages.parts.view_types import Crumb, Parts
from factsheet.site.pages.parts.who_says_what_rows import RowGroup, Rows
from factsheet.text.i18n import _, ngettext, number
from factsheet.text.rich_text import RichText, Span, verbatim
from factsheet.web import urls
from factsheet.web.outputs import Page
from factsheet.web.settings import Settings

NAME = "who-says-what"
FEW = 5
"""Columns that fit beside the points on a tablet."""
SOME = 14
"""Columns that fit on a desk; a table with more scrolls inside its frame."""


@dataclass(frozen=True, slots=True)
class KeyItem:
    """One way in which a source stands to a point."""

    key: str
    word: str
    meaning: str
    count: int
    """How often it occurs on the whole sheet."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What one source says of the whole sheet."""

    name: Span
    title: RichText
    reports: str
    """ "reports on 62 of 142 points"."""
    counts: tuple[KeyItem, ...]


@dataclass(frozen=True, slots=True)
class WhoSaysWhatView:
    title: str
    crumbs: tuple[Crumb, ...]
    views: tuple[Span, ...]
    lead: str
    key: tuple[KeyItem, ...]
    """Those that occur on the sheet."""
    families: tuple[FamilyColumns, ...]
    columns: tuple[Column, ...]
    """Those of all families, in their order."""
    size: str
    """`few`, `some` or `many` columns: how much room the table takes."""
    narrow: str
    """What is left out where there is no room for columns."""
    others: str
    """The head of the column for sources without one; empty where each has its own."""
    groups: tuple[RowGroup, ...]
    sources: tuple[SourceLine, ...]
    """Empty on a further page."""
    more_sources: Span | None
    parts: Parts | None


@dataclass(frozen=True, slots=True)
class _Arranged:
    """What all pages of a sheet have in common."""

    silences: Silences
    groups: tuple[Group[Outline], ...]
    tallies: Mapping[str, Tally]
    names: Mapping[str, str]


def pages(findings: Findings, settings: Settings) -> Iterator[Page]:
    """Return the pages of each sheet: as many as its points fill."""
    for sheet in findings.corpus.sheets.values():
        arranged = cache(partial(_arranged, findings.corpus, sheet))
        make, stamp = partial(view, findings.corpus, sheet, arranged), partial(findings.stamps.whole_sheet, sheet.id)
        address = urls.across(sheet.id, NAME)
        first = Page(address, _title(sheet), "pages/who_says_what.html", make, None, stamp)
        yield from pagination.each(first, pagination.number_of(len(findings.corpus.outlines_of(sheet.id))), make)


def view(corpus: Corpus, sheet: Sheet, arranged: Callable[[], _Arranged], number: int = 1) -> WhoSaysWhatView:
    """Return the page of a number (from 1)."""
    found, first = arranged(), urls.across(sheet.id, NAME)
    shown = tuple(pagination.cut(found.groups, number))
    points = chain.from_iterable(group.entries for group in shown)
    own = source_columns.chosen(corpus, sheet, found.tallies, points)
    families = tuple(source_columns.by_family(corpus, sheet, own, found.tallies))
    columns = tuple(column for family in families for column in family.columns)
    of = pagination.number_of(len(corpus.outlines_of(sheet.id)))
    return WhoSaysWhatView(
        title=pagination.titled(_title(sheet), number),
        crumbs=pagination.crumbs(sheet_navigation.crumbs(sheet), _("Who says what"), first, number),
        views=sheet_navigation.ways(sheet),
        lead=_lead(found),
        key=tuple(_counted(sum(found.tallies.values(), Tally()))),
        families=families,
        columns=columns,
        size=_size(len(columns)),
        narrow=_narrow(len(columns)),
        others=_("Other sources") if len(own) < len(found.names) else "",
        groups=tuple(Rows(found.silences, columns, found.names).groups(shown)),
        sources=tuple(_sources(corpus, sheet, found)) if number == 1 else (),
        more_sources=sheet_sources.more(corpus, sheet),
        parts=pagination.turned(first, number, of, pagination.beginnings(found.groups, first)),
    )


def _title(sheet: Sheet) -> str:
    return _("Who says what: {sheet}").format(sheet=sheet.title)


def _size(columns: int) -> str:
    return "few" if columns <= FEW else "some" if columns <= SOME else "many"


def _narrow(columns: int) -> str:
    if columns > SOME:
        return _("Without room for columns only the sources that report a point are named.")
    return _("Without room for columns the sources that were not checked are left out.")


def _arranged(corpus: Corpus, sheet: Sheet) -> _Arranged:
    silences = Silences(corpus)
    found = tallies(silences, corpus.outlines_of(sheet.id))
    return _Arranged(
        silences,
        tuple(Group(group.id, group.title, group.points) for group in sheet_sections.groups(corpus, sheet)),
        found,
        source_columns.names(corpus, found),
    )


def _lead(found: _Arranged) -> str:
    points = sum(len(group.entries) for group in found.groups)
    if not points:
        return _("This sheet has no points yet.")
    told = _("{points} and {sources}, and how each source stands to each point. Every mark leads to the words.")
    return told.format(
        points=ngettext("{count} point", "{count} points", points),
        sources=ngettext("{count} source", "{count} sources", len(found.tallies)),
    )


def _counted(tally: Tally) -> Iterator[KeyItem]:
    for saying in Saying:
        if tally[saying]:
            yield KeyItem(
                saying.replace("_", "-"),
                labels.get_label("saying", saying),
                labels.get_label("saying_meaning", saying),
                tally[saying],
            )


def _sources(corpus: Corpus, sheet: Sheet, found: _Arranged) -> Iterator[SourceLine]:
    """Say of each source what it says in all: of a few, all; of many, as many as the sheet's page names."""
    every = source_columns.by_family(corpus, sheet, found.tallies, found.tallies)
    columns = [column for family in every for column in family.columns]
    read = corpus.read_in_full(sheet.id)
    for column in columns if len(columns) <= pagination.MOST else columns[: sheet_sources.FIRST]:
        yield SourceLine(
            point_list.name(corpus, "source", column.id)._replace(text=column.name.text),
            verbatim(corpus.sources[column.id].title or ""),
            _reports(column, is_read=column.id in read),
            tuple(_counted(found.tallies[column.id])),
        )


def _reports(column: Column, *, is_read: bool) -> str:
    if not is_read:
        told = ngettext("reports on {count} point", "reports on {count} points", column.reports)
        return _("{told}; not read in full").format(told=told)
    return ngettext(
        "reports on {reports} of {count} point",
        "reports on {reports} of {count} points",
        column.of,
        reports=number(column.reports),
    )
