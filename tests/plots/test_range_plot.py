"""A range plot draws what is stated and nothing else: open bounds stay open, words have no place."""

import pytest
from factsheet.model.values.quantity import Quantity, read
from factsheet.site.charts.range_plot import Drawn, Mark, Stroke, drawn, placed, scale_of
from hypothesis import given
from hypothesis import strategies as st

from tests.plots.quantities import OPEN_ABOVE, OPEN_BELOW, quantities, stated

HEADS = ("above", "below")


def places(shapes: Drawn) -> list[float]:
    return sorted({mark.x for mark in shapes.marks if mark.form not in HEADS})


@given(st.lists(quantities(), min_size=1, max_size=6))
def test_every_shape_lies_in_the_frame_and_every_sign_at_a_stated_number(given_: list[Quantity]) -> None:
    on = scale_of(given_)
    for quantity in given_ if on else ():
        assert on is not None
        shapes = drawn(quantity, on)
        assert places(shapes) == sorted({placed(on.at(number)) for number in stated(quantity)})
        ends = {x for stroke in shapes.strokes for x in (stroke.x1, stroke.x2)} | {mark.x for mark in shapes.marks}
        assert all(0 <= x <= 100 for x in ends)
        assert all(stroke.x1 <= stroke.x2 for stroke in shapes.strokes)
        assert ends <= {0, 100, *places(shapes)}


@given(st.lists(quantities(), min_size=2, max_size=6))
def test_the_order_of_numbers_is_the_order_of_places(given_: list[Quantity]) -> None:
    on = scale_of(given_)
    if on is not None:
        numbers = sorted(number for quantity in given_ for number in stated(quantity))
        found = [placed(on.at(number)) for number in numbers]
        assert found == sorted(found)


@given(quantities(), st.booleans())
def test_an_open_bound_is_never_closed_and_a_closed_one_never_open(quantity: Quantity, provisional: bool) -> None:
    on = scale_of([quantity])
    shapes = drawn(quantity, on, provisional=provisional) if on else Drawn()
    heads = {mark for mark in shapes.marks if mark.form in HEADS}
    assert heads == ({Mark("above", 100)} if quantity.relation in OPEN_ABOVE else set()) | (
        {Mark("below", 0)} if quantity.relation in OPEN_BELOW else set()
    )
    edges = {x for stroke in shapes.strokes for x in (stroke.x1, stroke.x2)} & {0, 100}
    assert edges == {mark.x for mark in heads}


@pytest.mark.parametrize("words", ["dozens", "none", "unknown", "hundreds, if not thousands"])
def test_words_have_no_place(words: str) -> None:
    assert scale_of([read(words)]) is None
    on = scale_of([read("400")])
    assert on is not None
    assert drawn(read(words), on) == Drawn()


@pytest.mark.parametrize(
    ("words", "strokes", "marks"),
    [
        ("50", (), (Mark("dot", 50.0),)),
        ("about 50", (), (Mark("about", 50.0),)),
        ("between 50 and 100", (Stroke("bar", 50.0, 97.0),), (Mark("end", 50.0), Mark("end", 97.0))),
        ("about 50 to 100", (Stroke("bar", 50.0, 97.0),), (Mark("about", 50.0), Mark("about", 97.0))),
        ("at least 50", (Stroke("open", 50.0, 100),), (Mark("dot", 50.0), Mark("above", 100))),
        ("more than 50", (Stroke("open", 50.0, 100),), (Mark("ring", 50.0), Mark("above", 100))),
        ("up to 50", (Stroke("open", 0, 50.0),), (Mark("dot", 50.0), Mark("below", 0))),
        ("fewer than 50", (Stroke("open", 0, 50.0),), (Mark("ring", 50.0), Mark("below", 0))),
        ("nearly 50", (Stroke("open", 0, 50.0),), (Mark("ring", 50.0), Mark("below", 0))),
    ],
)
def test_each_manner_of_stating_has_its_shape(words: str, strokes: tuple[Stroke, ...], marks: tuple[Mark, ...]) -> None:
    on = scale_of([read("0"), read("100")])
    assert on is not None
    assert drawn(read(words), on) == Drawn(strokes, marks)


def test_what_is_not_final_is_hatched() -> None:
    on = scale_of([read("400")])
    assert on is not None
    assert drawn(read("400"), on, provisional=True).marks == (Mark("hatched", 97.0),)


def test_none_and_the_number_0_are_two_things() -> None:
    on = scale_of([read("0"), read("400")])
    assert on is not None
    assert drawn(read("0"), on).marks == (Mark("dot", 3.0),)
    assert drawn(read("none"), on).marks == ()
