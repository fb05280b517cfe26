"""What a quantity looks like on a scale of numbers: a dot, a bar, an arrow where a bound is open, or nothing at all.

Places are hundredths of the frame's width. Nothing is drawn at a number that is not stated: words such as "dozens",
"none" and "unknown" have no place, and an open bound goes on to the frame's edge, where no number stands.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity import Quantity
from factsheet.site.charts.scale import Scale, scale

MARGIN = 3
"""Hundredths of the width that numbers keep from either edge: only what is open reaches it."""
OPEN_ABOVE = ("at_least", "more_than")
OPEN_BELOW = ("at_most", "fewer_than", "nearly")
LEFT_OUT = ("more_than", "fewer_than", "nearly")
"""The number itself is not meant."""

Form = Literal["dot", "hatched", "ring", "about", "end", "above", "below"]


class Mark(NamedTuple):
    """A sign at a place: a provisional dot is `hatched`, a `ring` leaves the number itself out, a bar has `end`s.

    `above` and `below` are the heads of arrows.
    """

    form: Form
    x: float


class Stroke(NamedTuple):
    form: Literal["bar", "open"]
    x1: float
    x2: float


class Drawn(NamedTuple):
    """The shapes of one quantity; none where it has no place."""

    strokes: tuple[Stroke, ...] = ()
    marks: tuple[Mark, ...] = ()


def placed(at: float) -> float:
    """Return the hundredth of the width for a place on a scale (0 to 1)."""
    return round(MARGIN + at * (100 - 2 * MARGIN), 2)


def numbers(quantity: Quantity) -> tuple[Number, ...]:
    """Return the numbers that the quantity states; nothing for one in words, also for "none"."""
    return tuple(number for number in (quantity.min, quantity.max) if number is not None)


def scale_of(quantities: Iterable[Quantity], *, from_zero: bool = False) -> Scale | None:
    """Return one scale for all of them, from zero also where a bound is open below; None where none states a number."""
    given = tuple(quantities)
    stated = [number for quantity in given for number in numbers(quantity)]
    low = from_zero or any(one.relation in OPEN_BELOW for one in given)
    return scale(stated, from_zero=low) if stated else None


def drawn(quantity: Quantity, on: Scale, *, provisional: bool = False) -> Drawn:
    """Return the shapes of a quantity, whose numbers the scale must hold."""
    places = [placed(on.at(number)) for number in numbers(quantity)]
    if not places:
        return Drawn()
    sign = _sign(quantity, provisional=provisional)
    low, high = places[0], places[-1]
    if quantity.relation in OPEN_ABOVE:
        return Drawn((Stroke("open", low, 100),), (Mark(sign, low), Mark("above", 100)))
    if quantity.relation in OPEN_BELOW:
        return Drawn((Stroke("open", 0, high),), (Mark(sign, high), Mark("below", 0)))
    if quantity.min == quantity.max:
        return Drawn((), (Mark(sign, low),))
    ends: Form = "about" if quantity.relation == "about" else "end"
    return Drawn((Stroke("bar", low, high),), (Mark(ends, low), Mark(ends, high)))


def _sign(quantity: Quantity, *, provisional: bool) -> Form:
    if quantity.relation == "about":
        return "about"
    if quantity.relation in LEFT_OUT:
        return "ring"
    return "hatched" if provisional else "dot"
