"""Quantities over time: a panel for each claimant, all of them on one scale of numbers and one of dates.

The frame is `WIDTH` by `HEIGHT` units from its upper left corner. Missing periods stay empty: nothing is drawn where
there is no value, except that a running total continues, as a step, until the next value one period later.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import chain, groupby, pairwise
from typing import Literal, NamedTuple

from msgspec import Struct

from factsheet.model.values.calendar_date import Date
from factsheet.model.values.quantity import Quantity
from factsheet.site.charts.range_plot import LEFT_OUT, OPEN_ABOVE, OPEN_BELOW, list_numbers, make_common_scale
from factsheet.site.charts.scale import Scale
from factsheet.site.charts.time_scale import TimeScale, make_time_scale

WIDTH, HEIGHT = 1000, 112
LANE = 12
"""Height of the lane below the frame, for words, which have no place on the scale of numbers."""
MARGIN = 6
"""Units between numbers or dates and the edges: only open ends come nearer."""
MOST = 250
"""Values of a panel that are drawn one by one; of more, those on one place share a stroke, 4 units wide."""
ARROW = 22
"""Units from a number to the head of an arrow, or fewer where the edge is nearer."""
_LONG = 8
"""Units: a date that is wider than this is drawn as a span, since its sign no longer covers it."""
_LATE = 1.6
"""So many periods after a value the next one is no longer its neighbour.

