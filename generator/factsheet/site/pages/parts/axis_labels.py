"""The labels of a scale, as many of them as have room."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_NARROW = 260
"""CSS pixels: the narrowest frame, on a telephone."""
_LETTER = 7.5
"""CSS pixels that a character of a label may take, including the space next to it."""


class AxisTick(NamedTuple):
    x: float
    """In hundredths of the width."""
    label: str
    """Empty where there is no room for it."""
    anchor: str
    """Which part of the label is at the tick: `start`, `middle` or `end`."""


def label_ticks(ticks: Sequence[tuple[float, str]]) -> tuple[AxisTick, ...]:
    """Return a tick for each place (in hundredths, rising); where labels would meet, only every second … has one."""
    return tuple(_make_ticks(ticks, _choose_stride(ticks)))


def _choose_stride(ticks: Sequence[tuple[float, str]]) -> int:
    last = len(ticks) - 1
    for stride in range(1, last):
        # Only a divisor labels both ends, between which a reader counts.
        if last % stride == 0 and _has_room(ticks[::stride]):
            return stride
    return max(last, 1)


def _has_room(ticks: Sequence[tuple[float, str]]) -> bool:
    for earlier, later in pairwise(ticks):
        _start, end = _measure_label(*earlier)
        start, _end = _measure_label(*later)
        if end > start:
            return False
    return True


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
    if x < half:
        return "start"
    return "end" if x > 100 - half else "middle"
