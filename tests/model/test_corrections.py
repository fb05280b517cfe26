"""What was amended on a sheet: the newest first, with what was struck, what stands there now, and why."""

from collections.abc import Callable

from factsheet.analysis.corrections import count_amendments, list_amendments

from tests.model.content import SHEET, Content

Write = Callable[[str], Content]

AMENDED = """
points:
  old:
    statement: There were five.
    status: {state: superseded, date: 2031-05-05, reason: counted again, by: new}
    reports: [{source: one}]
  new:
    statement: There were six.
    status: {state: corrected, date: 2031-05-07, reason: a slip of the pen}
    corrections:
      - {date: 2031-05-07, was: sixty, now: six, reason: a zero too many, reported_by: a reader}
      - {date: 2031-05-09, was: six men, now: six, reason: not stated}
    reports: [{source: one}]
  gone: {statement: Nobody said it., status: withdrawn, reports: [{source: one}]}
  sound: {reports: [{source: one}]}
"""


def test_the_newest_stands_first_and_what_has_no_date_last(content: Write) -> None:
    found = list_amendments(content(AMENDED).findings, SHEET)
    assert [(str(one.date or ""), one.point.id, one.state) for one in found] == [
        ("2031-05-09", "new", ""),
        ("2031-05-07", "new", "corrected"),
        ("2031-05-07", "new", ""),
        ("2031-05-05", "old", "superseded"),
        ("", "gone", "withdrawn"),
    ]


def test_each_says_what_was_struck_what_stands_there_now_and_why(content: Write) -> None:
    found = {(one.point.id, one.state, one.was): one for one in list_amendments(content(AMENDED).findings, SHEET)}
    replaced = found["old", "superseded", "There were five."]
    assert (replaced.now, replaced.reason, replaced.by and replaced.by.id) == (
        "There were six.",
        "counted again",
        "new",
    )
    told = found["new", "", "sixty"]
    assert (told.now, told.reason, told.reported_by, told.by) == ("six", "a zero too many", "a reader", None)
    assert found["gone", "withdrawn", "Nobody said it."].now == ""
    assert found["new", "corrected", ""].reason == "a slip of the pen"


def test_they_are_counted_without_opening_a_point(content: Write) -> None:
    points = content(AMENDED).findings.corpus.list_points(SHEET)
    assert {point.id: count_amendments(point) for point in points} == {"gone": 1, "new": 3, "old": 1, "sound": 0}


def test_another_sheet_has_none_of_them(content: Write) -> None:
    assert list_amendments(content(AMENDED).findings, "elsewhere") == []
