"""A range plot draws what is stated and nothing else: open bounds stay open, words have no place."""

import pytest
from factsheet.model.values.quantity import Quantity, read
from factsheet.site.charts.range_plot import (
    RangeMark,
    RangeShapes,
    RangeStroke,
    draw_quantity,
    make_common_scale,
    place_in_frame,
)
from hypothesis import given
from hypothesis import strategies as st

from tests.plots.quantities import OPEN_ABOVE, OPEN_BELOW, quantities, stated

HEADS = ("above", "below")


def places(shapes: RangeShapes) -> list[float]:
    return sorted({mark.x for mark in shapes.marks if mark.form not in HEADS})


@given(st.lists(quantities(), min_size=1, max_size=6))
def test_every_shape_lies_in_the_frame_and_every_sign_at_a_stated_number(given_: list[Quantity]) -> None:
    on = make_common_scale(given_)
    for quantity in given_ if on else ():
        assert on is not None
        shapes = draw_quantity(quantity, on)
        assert places(shapes) == sorted({place_in_frame(on.place_number(number)) for number in stated(quantity)})
        ends = {x for stroke in shapes.strokes for x in (stroke.x1, stroke.x2)} | {mark.x for mark in shapes.marks}
        assert all(0 <= x <= 100 for x in ends)
        assert all(stroke.x1 <= stroke.x2 for stroke in shapes.strokes)
        assert ends <= {0, 100, *places(shapes)}


@given(st.lists(quantities(), min_size=2, max_size=6))
def test_the_order_of_numbers_is_the_order_of_places(given_: list[Quantity]) -> None:
    on = make_common_scale(given_)
    if on is not None:
        numbers = sorted(number for quantity in given_ for number in stated(quantity))
        found = [place_in_frame(on.place_number(number)) for number in numbers]
        assert found == sorted(found)


@given(quantities(), st.booleans())
def test_an_open_bound_is_never_closed_and_a_closed_one_never_open(quantity: Quantity, provisional: bool) -> None:
    on = make_common_scale([quantity])
    shapes = draw_quantity(quantity, on, provisional=provisional) if on else RangeShapes()
    heads = {mark for mark in shapes.marks if mark.form in HEADS}
    assert heads == ({RangeMark("above", 100)} if quantity.relation in OPEN_ABOVE else set()) | (
        {RangeMark("below", 0)} if quantity.relation in OPEN_BELOW else set()
    )
    edges = {x for stroke in shapes.strokes for x in (stroke.x1, stroke.x2)} & {0, 100}
    assert edges == {mark.x for mark in heads}


@pytest.mark.parametrize("words", ["dozens", "none", "unknown", "hundreds, if not thousands"])
def test_words_have_no_place(words: str) -> None:
    assert make_common_scale([read(words)]) is None
    on = make_common_scale([read("400")])
    assert on is not None
    assert draw_quantity(read(words), on) == RangeShapes()


@pytest.mark.parametrize(
    ("words", "strokes", "marks"),
    [
        ("50", (), (RangeMark("dot", 50.0),)),
        ("about 50", (), (RangeMark("about", 50.0),)),
        ("between 50 and 100", (RangeStroke("bar", 50.0, 97.0),), (RangeMark("end", 50.0), RangeMark("end", 97.0))),
        ("about 50 to 100", (RangeStroke("bar", 50.0, 97.0),), (RangeMark("about", 50.0), RangeMark("about", 97.0))),
        ("at least 50", (RangeStroke("open", 50.0, 100),), (RangeMark("dot", 50.0), RangeMark("above", 100))),
        ("more than 50", (RangeStroke("open", 50.0, 100),), (RangeMark("ring", 50.0), RangeMark("above", 100))),
        ("up to 50", (RangeStroke("open", 0, 50.0),), (RangeMark("dot", 50.0), RangeMark("below", 0))),
        ("fewer than 50", (RangeStroke("open", 0, 50.0),), (RangeMark("ring", 50.0), RangeMark("below", 0))),
        ("nearly 50", (RangeStroke("open", 0, 50.0),), (RangeMark("ring", 50.0), RangeMark("below", 0))),
    ],
)
def test_each_manner_of_stating_has_its_shape(
    words: str, strokes: tuple[RangeStroke, ...], marks: tuple[RangeMark, ...]
) -> None:
    on = make_common_scale([read("0"), read("100")])
    assert on is not None
    assert draw_quantity(read(words), on) == RangeShapes(strokes, marks)


def test_what_is_not_final_is_hatched() -> None:
    on = make_common_scale([read("400")])
    assert on is not None
    assert draw_quantity(read("400"), on, provisional=True).marks == (RangeMark("hatched", 97.0),)


def test_none_and_the_number_0_are_two_things() -> None:
    on = make_common_scale([read("0"), read("400")])
    assert on is not None
    assert draw_quantity(read("0"), on).marks == (RangeMark("dot", 3.0),)
    assert draw_quantity(read("none"), on).marks == ()
