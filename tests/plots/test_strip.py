"""Strips of time: every moment has its mark, bar or number, in its lane, and nothing covers anything."""

from collections import Counter
from datetime import datetime, timedelta
from itertools import combinations, pairwise

import pytest
from factsheet.site.charts.calendar import UNITS, Unit, find_beginning, find_next_beginning
from factsheet.site.charts.strip_scale import COLUMN, MOST_COLUMNS, TimeSpan
from factsheet.site.charts.time_strip import BAR, MARK, MOST_BARS, MOST_MARKS, TimeStrip, draw_strip
from hypothesis import example, given
from hypothesis import strategies as st

LANES = 3
DAY = datetime(2022, 3, 29)
ANY = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))
SOON = st.datetimes(datetime(2022, 3, 1), datetime(2022, 4, 15))


@st.composite
def moments(draw: st.DrawFn) -> TimeSpan:
    when = draw(st.sampled_from((ANY, SOON)))
    begin, end = sorted((draw(when), draw(when)))
    form = draw(st.sampled_from(("instant", "day", "wide", "since", "until", "unknown")))
    lane = draw(st.integers(0, LANES - 1))
    match form:
        case "instant":
            return TimeSpan(lane, begin, begin)
        case "day":
            day = find_beginning(begin, "day")
            return TimeSpan(lane, day, day + timedelta(hours=23, minutes=59))
        case "wide":
            return TimeSpan(lane, begin, end)
        case "since":
            return TimeSpan(lane, begin, None)
        case "until":
            return TimeSpan(lane, None, end)
        case _:
            return TimeSpan(lane, None, None)


@given(st.lists(moments(), max_size=60))
@example([TimeSpan(0, datetime.max, datetime.max), TimeSpan(1, datetime.min, datetime.min)])
def test_every_dated_moment_stands_once_in_its_lane(given_moments: list[TimeSpan]) -> None:
    drawn = draw_strip(given_moments, LANES)
    dated = Counter(number for number, moment in enumerate(given_moments) if moment.begin or moment.end)
    if drawn is None:
        assert not dated
        return
    assert Counter(number for one in (*drawn.marks, *drawn.bars) for number in one.members) == dated
    for one in (*drawn.marks, *drawn.bars):
        for number in one.members:
            lane = drawn.lanes[given_moments[number].lane]
            assert lane.y <= one.y <= lane.y + lane.height


@given(st.lists(moments(), min_size=1, max_size=60))
def test_nothing_covers_anything_or_leaves_the_strip(given_moments: list[TimeSpan]) -> None:
    drawn = draw_strip(given_moments, LANES)
    if drawn is None:
        return
    boxes = [(mark.x - MARK / 2, mark.y - MARK / 2, mark.x + MARK / 2, mark.y + MARK / 2) for mark in drawn.marks]
    boxes += [(bar.x, bar.y, bar.x + bar.width, bar.y + BAR) for bar in drawn.bars]
    for left, top, right, bottom in boxes:
        assert left >= -1e-6
        assert top >= 0
        assert right <= drawn.width + 0.1
        assert bottom <= drawn.height
    for a, b in combinations(boxes, 2):
        assert a[2] <= b[0] + 0.2 or b[2] <= a[0] + 0.2 or a[3] <= b[1] or b[3] <= a[1]


@given(st.lists(moments(), min_size=1, max_size=60))
def test_columns_and_gaps_follow_each_other_without_a_hole(given_moments: list[TimeSpan]) -> None:
    drawn = draw_strip(given_moments, LANES)
    if drawn is None:
        return
    parts = sorted((*drawn.columns, *drawn.gaps), key=lambda part: part.x)
    assert [part.begin for part in parts] == sorted({part.begin for part in parts})
    for gap in drawn.gaps:
        after = next((column for column in drawn.columns if column.x > gap.x), None)
        assert gap.end > gap.begin
        assert after is None or after.begin == gap.end


