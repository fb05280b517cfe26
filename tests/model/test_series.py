"""Series: values in a CSV file beside a point."""

from pathlib import Path

import pytest
from factsheet.problems.problem import Problem

from tests.model.content import SHEET, Content, write

HEAD = "source,claimed_by,as_of,period,value,locator,quote"
ONE = """
sources: {un-update: {publisher: united-nations, kind: dataset}}
sheet: {read_in_full: [un-update, bbc]}
actors: {united-nations: , mayor: }
point:
  title: Killed, day by day
  kind: figure
  expected: yes
  date: 2022-03
  compare: [{id: killed, type: quantity, measure: killed, population: civilian, series: daily}]
  reports:
    - {source: bbc, quote: up to 400, says: {killed: {value: up to 400, as_of: 2022-03-29}}}
"""
TWO = ONE.replace(
    "series: daily}]",
    "series: daily}, {id: injured, type: quantity, measure: injured, population: civilian, series: weekly}]",
)


@pytest.fixture
def points(tmp_path: Path) -> Path:
    folder = tmp_path / f"content/sheets/{SHEET}/points"
    folder.mkdir(parents=True)
    return folder


def written(points: Path, text: str = ONE, **tables: str | bytes) -> Content:
    """Write each table beside the point, under the name with `_` for the dot between point and aspect."""
    for name, lines in tables.items():
        data = lines if isinstance(lines, bytes) else f"{HEAD}\n{lines}\n".encode()
        (points / f"{name.replace('_', '.')}.csv").write_bytes(data)
    return write(points.parents[2], text)


def only(content: Content) -> Problem:
    (problem,) = content.problems
    return problem


def test_each_line_is_a_row_with_its_claimant_its_day_and_its_words(points: Path) -> None:
    found = written(
        points,
        point='un-update,united-nations,2022-03-28,,"at least 1,151",table 1,"at least 1,151 killed"\n\n'
        "un-update,mayor,not_given,March,dozens,,",
    )
    assert not found.problems
    first, second = found.point().series
    assert (first.source, first.claimed_by, first.line, first.period) == ("un-update", "united-nations", 2, None)
    assert (first.figure.value.as_stated, first.figure.value.min, first.figure.value.max) == (
        "at least 1,151",
        1151,
        None,
    )
    assert (str(first.figure.as_of), first.locator, first.quote) == ("2022-03-28", "table 1", "at least 1,151 killed")
    assert (second.line, second.period, second.figure.as_of, second.figure.value.relation) == (
        4,
        "March",
        None,
        "vague",
    )


def test_a_row_counts_what_its_aspect_says_and_is_claimed_by_whom_it_names(points: Path) -> None:
    found = written(points, point="un-update,mayor,2022-03-28,,5,,")
    figure = found.point().series[0].figure
    assert figure.claimed_by == "mayor"
    assert figure.scope == found.point().compare[0].scope


def test_the_point_keeps_everything_else_when_its_series_is_read(points: Path) -> None:
    found = written(points, point="un-update,mayor,2022-03-28,,5,,").point()
    assert found.title == "Killed, day by day"
    assert found.expected
    assert str(found.date) == "2022-03"
    assert found.reports[0].says["killed"].value.as_stated == "up to 400"


def test_several_series_of_one_point_stand_in_files_named_by_their_aspects(points: Path) -> None:
    found = written(
        points,
        TWO,
        point_killed="un-update,,2022-03-28,,5,,",
        point_injured="un-update,,2022-03-28,,9,,\nun-update,,2022-03-29,,12,,",
    )
    assert not found.problems
    assert [(row.aspect, row.figure.value.as_stated) for row in found.point().series] == [
        ("killed", "5"),
        ("injured", "9"),
        ("injured", "12"),
    ]


def test_a_source_that_only_a_series_names_is_not_silent(points: Path) -> None:
    found = written(points, point="un-update,united-nations,2022-03-28,,5,,")
    assert "un-update" not in found.silent()


def test_columns_may_stand_in_any_order_after_a_byte_order_mark_and_with_windows_line_ends(points: Path) -> None:
    table = "\ufeffvalue,as_of,source,quote,locator,period,claimed_by\r\n5,2022-03-28,un-update,,,,mayor\r\n"
    found = written(points, point=table.encode())
    assert not found.problems
    row = found.point().series[0]
    assert (row.source, row.claimed_by, row.figure.value.as_stated) == ("un-update", "mayor", "5")


def test_a_quotation_may_run_over_lines(points: Path) -> None:
    found = written(points, point='un-update,,2022-03-28,,5,,"5\nlines"\nun-update,,2022-03-29,,6,,')
    assert not found.problems
    assert [row.quote for row in found.point().series] == ["5\nlines", None]


@pytest.mark.parametrize(
    ("line", "cell"),
    [
        ("un-update,,2022-03-28,,umpteen,,", "value"),
        ("un-update,,2022-03-28,,,,", "value"),
        ("un-update,,,,5,,", "as_of"),
        ("un-update,,2022-02-30,,5,,", "as_of"),
        ("un-update,Mayor of Kyiv,2022-03-28,,5,,", "claimed_by"),
        ("UN update,,2022-03-28,,5,,", "source"),
        (",,2022-03-28,,5,,", "source"),
    ],
)
def test_a_broken_cell_is_told_with_its_line_and_its_column(points: Path, line: str, cell: str) -> None:
    found = written(points, point=f"un-update,,2022-03-27,,4,,\n{line}\nun-update,,2022-03-29,,6,,")
    problem = only(found)
    assert (problem.file, problem.line) == (f"content/sheets/{SHEET}/points/point.csv", 3)
    assert problem.message.startswith(f"{cell}: ")
    assert [row.line for row in found.point().series] == [2, 4], "the other lines are read"


