"""Quantities as intervals of numbers: what lies within what, and how wide "about" is."""

from dataclasses import dataclass
from decimal import Decimal

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity

_ABOUT = Decimal("0.1")
"""The share by which "about" may be off; never less than one unit of the last digit that counts."""


@dataclass(frozen=True)
class Bounds:
    """All numbers that a quantity allows; None for a bound that is open."""

    low: Number | None
    high: Number | None
    without_low: bool = False
    """Whether the lower bound itself is left out."""
    without_high: bool = False

    def within(self, other: "Bounds") -> bool:
        """Whether every number allowed here is allowed there."""
        return _not_below(self, other) and _not_below(_turned(self), _turned(other))

    def meets(self, other: "Bounds") -> bool:
        """Whether some number is allowed by both."""
        return not (_below(self, other) or _below(other, self))


def bounds(quantity: Quantity) -> Bounds | None:
    """Return what the quantity allows in a comparison; None for words without bounds and for the unknown."""
    match quantity.relation:
        case "vague" | "unknown":
            return None
        case "none":
            return Bounds(0, 0)
        case "about":
            return Bounds(_widened(quantity.min, -1), _widened(quantity.max, 1))
        case relation:
            return Bounds(quantity.min, quantity.max, relation == "more_than", relation == "fewer_than")


def _widened(number: Number | None, direction: int) -> Number | None:
    if number is None:
        return None
    return Decimal(number) + direction * max(Decimal(number) * _ABOUT, _last_digit_that_counts(Decimal(number)))


def _last_digit_that_counts(number: Decimal) -> Decimal:
    """Return the unit of the last digit that is not zero: 10,000 for 130,000; 1 for 0."""
    if not number:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "quantities are finite"
    return Decimal(1).scaleb(exponent)


def _below(a: Bounds, b: Bounds) -> bool:
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.without_high or b.without_low))


def _not_below(inner: Bounds, outer: Bounds) -> bool:
    if outer.low is None:
        return True
    if inner.low is None:
        return False
    return inner.low > outer.low or (inner.low == outer.low and (inner.without_low or not outer.without_low))


def _turned(bounds: Bounds) -> Bounds:
    """Mirror at zero, so that one comparison serves for both ends."""
    low = None if bounds.high is None else -bounds.high
    high = None if bounds.low is None else -bounds.low
    return Bounds(low, high, bounds.without_high, bounds.without_low)