More than one, since a value can be late; fewer than two, so that a missing period stays a gap.
"""

SegmentForm = Literal["dot", "ring", "split", "bar", "column", "span", "band", "open", "above", "below", "step", "word"]
Counting = Literal["cumulative", "per_period"] | None


class DatedQuantity(NamedTuple):
    """A quantity with its as-of date."""

    as_of: Date
    quantity: Quantity
    provisional: bool


class PlotSegment(NamedTuple):
    """A line; for a sign its two ends are one place. `split` is drawn over the sign of what is provisional."""

    form: SegmentForm
    x1: float
    y1: float
    x2: float
    y2: float


class PanelGeometry(Struct, frozen=True):
    segments: tuple[PlotSegment, ...]
    bundled: int
    """How many values share a stroke with others; 0 where each is drawn by itself."""


class TimePlotGeometry(Struct, frozen=True):
    numbers: Scale
    dates: TimeScale
    panels: tuple[PanelGeometry, ...]


def draw_over_time(
    claims: Sequence[Sequence[DatedQuantity]], counting: Counting, period: timedelta | None = None
) -> TimePlotGeometry | None:
    """Return a panel for each claimant's values; None where no number or no date can be placed.

    `period`: the distance between values that follow each other; None where they are not regular.
    """
    values = list(chain.from_iterable(claims))
    is_per_period = counting == "per_period"
    on = make_common_scale((value.quantity for value in values), from_zero=is_per_period)
    dates = [value.as_of.earliest for value in values] + [value.as_of.latest for value in values]
    moments = [moment for moment in dates if moment]
    if on is None or not moments:
        return None
    # The height of a column means something only on an even scale from zero.
    columns = is_per_period and on.is_from_zero and on.kind == "linear"
    frame = _Frame(on, make_time_scale(min(moments), max(moments)), columns)
    steps = period if counting == "cumulative" else None
    return TimePlotGeometry(on, frame.dates, tuple(_draw_panel(frame, claim, steps) for claim in claims))


class _Frame(Struct, frozen=True):
    on: Scale
    dates: TimeScale
    columns: bool
    """Whether numbers are drawn as columns from zero."""

    def find_y(self, at: float) -> float:
        return round(HEIGHT - MARGIN - at * (HEIGHT - 2 * MARGIN), 1)

    def list_heights(self, quantity: Quantity) -> list[float]:
        """Return the place of each number that the quantity states, rising in value."""
        return [self.find_y(self.on.place_number(number)) for number in list_numbers(quantity)]

    def find_x_range(self, date: Date) -> tuple[float, float]:
        """Return the first and the last place of a date; one without a beginning or an end continues to the edge."""
        first = self._find_x(date.earliest) if date.earliest else 0
        last = self._find_x(date.latest) if date.latest else WIDTH
        return round(first, 1), round(last, 1)

    def _find_x(self, moment: datetime) -> float:
        return MARGIN + self.dates.place_moment(moment) * (WIDTH - 2 * MARGIN)


def _draw_panel(frame: _Frame, claim: Sequence[DatedQuantity], period: timedelta | None) -> PanelGeometry:
    if len(claim) > MOST:
        return _draw_bundles(frame, claim)
    segments = list(_draw_steps(frame, claim, period))
    for value in claim:
        segments += _draw_value(frame, value)
    return PanelGeometry(tuple(segments), 0)


def _draw_value(frame: _Frame, value: DatedQuantity) -> Iterator[PlotSegment]:
    x1, x2 = frame.find_x_range(value.as_of)
    x = round((x1 + x2) / 2, 1)
    places = frame.list_heights(value.quantity)
    if not places:
        yield PlotSegment("word", x, HEIGHT + LANE / 2, x, HEIGHT + LANE / 2)
        return
    yield from _draw_shape(frame, value.quantity, x, places)
    for y in dict.fromkeys(places):
        if x2 - x1 > _LONG:
            yield PlotSegment("span", x1, y, x2, y)
        if value.provisional:
            yield PlotSegment("split", x, y, x, y)


def _draw_shape(frame: _Frame, quantity: Quantity, x: float, places: Sequence[float]) -> Iterator[PlotSegment]:
    low, high = places[0], places[-1]
    if frame.columns and quantity.relation not in OPEN_BELOW:
        yield PlotSegment("column", x, frame.find_y(0), x, low)
    if quantity.relation in OPEN_ABOVE:
        yield from _draw_arrow_up(x, low)
    if quantity.relation in OPEN_BELOW:
        yield from _draw_arrow_down(x, high)
    if low != high:
        yield PlotSegment("bar", x, low, x, high)
    is_hollow = quantity.relation == "about" or quantity.relation in LEFT_OUT
    for y in dict.fromkeys(places):
        yield PlotSegment("ring" if is_hollow else "dot", x, y, x, y)


def _draw_arrow_up(x: float, y: float) -> tuple[PlotSegment, PlotSegment]:
    head = max(0, y - ARROW)
    return PlotSegment("open", x, y, x, head), PlotSegment("above", x, head, x, head)


def _draw_arrow_down(x: float, y: float) -> tuple[PlotSegment, PlotSegment]:
    head = min(HEIGHT, y + ARROW)
    return PlotSegment("open", x, y, x, head), PlotSegment("below", x, head, x, head)


def _draw_steps(frame: _Frame, claim: Sequence[DatedQuantity], period: timedelta | None) -> Iterator[PlotSegment]:
    """Draw a step from each single number to the next, if that follows one period later and both are undisputed."""
    if period is None:
        return
    by_date = [list(same) for _date, same in groupby(sorted(claim, key=_make_sort_key), key=_make_sort_key)]
    for earlier, later in pairwise(by_date):
        if len(earlier) == len(later) == 1 and _is_next(earlier[0], later[0], period):
            x1, y1 = _find_position(frame, earlier[0])
            x2, y2 = _find_position(frame, later[0])
            yield PlotSegment("step", x1, y1, x2, y1)
            yield PlotSegment("step", x2, y1, x2, y2)


def _make_sort_key(value: DatedQuantity) -> tuple[object, ...]:
    return value.as_of.sort_key[:3]


def _is_next(earlier: DatedQuantity, later: DatedQuantity, period: timedelta) -> bool:
    first, second = earlier.as_of.earliest, later.as_of.earliest
    if first is None or second is None or not _is_single(earlier.quantity) or not _is_single(later.quantity):
        return False
    return second - first <= period * _LATE


def _is_single(quantity: Quantity) -> bool:
    return quantity.min is not None and quantity.min == quantity.max


def _find_position(frame: _Frame, value: DatedQuantity) -> tuple[float, float]:
    x1, x2 = frame.find_x_range(value.as_of)
    return round((x1 + x2) / 2, 1), frame.list_heights(value.quantity)[0]


def _draw_bundles(frame: _Frame, claim: Sequence[DatedQuantity]) -> PanelGeometry:
    """Draw one stroke for the values on each of `MOST` places, from the lowest to the highest number stated there."""
    places: dict[int, list[DatedQuantity]] = {}
    for value in claim:
        x1, x2 = frame.find_x_range(value.as_of)
        places.setdefault(min(MOST - 1, int((x1 + x2) / 2 * MOST / WIDTH)), []).append(value)
    segments: list[PlotSegment] = []
    bundled = 0
    for place, values in sorted(places.items()):
        segments += _draw_bundle(frame, place, values)
        if len(values) > 1:
            bundled += len(values)
    return PanelGeometry(tuple(segments), bundled)


def _draw_bundle(frame: _Frame, place: int, values: Sequence[DatedQuantity]) -> Iterator[PlotSegment]:
    if len(values) == 1:
        yield from _draw_value(frame, values[0])
        return
    x = (place + 0.5) * WIDTH / MOST
    heights = [frame.list_heights(value.quantity) for value in values]
    ends = list(chain.from_iterable(heights))
    relations = {value.quantity.relation for value in values}
    if not all(heights):
        yield PlotSegment("word", x, HEIGHT + LANE / 2, x, HEIGHT + LANE / 2)
    if ends:
        yield PlotSegment("band", x, max(ends), x, min(ends))
    if relations & set(OPEN_ABOVE):
        yield from _draw_arrow_up(x, min(ends))
    if relations & set(OPEN_BELOW):
        yield from _draw_arrow_down(x, max(ends))
