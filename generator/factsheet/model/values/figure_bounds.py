"""Quantities as intervals of numbers: what lies within what, and how wide "about" is."""

from decimal import Decimal

from msgspec import Struct

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity

# A rule of ours, and generous: "about 300" and 280 are compatible. One unit of the last digit that is not zero is the
# least, since "about 7" may be 8.
_ABOUT = Decimal("0.1")
"""The share by which "about" may be off."""


class Bounds(Struct, frozen=True):
    """All numbers that a quantity allows; None for a bound that is open."""

    low: Number | None
    high: Number | None
    is_low_excluded: bool = False
    """Whether the lower bound itself is left out."""
    is_high_excluded: bool = False

    def is_within(self, other: "Bounds") -> bool:
        """Whether every number allowed here is allowed there."""
        return _is_not_below(self, other) and _is_not_below(_mirror_bounds(self), _mirror_bounds(other))

    def has_overlap(self, other: "Bounds") -> bool:
        """Whether some number is allowed by both."""
        return not (_is_below(self, other) or _is_below(other, self))


def compute_bounds(quantity: Quantity) -> Bounds | None:
    """Return what the quantity allows in a comparison; None for words without bounds and for the unknown."""
    match quantity.relation:
        case "vague" | "unknown":
            return None
        case "none":
            return Bounds(0, 0)
        case "about":
            return Bounds(_widen_bound(quantity.min, -1), _widen_bound(quantity.max, 1))
        case relation:
            return Bounds(quantity.min, quantity.max, relation == "more_than", relation == "fewer_than")


def _widen_bound(number: Number | None, direction: int) -> Number | None:
    if number is None:
        return None
    return Decimal(number) + direction * max(Decimal(number) * _ABOUT, _get_last_digit_unit(Decimal(number)))


def _get_last_digit_unit(number: Decimal) -> Decimal:
    """Return the unit of the last digit that is not zero: 10,000 for 130,000; 1 for 0."""
    if not number:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "quantities are finite"
    return Decimal(1).scaleb(exponent)


def _is_below(a: Bounds, b: Bounds) -> bool:
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.is_high_excluded or b.is_low_excluded))


def _is_not_below(inner: Bounds, outer: Bounds) -> bool:
    if outer.low is None:
        return True
    if inner.low is None:
        return False
    return inner.low > outer.low or (inner.low == outer.low and (inner.is_low_excluded or not outer.is_low_excluded))


def _mirror_bounds(bounds: Bounds) -> Bounds:
    """Mirror at zero, so that one comparison serves both ends."""
    low = None if bounds.high is None else -bounds.high
    high = None if bounds.low is None else -bounds.low
    return Bounds(low, high, bounds.is_high_excluded, bounds.is_low_excluded)
