"""A scale for numbers, none of them below zero: the place of each between two ends, and the ticks to read it by.

It begins at zero unless that would press the numbers together. Where it does not begin at zero or has no even steps,
`kind` and `is_from_zero` say so, and the page must say it in words.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import ceil, floor, log10
from typing import Literal

from msgspec import Struct

from factsheet.model.values.number_words import Number

MOST_STEPS = 4
"""Between ticks: five labels fit on a telephone."""
LOGARITHMIC = 100
"""Steps are powers where the largest number is so many times the lower quartile: even ones would press that to zero.

The quartile, so that one small number among large ones does not change the scale.
"""
CLOSE = 0.2
"""Where all numbers are within this share of the largest, a scale from zero would press them together."""


class Scale(Struct, frozen=True):
    kind: Literal["linear", "logarithmic"]
    ticks: tuple[Number, ...]
    """Rising, at equal distances from 0 to 1. A zero on a logarithmic scale is one step before the lowest power."""

    @property
    def is_from_zero(self) -> bool:
        return self.ticks[0] == 0

    def place_number(self, number: Number) -> float:
        """Return the place of a number, 0 to 1; a number beyond an end is placed at that end."""
        place = self._place_logarithmic(number) if self.kind == "logarithmic" else self._place_linear(number)
        return min(1.0, max(0.0, place))

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
    """Return a scale for all the numbers; `from_zero` where shapes reach down to zero or are open below."""
    most, least = max(numbers, default=0), min(numbers, default=0)
    positive = sorted(number for number in numbers if number > 0)
    if positive and most / positive[len(positive) // 4] >= LOGARITHMIC:
        return Scale("logarithmic", tuple(_list_powers(positive[0], most, with_zero=least == 0)))
    is_whole = all(number == int(number) for number in numbers)
    is_close = not from_zero and 0 < least < most and most - least <= Decimal(most) * Decimal(str(CLOSE))
    return Scale("linear", tuple(_list_even_ticks(least if is_close else 0, most or 1, is_whole=is_whole)))


def _list_even_ticks(low: Number, high: Number, *, is_whole: bool) -> Iterator[Number]:
    step = _choose_step(Decimal(high - low) / MOST_STEPS)
    if is_whole:
        step = max(Decimal(1), step)  # Half a person is not a tick.
    for count in range(int(low // step), int(high // step) + (high % step > 0) + 1):
        yield _simplify_number(count * step)


def _choose_step(least: Decimal) -> Decimal:
    """Return 1, 2 or 5 times a power of ten, at least `least`: the steps that people count in."""
    unit = Decimal(1).scaleb(least.adjusted())
    for times in (1, 2, 5):
        if unit * times >= least:
            return unit * times
    return unit * 10


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
