"""A scale for numbers, none of them below zero: where each stands between two ends, and the ticks to read it by.

It begins at zero wherever that leaves the numbers apart. Where it does not, `kind` and `from_zero` say so, and the page
must say it in words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor, log10
from typing import Literal

from factsheet.model.values.number_words import Number

MOST_STEPS = 4
"""Between ticks: five labels fit on a telephone."""
LOGARITHMIC = 100
"""Where the most is so many times what a quarter of the numbers do not reach, equal steps would press them to zero."""
CLOSE = 0.2
"""Where all numbers lie within this share of the largest, a scale from zero would press them together."""


@dataclass(frozen=True, slots=True)
class Scale:
    kind: Literal["linear", "logarithmic"]
    ticks: tuple[Number, ...]
    """Rising, at equal distances from 0 to 1. A zero on a logarithmic scale stands apart, one step before the rest."""

    @property
    def is_from_zero(self) -> bool:
        return self.ticks[0] == 0

    def place_number(self, number: Number) -> float:
        """Return the place of a number, 0 to 1; what lies beyond an end stands at that end."""
        return min(
            1.0, max(0.0, self._place_logarithmic(number) if self.kind == "logarithmic" else self._place_linear(number))
        )

    def _place_linear(self, number: Number) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return float((number - low) / (high - low))

    def _place_logarithmic(self, number: Number) -> float:
        if number <= 0:
            return 0.0
        apart, steps = int(self.is_from_zero), len(self.ticks) - 1
        least, most = _compute_power(self.ticks[apart]), _compute_power(self.ticks[-1])
        share = (_compute_power(number) - least) / (most - least)
        return (apart + share * (steps - apart)) / steps


def make_scale(numbers: Sequence[Number], *, from_zero: bool = False) -> Scale:
    """Return a scale that holds all the numbers; `from_zero` where shapes reach down to zero or are open below."""
    most, least = max(numbers, default=0), min(numbers, default=0)
    positive = sorted(number for number in numbers if number > 0)
    if positive and most / positive[len(positive) // 4] >= LOGARITHMIC:
        return Scale("logarithmic", tuple(_list_powers(positive[0], most, with_zero=least == 0)))
    whole = all(number == int(number) for number in numbers)
    close = not from_zero and 0 < least < most and most - least <= Decimal(most) * Decimal(str(CLOSE))
    return Scale("linear", tuple(_list_even_ticks(least if close else 0, most or 1, whole=whole)))


def _list_even_ticks(low: Number, high: Number, *, whole: bool) -> Iterator[Number]:
    step = _choose_step(Decimal(high - low) / MOST_STEPS)
    if whole:
        units = max(1, int(step))
        yield from (count * units for count in _make_step_range(low, high, units))
    else:
        yield from (_simplify_number(count * step) for count in _make_step_range(low, high, step))


def _make_step_range(low: Number, high: Number, step: Number) -> range:
    """Return how often the step is taken to ticks that hold both numbers."""
    return range(int(low // step), int(high // step) + (high % step > 0) + 1)


def _choose_step(least: Decimal) -> Decimal:
    """Return 1, 2 or 5 times a power of ten, no less than what is given."""
    unit = Decimal(1).scaleb(least.adjusted())
    return next(unit * times for times in (1, 2, 5, 10) if unit * times >= least)


def _list_powers(least: Number, most: Number, *, with_zero: bool) -> Iterator[Number]:
    """Return powers of ten, every second, third … of them where there are many."""
    first, last = floor(_compute_power(least)), ceil(_compute_power(most))
    stride = ceil((last - first) / (MOST_STEPS - with_zero))
    if with_zero:
        yield 0
    for exponent in range(first, last + stride, stride):
        yield _simplify_number(Decimal(1).scaleb(exponent))


def _compute_power(number: Number) -> float:
    return log10(number)


def _simplify_number(number: Decimal) -> Number:
    return int(number) if number == number.to_integral_value() else number.normalize()
