"""Points as rows of the table of who says what: a cell for each column, then the names of sources without one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec import Struct

from factsheet.analysis.not_mentioned import Silences
from factsheet.analysis.who_says_what import (
    REPORTED,
    LocatedTreatment,
    SourceTreatment,
    classify_silent_sources,
    classify_sources,
)
from factsheet.model.point import Point
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.pagination import EntryGroup
from factsheet.site.pages.parts.source_columns import SourceColumn
from factsheet.text.i18n import cache_per_language, ngettext
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.urls import Address


class StanceMark(NamedTuple):
    key: str
    """`said`, `not-checked` …: the style sheet has a symbol for each."""
    word: str
    href: Address | None
    """The row of the report on the page of the point; None for silence."""
    source: str
    """The name, where the source has no column of its own."""


class StanceCell(NamedTuple):
    label: str
    """The source, for screens without room for the head of the column."""
    marks: tuple[StanceMark, ...]
    """What it says; empty where it is silent."""
    silence: StanceMark | None
    """What its silence means."""


class StanceRow(NamedTuple):
    point: Span
    reports: int
    """Sources that report it."""
    of: int
    """Sources that could have: those, and the ones whose silence means something."""
    cells: tuple[StanceCell, ...]
    """One for each column."""
    others: tuple[StanceMark, ...]
    """Sources without a column that report it."""


class StanceGroup(Struct, frozen=True):
    id: str
    """The anchor."""
    title: str
    count: str
    rows: tuple[StanceRow, ...]


class StanceTable(Struct, frozen=True):
    """What all rows of a page have in common."""

    silences: Silences
    columns: Sequence[SourceColumn]
    names: Mapping[str, str]
    """Of every source that may have no column."""

    def make_groups(self, groups: Iterable[EntryGroup[Point]]) -> Iterator[StanceGroup]:
        for group in groups:
            count = ngettext("{count} point", "{count} points", len(group.entries))
            yield StanceGroup(group.id, group.title, count, tuple(self._make_row(point) for point in group.entries))

    def _make_row(self, point: Point) -> StanceRow:
        ways, meanings = classify_sources(self.silences.corpus, point), classify_silent_sources(self.silences, point)
        reports = sum(source_ways[0].saying in REPORTED for source_ways in ways.values())
        unsaid = sum(saying is SourceTreatment.NOT_MENTIONED and id not in ways for id, saying in meanings.items())
        page = urls.make_point_address(point.sheet, point.id)
        cells: list[StanceCell] = []
        for column in self.columns:
            if column.id in ways:
                cells.append(StanceCell(column.label, _make_marks(page, ways[column.id]), None))
            else:
                cells.append(_make_silent_cell(column.label, meanings[column.id]))
        rest = ways.keys() - {column.id for column in self.columns}
        others: list[StanceMark] = []
        for id in sorted(rest, key=lambda id: (self.names[id].casefold(), id)):
            others += [mark._replace(source=self.names[id]) for mark in _make_marks(page, ways[id])]
        return StanceRow(point_list.link_point(point), reports, reports + unsaid, tuple(cells), tuple(others))


def _make_marks(page: Address, ways: Iterable[LocatedTreatment]) -> tuple[StanceMark, ...]:
    marks = []
    for saying, anchor in ways:
        href = page.add_anchor(anchor) if anchor else page
        marks.append(_make_plain_mark(saying)._replace(href=href))
    return tuple(marks)


@cache_per_language
def _make_silent_cell(label: str, saying: SourceTreatment) -> StanceCell:
    return StanceCell(label, (), _make_plain_mark(saying))


@cache_per_language
def _make_plain_mark(saying: SourceTreatment) -> StanceMark:
    """Return the mark without a link."""
    return StanceMark(saying.replace("_", "-"), labels.get_label("saying", saying), None, "")