@pytest.mark.parametrize("line", ["un-update,,2022-03-28,,5", "un-update,,2022-03-28,,1,151,,", "text"])
def test_a_line_with_too_few_or_too_many_cells_is_told(points: Path, line: str) -> None:
    problem = only(written(points, point=f"un-update,,2022-03-27,,4,,\n{line}"))
    assert (problem.code, problem.line) == ("F022", 3)
    assert "cells" in problem.message


@pytest.mark.parametrize(
    ("table", "line", "code"),
    [
        (b"", 1, "F022"),
        (b"source,value\nun-update,5\n", 1, "F022"),
        (HEAD.replace("quote", "quotation").encode() + b"\n", 1, "F022"),
        (HEAD.encode() + b'\nun-update,,2022-03-28,,5,,"never closed\n', 2, "F022"),
        (HEAD.encode() + "\nun-update,,2022-03-28,,5,,Київ\n".encode("cp1251"), 2, "F001"),
    ],
)
def test_a_table_that_cannot_be_read_is_told(points: Path, table: bytes, line: int, code: str) -> None:
    found = written(points, point=table)
    problem = only(found)
    assert (problem.code, problem.line) == (code, line)
    assert found.point().series == ()


def test_a_series_without_its_table_is_told_at_the_aspect(points: Path) -> None:
    problem = only(written(points))
    assert (problem.file, problem.code) == (f"content/sheets/{SHEET}/points/point.yml", "F022")
    assert "`point.csv`" in problem.message


def test_where_a_point_has_several_series_a_missing_table_is_told_by_name(points: Path) -> None:
    problem = only(written(points, TWO, point_killed="un-update,,2022-03-28,,5,,"))
    assert "`point.injured.csv`" in problem.message


def test_the_sources_and_claimants_of_a_series_are_counted_though_no_row_shows_them(points: Path) -> None:
    lines = "\n".join(f"un-update,{cells}" for cells in ("united-nations,2022-03-28,,5,,", "mayor,2022-03-28,,5,,"))
    found = written(points, ONE.replace("  expected: yes\n", "").partition("  reports:")[0], point=lines)
    assert not found.problems
    assert found.counts() == (1, 1, 2)
    assert found.rows() == {}
    assert found.support() == "origin_not_established", "several claimants that one source relays are no corroboration"


@pytest.mark.parametrize(
    ("second", "support"),
    [
        ("report,mayor,2022-03-28,,5,,", "corroborated"),
        ("report,mayor,2022-03-28,,more than 3,,", "corroborated"),
        ("report,mayor,2022-03-28,,9,,", "contested"),
        ("report,mayor,2022-03-29,,5,,", "origin_not_established"),
        ("un-update,mayor,2022-03-28,,5,,", "origin_not_established"),
        ("copy,mayor,2022-03-28,,5,,", "origin_not_established"),
        ("report,united-nations,2022-03-28,,5,,", "single_origin"),
        ("report,somebody,2022-03-28,,5,,", "origin_not_established"),
        ("unseen,mayor,2022-03-28,,9,,", "single_origin"),
    ],
)
def test_claimants_corroborate_or_contradict_each_other_on_one_date(points: Path, second: str, support: str) -> None:
    text = (
        ONE.replace("  expected: yes\n", "")
        .partition("  reports:")[0]
        .replace("sources: {", "sources: {copy: {edges: [{rewrites: un-update}]}, unseen: {held: no}, ")
        .replace("mayor: }", "mayor: , somebody: {kind: unnamed}}")
    )
    found = written(points, text, point=f"un-update,,2022-03-28,,5,,\n{second}")
    assert found.support() == support


COPIED = """
sources:
  un-update: {publisher: united-nations}
  wire: {publisher: agency}
  copy: {publisher: daily, edges: [{rewrites: wire}]}
point:
  kind: figure
  compare: [{id: killed, type: quantity, measure: killed, population: civilian, series: daily}]
"""


def test_a_claimant_whom_only_a_copy_relays_corroborates_nothing(points: Path) -> None:
    """The copy adds no origin, so there is one, and one cannot corroborate itself."""
    lines = "un-update,mayor,2022-03-28,,5,,\ncopy,governor,2022-03-28,,5,,\nwire,mayor,2022-03-27,,4,,"
    found = written(points, COPIED, point=lines)
    assert found.counts() == (3, 2, 1)
    assert found.support() == "origin_not_established"


def test_claimants_of_another_number_do_not_corroborate_what_a_figure_is_about(points: Path) -> None:
    aspects = "{id: fled, type: quantity, measure: displaced, population: civilian}, "
    text = COPIED.replace("compare: [", f"compare: [{aspects}")
    lines = "un-update,mayor,2022-03-28,,5,,\nwire,governor,2022-03-28,,5,,"
    assert written(points, text, point=lines).support() == "origin_not_established"
    assert written(points, text.replace("kind: figure", "kind: event"), point=lines).support() == "corroborated"
