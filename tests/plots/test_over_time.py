"""Values over time: each at its date and number, gaps stay gaps, and a long series loses neither ends nor openness."""

from datetime import date, timedelta
from itertools import pairwise

from factsheet.model.values.date import parse_date as read_date
from factsheet.model.values.quantity import Quantity, read
from factsheet.site.charts import over_time as plots
from factsheet.site.charts.over_time import (
    HEIGHT,
    LANE,
    MOST,
    WIDTH,
    DatedQuantity,
    PlotSegment,
    TimePlotGeometry,
    draw_over_time,
)
from hypothesis import given
from hypothesis import strategies as st

from tests.plots.quantities import OPEN_ABOVE, OPEN_BELOW, quantities, stated

WEEK = timedelta(days=7)
DATES = st.sampled_from(
    ["2022", "2022-03", "2022-03-29", "2022-03-01/2022-05-10", "2022-06-01/..", "../2021-12", "2023~"]
)
VALUES = st.builds(DatedQuantity, DATES.map(read_date), quantities(most=5000), st.booleans())
COUNTING = st.sampled_from(["cumulative", "per_period", None])


def weekly(*words: str, provisional: bool = False) -> list[DatedQuantity]:
    """Return values for one Monday after the other; an empty text is a week without a value."""
    begin = date(2022, 1, 3)
    return [
        DatedQuantity(read_date((begin + number * WEEK).isoformat()), read(word), provisional)
        for number, word in enumerate(words)
        if word
    ]


def drawn(
    *claims: list[DatedQuantity], counting: plots.Counting = None, period: timedelta | None = None
) -> TimePlotGeometry:
    found = draw_over_time(claims, counting, period)
    assert found is not None
    return found


def forms(found: TimePlotGeometry, panel: int = 0) -> list[str]:
    return [segment.form for segment in found.panels[panel].segments]


def signs(found: TimePlotGeometry) -> list[PlotSegment]:
    return [one for panel in found.panels for one in panel.segments if one.form in ("dot", "ring")]


@given(st.lists(st.lists(VALUES, min_size=1, max_size=5), min_size=1, max_size=3), COUNTING)
def test_every_line_lies_in_the_frame(claims: list[list[DatedQuantity]], counting: plots.Counting) -> None:
    found = draw_over_time(claims, counting, WEEK)
    for panel in found.panels if found else ():
        for _form, x1, y1, x2, y2 in panel.segments:
            assert 0 <= x1 <= x2 <= WIDTH
            assert min(y1, y2) >= 0
            assert max(y1, y2) <= HEIGHT + LANE


@given(st.lists(VALUES, min_size=1, max_size=6), COUNTING)
def test_a_sign_stands_for_each_stated_number_and_for_no_other(
    claim: list[DatedQuantity], counting: plots.Counting
) -> None:
    found = draw_over_time([claim], counting)
    if found is None:
        assert not any(stated(value.quantity) for value in claim) or all(
            value.as_of.earliest is None and value.as_of.latest is None for value in claim
        )
        return
    heights = sorted(one.y1 for one in signs(found))
    expected = (
        round(HEIGHT - plots.MARGIN - found.numbers.place_number(number) * (HEIGHT - 2 * plots.MARGIN), 1)
        for value in claim
        for number in stated(value.quantity)
    )
    assert set(heights) == set(expected)
    words = sum(not stated(value.quantity) for value in claim)
    assert forms(found).count("word") == words


@given(st.lists(VALUES, min_size=1, max_size=6), COUNTING)
def test_open_bounds_stay_open(claim: list[DatedQuantity], counting: plots.Counting) -> None:
    found = draw_over_time([claim], counting)
    if found is not None:
        relations = [value.quantity.relation for value in claim]
        assert forms(found).count("above") == sum(relation in OPEN_ABOVE for relation in relations)
        assert forms(found).count("below") == sum(relation in OPEN_BELOW for relation in relations)


def test_larger_numbers_stand_higher_and_later_dates_further() -> None:
    first, second, third = signs(drawn(weekly("10", "20", "30")))
    assert first.x1 < second.x1 < third.x1
    assert first.y1 > second.y1 > third.y1