@given(ANY, st.sampled_from(UNITS))
def test_a_moment_lies_in_its_unit(moment: datetime, unit: Unit) -> None:
    begin = find_beginning(moment, unit)
    assert begin <= moment
    assert moment < find_next_beginning(begin, unit) or find_next_beginning(begin, unit) == datetime.max


def spread(count: int, length: timedelta) -> TimeStrip:
    found = draw_strip(
        [TimeSpan(number % LANES, DAY + length * number, DAY + length * number) for number in range(count)], LANES
    )
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("count", "length", "unit"),
    [
        (5, timedelta(hours=3), "day"),
        (5, timedelta(days=4), "day"),
        (500, timedelta(minutes=5), "day"),
        (500, timedelta(days=2), "month"),
        (500, timedelta(days=40), "decade"),
        (5, timedelta(days=3000), "day"),
    ],
)
def test_hours_and_years_few_and_many_are_readable(count: int, length: timedelta, unit: Unit) -> None:
    drawn = spread(count, length)
    assert drawn.unit == unit
    assert len(drawn.columns) <= MOST_COLUMNS * 2
    assert max(Counter((mark.column, mark.y) for mark in drawn.marks).values()) == 1


def test_many_moments_of_one_column_are_one_mark_with_their_number() -> None:
    drawn = draw_strip([TimeSpan(0, DAY, DAY)] * 500, LANES)
    assert drawn is not None
    assert [len(mark.members) for mark in drawn.marks] == [500]
    few = draw_strip([TimeSpan(0, DAY, DAY)] * MOST_MARKS, LANES)
    assert few is not None
    assert [len(mark.members) for mark in few.marks] == [1] * MOST_MARKS


def test_what_may_lie_in_several_columns_is_a_bar_across_them() -> None:
    days = [TimeSpan(0, DAY + timedelta(days=number), DAY + timedelta(days=number)) for number in range(4)]
    drawn = draw_strip([*days, TimeSpan(1, DAY + timedelta(days=1), DAY + timedelta(days=2, hours=23))], LANES)
    assert drawn is not None
    (bar,) = drawn.bars
    assert bar.x == pytest.approx(COLUMN, abs=1)
    assert bar.x + bar.width == pytest.approx(3 * COLUMN, abs=3)


def test_years_without_anything_are_cut_short() -> None:
    drawn = draw_strip([TimeSpan(0, datetime(2014, 3, 1), datetime(2014, 3, 1)), TimeSpan(0, DAY, DAY)], LANES)
    assert drawn is not None
    assert [(gap.begin.year, gap.end) for gap in drawn.gaps] == [(2014, DAY)]
    assert all(a.x < b.x for a, b in pairwise(drawn.columns))


def test_the_strip_of_a_day_is_by_hour() -> None:
    at_noon, at_four = DAY.replace(hour=12, minute=5), DAY.replace(hour=16)
    drawn = draw_strip([TimeSpan(0, at_noon, at_noon), TimeSpan(1, at_four, at_four)], LANES, "hour")
    assert drawn is not None
    assert [column.begin.hour for column in drawn.columns] == [12, 16]


def test_many_bars_are_few_rows_and_none_is_lost() -> None:
    wide = [TimeSpan(0, DAY + timedelta(hours=number), DAY + timedelta(days=5, hours=number)) for number in range(20)]
    drawn = draw_strip([*wide, *[TimeSpan(1, day := DAY + timedelta(days=number), day) for number in range(40)]], LANES)
    assert drawn is not None
    assert len({bar.y for bar in drawn.bars}) == MOST_BARS + 1
    assert sum(len(bar.members) for bar in drawn.bars) == 20


def test_bars_of_one_extent_are_one_bar_with_their_number() -> None:
    month = TimeSpan(0, datetime(2022, 3, 1), datetime(2022, 3, 31, 23))
    drawn = draw_strip([*[month] * 9, *[TimeSpan(1, DAY, DAY)] * 20], LANES)
    assert drawn is not None
    assert [len(bar.members) for bar in drawn.bars] == [9]
