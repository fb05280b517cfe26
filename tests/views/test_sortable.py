"""Tables that can be sorted: what stands for a cell has the order of its value; the unknown stands for nothing."""

from collections.abc import Callable
from datetime import date

from factsheet.model.values.date import parse_date
from factsheet.site.pages.kinds import indexes, sheet_sources
from factsheet.site.pages.kinds.indexes import IndexView
from factsheet.site.pages.kinds.source import SourceView
from factsheet.site.pages.kinds.source import make_pages as source_pages
from factsheet.site.pages.parts.sortable_table import SortableTable, make_count_cell, make_date_cell
from hypothesis import given
from hypothesis import strategies as st

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]
SOURCES = """
sources:
  one: {publisher: gazette, title: Morning, date: 2031-03-02, url: "https://gazette.example/1"}
  two: {publisher: dial, title: Evening, date: 2031-03-01, uncertain: [date], edges: [{rewrites: one}, {rewrites: old}]}
  old: {publisher: gazette, title: Noon, held: no}
actors: {gazette: {kind: outlet, name: Gazette}, dial: {kind: outlet, name: Dial}}
point: {reports: [{source: one}, {source: two}]}
sheet: {read_in_full: [one]}
"""


def shown(table: SortableTable) -> list[list[str]]:
    return [["".join(span.text for span in cell.words) for cell in row] for row in table.rows]


def sorted_by(table: SortableTable, column: str) -> list[str]:
    """Return what stands for each cell of a column."""
    at = [each.key for each in table.columns].index(column)
    return [row[at].sort if row[at].sort is not None else shown(table)[n][at] for n, row in enumerate(table.rows)]


@given(st.dates(), st.dates())
def test_what_stands_for_a_date_has_the_order_of_dates(one: date, other: date) -> None:
    first, second = (make_date_cell(parse_date(day.isoformat())).sort or "" for day in (one, other))
    assert (first < second) == (one < other)


def test_a_month_is_sorted_by_its_first_day_and_no_date_by_nothing() -> None:
    assert make_date_cell(parse_date("2031-03")).sort == "2031-03-01"
    assert make_date_cell(None).sort == ""
    assert "".join(span.text for span in make_date_cell(None).words) == "not known"
    assert make_count_cell(0).sort == "0"


def test_the_sources_of_a_sheet_tell_what_they_copy_once(content: Write) -> None:
    found = content(SOURCES).findings
    table = sheet_sources.make_first_table(found.corpus, found.corpus.sheets[SHEET])
    assert shown(table) == [["Gazette", "2 March 2031", "1"], ["Dial", "likely 1 March 2031", "1"]]
    assert sorted_by(table, "published") == ["2031-03-02", "2031-03-01"]
    assert [row[0].lines for row in table.rows] == [
        ("“Morning”", "read in full on 1 April 2022"),
        ("“Evening”", "rewrites Gazette", "not read in full"),
    ]


def test_an_index_is_a_table_for_each_of_its_groups(content: Write) -> None:
    found = content(SOURCES)
    views = [page.view() for page in indexes.make_pages(found.findings, SETTINGS)]
    tables = [group.table for view in views if isinstance(view, IndexView) for group in view.groups if group.table]
    assert [table.id for table in tables] == ["held-table", "not-held-table", "outlet-table"]
    assert shown(tables[2]) == [["Dial", "1"], ["Gazette", "2"]]
    assert [column.key for column in tables[2].columns] == ["name", "sources"]


def test_a_source_is_told_in_a_line_for_where_it_is_only_linked(content: Write) -> None:
    found = content(SOURCES)
    told = {page.address.path: page.view() for page in source_pages(found.findings, SETTINGS)}
    summaries = {path: view.summary for path, view in told.items() if isinstance(view, SourceView)}
    assert summaries == {
        "sources/one/": "Article · Gazette · 2 March 2031. Read in full by N. N. on 1 April 2022, for Talks. "
        "1 point reported.",
        "sources/two/": "Article · Dial · 1 March 2031. Not all of this is verified. Rewrites Gazette. "
        "Read at least in part (we report from it). 1 point reported.",
        "sources/old/": "Article · Gazette. Cited, not seen. 0 points reported.",
    }
