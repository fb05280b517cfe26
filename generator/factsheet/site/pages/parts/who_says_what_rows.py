"""Points as rows of the table of who says what: a cell for each column, and the sources without one by name."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factsheet.analysis.not_mentioned import Silences
from factsheet.analysis.who_says_what import TELLING, Saying, Told, silent, told
from factsheet.model.point_summary import Outline
from factsheet.site.pages.parts import labels, point_list
from factsheet.site.pages.parts.pagination import Group
from factsheet.site.pages.parts.source_columns import Column
from factsheet.text.i18n import ngettext, remembered
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.urls import Address


class Mark(NamedTuple):
    key: str
    """`said`, `not-checked` …: the style sheet has a symbol for each."""
    word: str
    href: Address | None
    """The row of the report on the page of the point; None for silence."""
    source: str
    """The name, where the mark does not stand in a column of its own."""


class Row(NamedTuple):
    point: Span
    reports: int
    of: int
    """How many sources report it, of how many whose silence would mean something."""
    cells: tuple[tuple[Mark, ...], ...]
    """One for each column."""
    others: tuple[Mark, ...]
    """Sources without a column that report it."""


@dataclass(frozen=True, slots=True)
class RowGroup:
    id: str
    """The anchor."""
    title: str
    count: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """What all rows of a page have in common."""

    silences: Silences
    columns: Sequence[Column]
    names: Mapping[str, str]
    """Of every source that may have no column."""

    def groups(self, groups: Iterable[Group[Outline]]) -> Iterator[RowGroup]:
        for group in groups:
            count = ngettext("{count} point", "{count} points", len(group.entries))
            yield RowGroup(group.id, group.title, count, tuple(self._row(point) for point in group.entries))

    def _row(self, point: Outline) -> Row:
        ways, meanings = told(self.silences.corpus, point), silent(self.silences, point)
        reports = sum(found[0].saying in TELLING for found in ways.values())
        unsaid = sum(saying is Saying.NOT_MENTIONED and id not in ways for id, saying in meanings.items())
        page = urls.point(point.sheet, point.id)
        cells = [
            _marks(page, ways[id]) if id in ways else _quiet(meanings[id]) for id in (one.id for one in self.columns)
        ]
        rest = ways.keys() - {column.id for column in self.columns}
        others = [
            mark._replace(source=self.names[id])
            for id in sorted(rest, key=lambda id: (self.names[id].casefold(), id))
            for mark in _marks(page, ways[id])
        ]
        return Row(point_list.link(point), reports, reports + unsaid, tuple(cells), tuple(others))


def _marks(page: Address, ways: Iterable[Told]) -> tuple[Mark, ...]:
    return tuple([_quiet(saying)[0]._replace(href=page.at(anchor) if anchor else page) for saying, anchor in ways])


@remembered
def _quiet(saying: Saying) -> tuple[Mark]:
    """Return the mark that leads nowhere."""
    return (Mark(saying.replace("_", "-"), labels.get_label("saying", saying), None, ""),)
