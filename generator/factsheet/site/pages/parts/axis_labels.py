"""The labels of a scale, as many of them as have room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_NARROW = 260
"""CSS pixels: the narrowest frame, on a telephone."""
_LETTER = 7.5
"""CSS pixels that a character of a label may take, the space beside it among them."""


class AxisTick(NamedTuple):
    x: float
    """In hundredths of the width."""
    label: str
    """Empty where there is no room for it."""
    anchor: str
    """`start`, `middle` or `end` of the label stands at the tick."""


def label_ticks(ticks: Sequence[tuple[float, str]]) -> tuple[AxisTick, ...]:
    """Return a tick for each place (in hundredths, rising); where labels would meet, every second … of them is left."""
    last = len(ticks) - 1
    strides = (stride for stride in range(1, last) if last % stride == 0)
    stride = next((stride for stride in strides if _has_room(ticks[::stride])), last)
    return tuple(_make_ticks(ticks, stride or 1))


def _has_room(ticks: Sequence[tuple[float, str]]) -> bool:
    reaches = [_measure_label(*tick) for tick in ticks]
    return all(end <= start for (_start, end), (start, _end) in pairwise(reaches))


def _make_ticks(ticks: Iterable[tuple[float, str]], stride: int) -> Iterator[AxisTick]:
    for number, (x, label) in enumerate(ticks):
        yield AxisTick(x, "" if number % stride else label, _choose_anchor(x, label))


def _measure_label(x: float, label: str) -> tuple[float, float]:
    """Return where a label begins and ends in the narrowest frame, in hundredths of its width."""
    width = len(label) * _LETTER / _NARROW * 100
    start = {"start": x, "middle": x - width / 2, "end": x - width}[_choose_anchor(x, label)]
    return start, start + width


def _choose_anchor(x: float, label: str) -> str:
    half = len(label) * _LETTER / _NARROW * 50
    return "start" if x < half else "end" if x > 100 - half else "middle"
