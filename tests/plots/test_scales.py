"""Scales: every number and every date has its place, in order, and zero is never left out in silence."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from factsheet.site.charts.scale import make_scale
from factsheet.site.charts.time_scale import make_time_scale
from factsheet.site.pages.parts.axis_labels import label_ticks
from factsheet.site.pages.parts.range_plot_view import describe_scale
from hypothesis import assume, given
from hypothesis import strategies as st

NUMBERS = st.one_of(
    st.integers(0, 30),
    st.integers(0, 10**13),
    st.decimals(0, 10**7, allow_nan=False, allow_infinity=False, places=3),
)
MOMENTS = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31))


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.booleans())
def test_numbers_stand_on_their_scale_in_their_order(numbers: list[int | Decimal], from_zero: bool) -> None:
    on = make_scale(numbers, from_zero=from_zero)
    assert on.ticks[0] <= min(numbers)
    assert on.ticks[-1] >= max(numbers)
    places = [on.place_number(number) for number in sorted(numbers)]
    assert places == sorted(places)
    assert all(0 <= place <= 1 for place in places)


@given(st.lists(NUMBERS, min_size=1, max_size=8))
def test_numbers_that_are_far_enough_apart_have_places_of_their_own(numbers: list[int | Decimal]) -> None:
    low, high = min(numbers), max(numbers)
    assume(low * 2 < high)
    on = make_scale(numbers)
    assert on.place_number(high) - on.place_number(low) > 0.02


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.booleans())
def test_ticks_rise_at_equal_distances_and_are_few(numbers: list[int | Decimal], from_zero: bool) -> None:
    on = make_scale(numbers, from_zero=from_zero)
    assert 2 <= len(on.ticks) <= 7
    steps = len(on.ticks) - 1
    assert [round(on.place_number(tick), 9) for tick in on.ticks] == [
        round(step / steps, 9) for step in range(steps + 1)
    ]


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.booleans())
def test_a_scale_without_zero_and_one_of_uneven_steps_is_told_in_words(
    numbers: list[int | Decimal], from_zero: bool
) -> None:
    on = make_scale(numbers, from_zero=from_zero)
    assert bool(describe_scale(on)) == (on.kind == "logarithmic" or on.ticks[0] != 0)
    if from_zero and on.kind == "linear":
        assert on.is_from_zero


@pytest.mark.parametrize(
    ("numbers", "kind", "ticks"),
    [
        ([400], "linear", (0, 100, 200, 300, 400)),
        ([34, 34], "linear", (0, 10, 20, 30, 40)),
        ([0], "linear", (0, 1)),
        ([3], "linear", (0, 1, 2, 3)),
        ([Decimal("0.5")], "linear", (0, Decimal("0.2"), Decimal("0.4"), Decimal("0.6"))),
        ([390, 400], "linear", (390, 395, 400)),
        ([1, 50], "linear", (0, 20, 40, 60)),
        ([5, 40_000], "logarithmic", (1, 100, 10_000, 1_000_000)),
        ([0, 5, 40_000], "logarithmic", (0, 1, 100, 10_000, 1_000_000)),
        ([5, 39_000, 40_000, 41_000], "linear", (0, 20_000, 40_000, 60_000)),
    ],
)
def test_a_scale_begins_at_zero_unless_that_would_hide_the_numbers(
    numbers: list[int | Decimal], kind: str, ticks: tuple[int | Decimal, ...]
) -> None:
    on = make_scale(numbers)
    assert (on.kind, on.ticks) == (kind, ticks)


@given(MOMENTS, MOMENTS)
def test_dates_stand_on_their_scale_in_their_order(one: datetime, other: datetime) -> None:
    first, last = min(one, other), max(one, other)
    on = make_time_scale(first, last)
    assert on.first <= first
    assert on.last >= last
    assert on.place_moment(first) <= on.place_moment(last)
    assert list(on.ticks) == sorted(set(on.ticks))
    assert all(on.first <= tick <= on.last for tick in on.ticks)
    assert len(on.ticks) <= 6


@given(MOMENTS, st.integers(2, 4000))
def test_a_scale_of_days_or_years_has_a_date_to_read_it_by(first: datetime, days: int) -> None:
    assume(first < datetime(9980, 1, 1))
    assert make_time_scale(first, first + timedelta(days=days)).ticks


@pytest.mark.parametrize(
    ("first", "last", "unit", "ticks"),
    [
        ("2022-01-01", "2024-12-31", "year", ["2022-01-01", "2023-01-01", "2024-01-01"]),
        ("2022-01-10", "2022-06-30", "month", ["2022-04-01"]),
        ("2022-01-10", "2022-04-30", "month", ["2022-02-01", "2022-03-01", "2022-04-01"]),
        ("2022-03-01", "2022-03-06", "day", ["2022-03-01", "2022-03-03", "2022-03-05"]),
    ],
)
def test_years_months_and_days_begin_where_calendars_say(first: str, last: str, unit: str, ticks: list[str]) -> None:
    on = make_time_scale(datetime.fromisoformat(first), datetime.fromisoformat(last))
    assert (on.unit, [tick.date().isoformat() for tick in on.ticks]) == (unit, ticks)


@given(st.lists(st.text("0123456789,", min_size=1, max_size=20), min_size=1, max_size=7))
def test_labels_never_meet_and_the_ends_are_told(labels: list[str]) -> None:
    steps = max(1, len(labels) - 1)
    places = [round(100 * number / steps, 2) for number in range(len(labels))]
    ticks = label_ticks(list(zip(places, labels, strict=True)))
    assert [tick.x for tick in ticks] == places
    assert (ticks[0].label, ticks[-1].label) == (labels[0], labels[-1])
    shown = [tick for tick in ticks if tick.label]
    if len(shown) > 2:
        narrowest = min(after.x - before.x for before, after in pairwise(shown))
        assert max(len(tick.label) for tick in shown[1:-1]) * 7.5 / 260 * 100 / 2 <= narrowest
