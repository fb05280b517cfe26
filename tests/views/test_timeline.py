"""The strip of a timeline: each mark leads to an entry that stands on the page, and says what it is."""

from collections.abc import Callable

from factsheet.site.pages.kinds import timeline
from factsheet.site.pages.kinds.timeline import TimelineView
from factsheet.site.pages.parts.time_strip_view import StripView

from tests.model.content import SETTINGS, Content

Write = Callable[[str], Content]
POINTS = """
sources:
  gazette: {date: 2031-05-02}
  likely: {date: 2031-05-03, uncertain: [date]}
points:
  spoken: {kind: statement, date: 2031-05-01}
  counted: {kind: figure, date: 2031-05-01, compare: [{id: a, type: quantity, measure: killed, population: unstated}]}
  announced: {kind: event, date: 2031-05-02, expected: yes}
  long-ago: {kind: background, date: 1999}
  unknown: {kind: event}
  told: {reports: [{source: gazette}, {source: likely}]}
"""


def shown(content: Content) -> TimelineView:
    (page,) = timeline.make_pages(content.findings, SETTINGS)
    view = page.view()
    assert isinstance(view, TimelineView)
    return view


def strip(view: TimelineView) -> StripView:
    assert view.strip is not None
    return view.strip


def test_each_mark_leads_to_an_entry_of_the_page(content: Write) -> None:
    view = shown(content(POINTS))
    anchors = {entry.id for day in view.days for entry in day.entries}
    leading = [one.href.anchor for one in (*strip(view).marks, *strip(view).bars)]
    assert set(leading) <= anchors
    assert sorted(leading) == sorted(anchors - {"point-unknown", "point-told"})


def test_signs_have_the_sorts_of_their_entries(content: Write) -> None:
    view = shown(content(POINTS))
    sorts = {entry.id: entry.sort for day in view.days for entry in day.entries}
    assert all(sorts[one.href.anchor or ""] == one.sort for one in (*strip(view).marks, *strip(view).bars))
    assert [mark.title for mark in strip(view).marks] == [
        "1 May 2031, said: Spoken",
        "1 May 2031, counted: Counted",
        "2 May 2031, expected: Announced",
        "2 May 2031, published: Gazette",
    ]


def test_a_wide_or_uncertain_date_is_a_bar(content: Write) -> None:
    titles = [bar.title for bar in strip(shown(content(POINTS))).bars]
    assert titles == ["1999, happened: Long Ago", "3 May 2031 (uncertain), published: Likely"]


def test_what_has_no_date_is_counted(content: Write) -> None:
    assert shown(content(POINTS)).undated == "2 entries have no date and come last."


def test_where_all_is_dated_nothing_is_said_of_it(content: Write) -> None:
    assert shown(content("points: {one: {date: 2031-05-01}}")).undated == ""


def test_what_has_no_date_at_all_has_no_strip(content: Write) -> None:
    assert shown(content("points: {one: }")).strip is None


def test_years_between_are_cut_short_and_named(content: Write) -> None:
    (gap,) = strip(shown(content(POINTS))).gaps
    assert gap.words == "32 years"


def test_a_day_with_many_hours_has_a_strip_of_its_own(content: Write) -> None:
    points = "\n".join(f"  p{number}: {{date: 2031-05-01T{number + 8:02}:30}}" for number in range(7))
    (hours,) = shown(content(f"points:\n{points}\n  day: {{date: 2031-05-01}}")).hours
    assert hours.title == "1 May 2031 by hour"
    assert [label.lines for label in hours.labels] == [(f"{number + 8:02}:00",) for number in range(7)]
    assert len(hours.marks) == 7


def test_many_entries_of_a_day_are_one_sign_with_their_number(content: Write) -> None:
    points = "\n".join(f"  p{number}: {{kind: statement, date: 2031-05-01}}" for number in range(30))
    (mark,) = strip(shown(content(f"points:\n{points}"))).marks
    assert (mark.count, mark.title) == (30, "1 May 2031, said: 30 entries")
    assert strip(shown(content(f"points:\n{points}"))).description == "said: 30; most on 1 May 2031: 30 entries"


def test_labels_say_month_and_year_once(content: Write) -> None:
    points = "\n".join(f"  p{number}: {{date: 2031-05-{number:02}}}" for number in (1, 2, 3))
    labels = strip(shown(content(f"points:\n{points}"))).labels
    assert [label.lines for label in labels] == [("1", "May", "2031"), ("2",), ("3",)]


def test_a_source_without_a_date_stands_at_the_end_too(content: Write) -> None:
    view = shown(content("{sources: {lost: }, points: {one: {date: 2031-05-01, reports: [{source: lost}]}}}"))
    assert [entry.id for entry in view.days[-1].entries] == ["source-lost"]
    assert view.undated == "1 entry has no date and comes last."
