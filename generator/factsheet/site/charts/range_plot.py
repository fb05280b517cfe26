"""A quantity as shapes on a scale of numbers: a dot, a bar, an arrow where a bound is open, or nothing at all.

Places are hundredths of the frame's width. Nothing is drawn at a number that is not stated: words such as "dozens",
"none" and "unknown" have no place, and an open bound continues to the frame's edge, where there is no number.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity import Quantity
from factsheet.site.charts.scale import Scale, make_scale

MARGIN = 3
"""Hundredths of the width between numbers and either edge: only an open end reaches it."""
OPEN_ABOVE = ("at_least", "more_than")
OPEN_BELOW = ("at_most", "fewer_than", "nearly")
LEFT_OUT = ("more_than", "fewer_than", "nearly")
"""The number itself is excluded."""

MarkForm = Literal["dot", "hatched", "ring", "about", "end", "above", "below"]


class RangeMark(NamedTuple):
    """A sign at a place: a provisional dot is `hatched`, a `ring` leaves the number itself out, a bar has `end`s.

    `above` and `below` are the heads of arrows.
    """

    form: MarkForm
    x: float


class RangeStroke(NamedTuple):
    form: Literal["bar", "open"]
    x1: float
    x2: float


class RangeShapes(NamedTuple):
    """The shapes of one quantity; none where it has no place."""

    strokes: tuple[RangeStroke, ...] = ()
    marks: tuple[RangeMark, ...] = ()


def place_in_frame(at: float) -> float:
    """Return the hundredth of the width for a place on a scale (0 to 1)."""
    return round(MARGIN + at * (100 - 2 * MARGIN), 2)


def list_numbers(quantity: Quantity) -> tuple[Number, ...]:
    """Return the numbers that the quantity states; nothing for one in words, also for "none"."""
    return tuple(number for number in (quantity.min, quantity.max) if number is not None)


def make_common_scale(quantities: Iterable[Quantity], *, from_zero: bool = False) -> Scale | None:
    """Return one scale for all of them, from zero also where a bound is open below; None where none states a number."""
    stated: list[Number] = []
    for quantity in quantities:
        stated += list_numbers(quantity)
        from_zero = from_zero or quantity.relation in OPEN_BELOW
    return make_scale(stated, from_zero=from_zero) if stated else None


def draw_quantity(quantity: Quantity, on: Scale, *, provisional: bool = False) -> RangeShapes:
    """Return the shapes of a quantity, whose numbers must be within the scale."""
    places = [place_in_frame(on.place_number(number)) for number in list_numbers(quantity)]
    if not places:
        return RangeShapes()
    sign = _choose_sign(quantity, provisional=provisional)
    low, high = places[0], places[-1]
    if quantity.relation in OPEN_ABOVE:
        return RangeShapes((RangeStroke("open", low, 100),), (RangeMark(sign, low), RangeMark("above", 100)))
    if quantity.relation in OPEN_BELOW:
        return RangeShapes((RangeStroke("open", 0, high),), (RangeMark(sign, high), RangeMark("below", 0)))
    if quantity.min == quantity.max:
        return RangeShapes((), (RangeMark(sign, low),))
    ends: MarkForm = "about" if quantity.relation == "about" else "end"
    return RangeShapes((RangeStroke("bar", low, high),), (RangeMark(ends, low), RangeMark(ends, high)))


def _choose_sign(quantity: Quantity, *, provisional: bool) -> MarkForm:
    if quantity.relation == "about":
        return "about"
    if quantity.relation in LEFT_OUT:
        return "ring"
    return "hatched" if provisional else "dot"
