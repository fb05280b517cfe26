"""Quantities over time: a panel for each claimant, all of them on one scale of numbers and one of dates.

The frame is `WIDTH` by `HEIGHT` units from its upper left corner. Missing periods stay empty: nothing is drawn where no
value is, except that a number counted in all stands, as a step, until the next value one period later.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from factsheet.model.values.calendar_date import Date
from factsheet.model.values.quantity import Quantity
from factsheet.site.charts.range_plot import LEFT_OUT, OPEN_ABOVE, OPEN_BELOW, numbers, scale_of
from factsheet.site.charts.scale import Scale
from factsheet.site.charts.time_scale import TimeScale, time_scale

WIDTH, HEIGHT = 1000, 112
LANE = 12
"""Below the frame: there stand words, at no number."""
MARGIN = 6
"""Units that numbers and dates keep from the edges: only what is open comes nearer."""
MOST = 250
"""Values of a panel that are drawn one by one; of more, those that fall on one place share a stroke."""
ARROW = 22
"""Units from a number to the head of an arrow, or fewer where the edge is nearer."""
_LONG = 8
"""Units: a date that is wider than this is drawn as the span that it is."""
_LATE = 1.6
"""So many periods after a value the next one is no longer its neighbour."""

Form = Literal["dot", "ring", "split", "bar", "column", "span", "band", "open", "above", "below", "step", "word"]
Counting = Literal["cumulative", "per_period"] | None


class Value(NamedTuple):
    """A quantity with the date for which it holds."""

    as_of: Date
    quantity: Quantity
    provisional: bool


class Segment(NamedTuple):
    """A line; for a sign its two ends are one place. `split` is drawn over the sign of what is provisional."""

    form: Form
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Panel:
    segments: tuple[Segment, ...]
    bundled: int
    """How many values share a stroke with others; 0 where each is drawn by itself."""


@dataclass(frozen=True, slots=True)
class OverTime:
    numbers: Scale
    dates: TimeScale
    panels: tuple[Panel, ...]


def over_time(
    claims: Sequence[Sequence[Value]], counting: Counting, period: timedelta | None = None
) -> OverTime | None:
    """Return a panel for each claimant's values; None where no number or no date can be placed.

    `period`: how far apart values are that follow each other; None where they keep no such time.
    """
    values = [value for claim in claims for value in claim]
    low = counting == "per_period"
    on = scale_of((value.quantity for value in values), from_zero=low)
    moments = [moment for value in values for moment in (value.as_of.earliest, value.as_of.latest) if moment]
    if on is None or not moments:
        return None
    frame = _Frame(on, time_scale(min(moments), max(moments)), low and on.from_zero and on.kind == "linear")
    steps = period if counting == "cumulative" else None
    return OverTime(on, frame.dates, tuple(_panel(frame, claim, steps) for claim in claims))


@dataclass(frozen=True, slots=True)
class _Frame:
    on: Scale
    dates: TimeScale
    columns: bool
    """Whether numbers stand on the line of zero."""

    def y(self, at: float) -> float:
        return round(HEIGHT - MARGIN - at * (HEIGHT - 2 * MARGIN), 1)

    def x(self, date: Date) -> tuple[float, float]:
        """Return the first and the last place of a date; one without a beginning or an end goes on to the edge."""
        first = 0 if date.earliest is None else MARGIN + self.dates.at(date.earliest) * (WIDTH - 2 * MARGIN)
        last = WIDTH if date.latest is None else MARGIN + self.dates.at(date.latest) * (WIDTH - 2 * MARGIN)
        return round(first, 1), round(last, 1)


def _panel(frame: _Frame, claim: Sequence[Value], period: timedelta | None) -> Panel:
    if len(claim) > MOST:
        return _bundled(frame, claim)
    segments = [segment for value in claim for segment in _drawn(frame, value)]
    return Panel((*_steps(frame, claim, period), *segments), 0)


def _drawn(frame: _Frame, value: Value) -> Iterator[Segment]:
    x1, x2 = frame.x(value.as_of)
    x = round((x1 + x2) / 2, 1)
    places = [frame.y(frame.on.at(number)) for number in numbers(value.quantity)]
    if not places:
        yield Segment("word", x, HEIGHT + LANE / 2, x, HEIGHT + LANE / 2)
        return
    yield from _shape(frame, value.quantity, x, places)
    if x2 - x1 > _LONG:
        yield from (Segment("span", x1, y, x2, y) for y in dict.fromkeys(places))
    if value.provisional:
        yield from (Segment("split", x, y, x, y) for y in dict.fromkeys(places))


def _shape(frame: _Frame, quantity: Quantity, x: float, places: Sequence[float]) -> Iterator[Segment]:
    low, high = places[0], places[-1]
    if frame.columns and quantity.relation not in OPEN_BELOW:
        yield Segment("column", x, frame.y(0), x, low)
    if quantity.relation in OPEN_ABOVE:
        yield from _above(x, low)
    if quantity.relation in OPEN_BELOW:
        yield from _below(x, high)
    if low != high:
        yield Segment("bar", x, low, x, high)
    hollow = quantity.relation == "about" or quantity.relation in LEFT_OUT
    yield from (Segment("ring" if hollow else "dot", x, y, x, y) for y in dict.fromkeys(places))


def _above(x: float, y: float) -> tuple[Segment, Segment]:
    head = max(0, y - ARROW)
    return Segment("open", x, y, x, head), Segment("above", x, head, x, head)


def _below(x: float, y: float) -> tuple[Segment, Segment]:
    head = min(HEIGHT, y + ARROW)
    return Segment("open", x, y, x, head), Segment("below", x, head, x, head)


def _steps(frame: _Frame, claim: Sequence[Value], period: timedelta | None) -> Iterator[Segment]:
    """Lead from each single number to the next one, where that follows one period later and neither has a rival."""
    if period is None:
        return
    by_date = [list(same) for _date, same in groupby(sorted(claim, key=_moment), key=_moment)]
    for one, other in pairwise(by_date):
        if len(one) == len(other) == 1 and _follows(one[0], other[0], period):
            (x1, y1), (x2, y2) = (_point(frame, value) for value in (one[0], other[0]))
            yield Segment("step", x1, y1, x2, y1)
            yield Segment("step", x2, y1, x2, y2)


def _moment(value: Value) -> tuple[object, ...]:
    return value.as_of.order[:3]


def _follows(one: Value, other: Value, period: timedelta) -> bool:
    first, second = one.as_of.earliest, other.as_of.earliest
    single = all(value.quantity.min is not None and value.quantity.min == value.quantity.max for value in (one, other))
    return single and first is not None and second is not None and second - first <= period * _LATE


def _point(frame: _Frame, value: Value) -> tuple[float, float]:
    x1, x2 = frame.x(value.as_of)
    return round((x1 + x2) / 2, 1), frame.y(frame.on.at(numbers(value.quantity)[0]))


def _bundled(frame: _Frame, claim: Sequence[Value]) -> Panel:
    """Draw one stroke for the values on each of `MOST` places, from the lowest to the highest number stated there."""
    places: dict[int, list[Value]] = {}
    for value in claim:
        x1, x2 = frame.x(value.as_of)
        places.setdefault(min(MOST - 1, int((x1 + x2) / 2 * MOST / WIDTH)), []).append(value)
    segments = [segment for place in sorted(places) for segment in _bundle(frame, place, places[place])]
    return Panel(tuple(segments), sum(len(values) for values in places.values() if len(values) > 1))


def _bundle(frame: _Frame, place: int, values: Sequence[Value]) -> Iterator[Segment]:
    if len(values) == 1:
        yield from _drawn(frame, values[0])
        return
    x = (place + 0.5) * WIDTH / MOST
    ends = [frame.y(frame.on.at(number)) for value in values for number in numbers(value.quantity)]
    relations = {value.quantity.relation for value in values}
    if any(not numbers(value.quantity) for value in values):
        yield Segment("word", x, HEIGHT + LANE / 2, x, HEIGHT + LANE / 2)
    if ends:
        yield Segment("band", x, max(ends), x, min(ends))
    if relations & set(OPEN_ABOVE):
        yield from _above(x, min(ends))
    if relations & set(OPEN_BELOW):
        yield from _below(x, max(ends))
