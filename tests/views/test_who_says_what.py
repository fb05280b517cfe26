"""The page of who says what: every report has its mark, families stand together, silence is told apart."""

from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from factsheet.site.pages.kinds import who_says_what
from factsheet.site.pages.kinds.who_says_what import WhoSaysWhatView
from factsheet.site.pages.parts import pagination, source_columns
from factsheet.site.pages.parts.who_says_what_rows import StanceCell, StanceMark, StanceRow
from factsheet.web import urls

from tests.model.content import SETTINGS, SHEET, Content

Write = Callable[[str], Content]


def views(content: Content) -> list[WhoSaysWhatView]:
    found = [page.view() for page in who_says_what.make_pages(content.findings, SETTINGS)]
    assert all(isinstance(view, WhoSaysWhatView) for view in found)
    return found  # type: ignore[return-value]


def rows(view: WhoSaysWhatView) -> dict[str, StanceRow]:
    return {row.point.text: row for group in view.groups for row in group.rows}


def cells(view: WhoSaysWhatView, point: str) -> dict[str, str]:
    """Return by column what the point's marks say."""
    row = rows(view)[point]
    pairs = zip(view.columns, row.cells, strict=True)
    return {column.id: " + ".join(mark.word for mark in marks_of(cell)) for column, cell in pairs}


def marks_of(cell: StanceCell) -> tuple[StanceMark, ...]:
    assert bool(cell.marks) == (cell.silence is None)
    return (cell.silence,) if cell.silence else cell.marks


def row_of(point: str, anchor: str) -> urls.Address:
    return urls.make_point_address(SHEET, point).add_anchor(anchor)


FEW = """
sheet:
  read_in_full: [late, early, copy]
  groups: [{id: one, title: One, points: [first]}, {id: two, title: Two, points: [second]}]
sources:
  early: {date: "2022-03-01"}
  late: {date: "2022-04-01"}
  copy: {date: "2022-04-02", edges: [{rewrites: late}]}
points:
  first: {date: "2022-03-29", reports: [{source: late}, {source: late, id: late-no, stance: denies}, {source: other}]}
  second: {date: "2022-03-29", reports: [{source: copy, extent: headline_only}]}
"""


def test_each_source_stands_to_each_point_in_one_way_or_in_two_that_contradict(content: Write) -> None:
    (view,) = views(content(FEW))
    assert cells(view, "First") == {
        "early": "published before",
        "late": "denies + said",
        "copy": "not mentioned",
        "other": "said",
    }
    assert cells(view, "Second") == {
        "early": "published before",
        "late": "not mentioned",
        "copy": "in the headline only",
        "other": "not checked",
    }


def test_a_mark_leads_to_the_row_and_silence_leads_nowhere(content: Write) -> None:
    (view,) = views(content(FEW))
    late = rows(view)["First"].cells[[column.id for column in view.columns].index("late")]
    assert [mark.href for mark in late.marks] == [row_of("first", "late-no"), row_of("first", "late")]
    silent = {"not-mentioned", "published-before", "not-checked"}
    for row in rows(view).values():
        for mark in (mark for cell in row.cells for mark in marks_of(cell)):
            assert (mark.href is None) == (mark.key in silent)


def test_families_stand_together_those_read_in_full_first_copies_after_their_parent(content: Write) -> None:
    (view,) = views(content(FEW))
    assert [(family.name, [column.id for column in family.columns]) for family in view.families] == [
        ("", ["early"]),
        ("Late", ["late", "copy"]),
        ("", ["other"]),
    ]
    assert [column.label for column in view.columns] == ["Early", "Late", "Copy (copy)", "Other"]


def test_points_and_sources_are_counted_where_silence_means_something(content: Write) -> None:
    (view,) = views(content(FEW))
    assert {name: (row.reports, row.of) for name, row in rows(view).items()} == {"First": (2, 3), "Second": (1, 2)}
    assert {column.id: (column.reports, column.of) for column in view.columns} == {
        "early": (0, 0),
        "late": (1, 2),
        "copy": (1, 2),
        "other": (1, 1),
    }
    assert [line.reports for line in view.sources] == [
        "reports on 0 of 0 points",
        "reports on 1 of 2 points",
        "reports on 1 of 2 points",
        "reports on 1 point; not read in full",
    ]