def test_claimants_share_both_scales() -> None:
    found = drawn(weekly("10", "40"), weekly("10", "20"))
    assert [one.y1 for one in signs(found)[:1]] == [one.y1 for one in signs(found)[2:3]]
    assert signs(found)[1].x1 == signs(found)[3].x1


def test_a_number_counted_in_all_stands_until_the_next_and_not_over_a_gap() -> None:
    steps = [
        one
        for one in drawn(weekly("10", "20", "", "40", "50"), counting="cumulative", period=WEEK).panels[0].segments
        if one.form == "step"
    ]
    assert len(steps) == 4
    assert forms(drawn(weekly("10", "", "30"), counting="cumulative", period=WEEK)).count("step") == 0


def test_a_step_leads_only_from_one_number_to_one_number() -> None:
    for other in ("at least 20", "between 20 and 30", "dozens"):
        assert "step" not in forms(drawn(weekly("10", other, "40"), counting="cumulative", period=WEEK))
    twice = [*weekly("10", "20"), *weekly("", "25")]
    assert "step" not in forms(drawn(twice, counting="cumulative", period=WEEK))
    assert "step" not in forms(drawn(weekly("10", "20"), counting="cumulative")), "it keeps no period"


def test_what_is_counted_for_each_period_stands_on_zero_and_has_no_steps() -> None:
    found = drawn(weekly("390", "400", "at least 395", "up to 395"), counting="per_period", period=WEEK)
    columns = [one for one in found.panels[0].segments if one.form == "column"]
    assert found.numbers.is_from_zero
    assert len(columns) == 3, "nothing is asserted below an upper bound"
    assert {one.y1 for one in columns} == {HEIGHT - plots.MARGIN}
    assert "step" not in forms(found)


def test_a_date_is_as_wide_as_it_is_stated() -> None:
    claim = [DatedQuantity(read_date(when), read("5"), False) for when in ("2022-01-01", "2022-06", "2023-12-31")]
    found = drawn(claim)
    (span,) = (one for one in found.panels[0].segments if one.form == "span")
    assert 30 < span.x2 - span.x1 < 60, "a month of two years"


def test_what_is_not_final_is_marked_at_each_of_its_numbers() -> None:
    found = drawn(weekly("between 10 and 20", "30", provisional=True))
    assert forms(found).count("split") == 3


def test_a_long_series_has_few_lines_and_keeps_its_extremes() -> None:
    words = [str(100 + 37 * number % 211) for number in range(8 * MOST)]
    words[5], words[900], words[1100] = "at least 900", "2", "up to 50"
    found = drawn(weekly(*words), counting="per_period", period=WEEK)
    panel = found.panels[0]
    assert len(panel.segments) <= 3 * MOST
    assert panel.bundled == 8 * MOST
    heights = [y for one in panel.segments if one.form == "band" for y in (one.y1, one.y2)]
    for number, extreme in ((900, min(heights)), (2, max(heights))):
        at = HEIGHT - plots.MARGIN - found.numbers.place_number(number) * (HEIGHT - 2 * plots.MARGIN)
        assert abs(at - extreme) < 0.1
    assert (forms(found).count("above"), forms(found).count("below")) == (1, 1)


def test_in_a_long_series_gaps_and_words_are_still_seen() -> None:
    words = [str(number % 50) for number in range(4 * MOST)]
    words[400:500] = [""] * 100
    words[700] = "dozens"
    found = drawn(weekly(*words))
    bands = sorted(one.x1 for one in found.panels[0].segments if one.form == "band")
    assert max(after - before for before, after in pairwise(bands)) > WIDTH * 0.08
    assert forms(found).count("word") == 1


@given(st.lists(VALUES, min_size=1, max_size=3))
def test_nothing_is_drawn_without_a_number(claim: list[DatedQuantity]) -> None:
    wordy: list[Quantity] = [read("dozens"), read("none"), read("unknown")]
    assert draw_over_time([[value._replace(quantity=wordy[0]) for value in claim]], None) is None