def test_the_key_counts_what_occurs_and_nothing_else(content: Write) -> None:
    (view,) = views(content(FEW))
    assert {item.key: item.count for item in view.key} == {
        "said": 1,
        "headline-only": 1,
        "denies": 1,
        "not-mentioned": 2,
        "published-before": 2,
        "not-checked": 1,
    }
    assert sum(item.count for item in view.key) == 2 * 4


def test_points_stand_in_the_groups_of_the_sheet(content: Write) -> None:
    (view,) = views(content(FEW))
    assert [(group.title, [row.point.text for row in group.rows]) for group in view.groups] == [
        ("One", ["First"]),
        ("Two", ["Second"]),
    ]


def test_a_sheet_without_points_says_so(content: Write) -> None:
    (view,) = views(content("sheet: {read_in_full: [quiet]}"))
    assert view.lead == "This sheet has no points yet."
    assert view.groups == ()


def many(points: int, unread: int) -> str:
    """Return a sheet on which one source was read in full; each of the others reports one point."""
    each = [f"  p{n}: {{reports: [{{source: s{n % unread}, stance: denies}}]}}" for n in range(points)]
    return "\n".join(("sheet: {read_in_full: [whole]}", "points:", *each))


def test_of_many_sources_those_that_report_seldom_are_named_in_the_last_column(content: Write) -> None:
    (view,) = views(content(many(20, 20)))
    assert [column.id for column in view.columns] == ["whole"]
    assert view.others == "Other sources"
    (mark,) = rows(view)["P7"].others
    assert mark == StanceMark("denies", "denies", row_of("p7", "s7"), "S7")
    assert len(view.sources) == 21


def test_with_few_sources_each_has_a_column(content: Write) -> None:
    (view,) = views(content(many(20, source_columns.FEW - 1)))
    assert len(view.columns) == source_columns.FEW
    assert view.others == ""
    assert all(row.others == () for row in rows(view).values())


def test_too_many_sources_read_in_full_leave_room_for_those_that_report_on_the_page(
    content: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_columns, "FEW", 2)
    monkeypatch.setattr(source_columns, "MOST", 3)
    read = ", ".join(f"s{number}" for number in range(6))
    (view,) = views(
        content(f"sheet: {{read_in_full: [{read}]}}\npoints: {{p: {{reports: [{{source: s5}}, {{source: s2}}]}}}}")
    )
    assert [column.id for column in view.columns] == ["s0", "s2", "s5"]
    assert (rows(view)["P"].reports, rows(view)["P"].of) == (2, 6), "those without a column count all the same"


def test_every_report_has_its_mark_on_one_page_of_a_long_sheet(content: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagination, "MOST", 7)
    pages = views(content(many(20, 4)))
    assert [len(rows(view)) for view in pages] == [7, 7, 6]
    assert [bool(view.sources) for view in pages] == [True, False, False]
    marks = Counter(mark.href for view in pages for mark in reported(view))
    assert marks == Counter(row_of(f"p{n}", f"s{n % 4}") for n in range(20))


def reported(view: WhoSaysWhatView) -> list[StanceMark]:
    return [
        mark
        for row in rows(view).values()
        for mark in (*row.others, *(mark for cell in row.cells for mark in marks_of(cell)))
        if mark.href
    ]


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (("2022-03-29", "2022-03-30"), ["Gazette, 29 March 2022", "Gazette, 30 March 2022"]),
        (("2022-03-29", "2022-03-29"), ["Gazette (1)", "Gazette (2)"]),
        (("2022-03-29", ""), ["Gazette (1)", "Gazette (2)"]),
    ],
)
def test_sources_of_one_outlet_are_told_apart(content: Write, dates: tuple[str, str], names: list[str]) -> None:
    dated: Mapping[str, str] = {f"s{n}": f'date: "{date}", ' if date else "" for n, date in enumerate(dates)}
    sources = ", ".join(f"{id}: {{{date}publisher: gazette}}" for id, date in dated.items())
    found = content(f"sources: {{{sources}}}\npoints: {{p: {{reports: [{{source: s0}}, {{source: s1}}]}}}}")
    assert list(source_columns.make_short_names(found.findings.corpus, ["s1", "s0"]).values()) == names
