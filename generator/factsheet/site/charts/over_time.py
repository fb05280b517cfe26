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
from factsheet.site.charts.range_plot import LEFT_OUT, OPEN_ABOVE, OPEN_BELOW, list_numbers, make_common_scale
from factsheet.site.charts.scale import Scale
from factsheet.site.charts.time_scale import TimeScale, make_time_scale

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

SegmentForm = Literal["dot", "ring", "split", "bar", "column", "span", "band", "open", "above", "below", "step", "word"]
Counting = Literal["cumulative", "per_period"] | None


class DatedQuantity(NamedTuple):
    """A quantity with the date for which it holds."""

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


@dataclass(frozen=True, slots=True)
class PanelGeometry:
    segments: tuple[PlotSegment, ...]
    bundled: int
    """How many values share a stroke with others; 0 where each is drawn by itself."""


@dataclass(frozen=True, slots=True)
class TimePlotGeometry:
    numbers: Scale
    dates: TimeScale
    panels: tuple[PanelGeometry, ...]


def draw_over_time(
    claims: Sequence[Sequence[DatedQuantity]], counting: Counting, period: timedelta | None = None
) -> TimePlotGeometry | None:
    """Return a panel for each claimant's values; None where no number or no date can be placed.

    `period`: how far apart values are that follow each other; None where they keep no such time.
    """
    values = [value for claim in claims for value in claim]
    low = counting == "per_period"
    on = make_common_scale((value.quantity for value in values), from_zero=low)
    moments = [moment for value in values for moment in (value.as_of.earliest, value.as_of.latest) if moment]
    if on is None or not moments:
        return None
    frame = _Frame(on, make_time_scale(min(moments), max(moments)), low and on.is_from_zero and on.kind == "linear")
    steps = period if counting == "cumulative" else None
    return TimePlotGeometry(on, frame.dates, tuple(_draw_panel(frame, claim, steps) for claim in claims))


@dataclass(frozen=True, slots=True)
class _Frame:
    on: Scale
    dates: TimeScale
    columns: bool
    """Whether numbers stand on the line of zero."""

    def find_y(self, at: float) -> float:
        return round(HEIGHT - MARGIN - at * (HEIGHT - 2 * MARGIN), 1)

    def find_x_range(self, date: Date) -> tuple[float, float]:
        """Return the first and the last place of a date; one without a beginning or an end goes on to the edge."""
        first = 0 if date.earliest is None else MARGIN + self.dates.place_moment(date.earliest) * (WIDTH - 2 * MARGIN)
        last = WIDTH if date.latest is None else MARGIN + self.dates.place_moment(date.latest) * (WIDTH - 2 * MARGIN)
        return round(first, 1), round(last, 1)


def _draw_panel(frame: _Frame, claim: Sequence[DatedQuantity], period: timedelta | None) -> PanelGeometry:
    if len(claim) > MOST:
        return _draw_bundles(frame, claim)
    segments = [segment for value in claim for segment in _draw_value(frame, value)]
    return PanelGeometry((*_draw_steps(frame, claim, period), *segments), 0)


def _draw_value(frame: _Frame, value: DatedQuantity) -> Iterator[PlotSegment]:
    x1, x2 = frame.find_x_range(value.as_of)
    x = round((x1 + x2) / 2, 1)
    places = [frame.find_y(frame.on.place_number(number)) for number in list_numbers(value.quantity)]
    if not places:
        yield PlotSegment("word", x, HEIGHT + LANE / 2, x, HEIGHT + LANE / 2)
        return
    yield from _draw_shape(frame, value.quantity, x, places)
    if x2 - x1 > _LONG:
        yield from (PlotSegment("span", x1, y, x2, y) for y in dict.fromkeys(places))
    if value.provisional:
        yield from (PlotSegment("split", x, y, x, y) for y in dict.fromkeys(places))


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
    hollow = quantity.relation == "about" or quantity.relation in LEFT_OUT
    yield from (PlotSegment("ring" if hollow else "dot", x, y, x, y) for y in dict.fromkeys(places))


def _draw_arrow_up(x: float, y: float) -> tuple[PlotSegment, PlotSegment]:
    head = max(0, y - ARROW)
    return PlotSegment("open", x, y, x, head), PlotSegment("above", x, head, x, head)


def _draw_arrow_down(x: float, y: float) -> tuple[PlotSegment, PlotSegment]:
    head = min(HEIGHT, y + ARROW)
    return PlotSegment("open", x, y, x, head), PlotSegment("below", x, head, x, head)


def _draw_steps(frame: _Frame, claim: Sequence[DatedQuantity], period: timedelta | None) -> Iterator[PlotSegment]:
    """Lead from each single number to the next one, where that follows one period later and neither has a rival."""
    if period is None:
        return
    by_date = [list(same) for _date, same in groupby(sorted(claim, key=_make_sort_key), key=_make_sort_key)]
    for earlier, later in pairwise(by_date):
        if len(earlier) == len(later) == 1 and _is_next(earlier[0], later[0], period):
            (x1, y1), (x2, y2) = (_find_position(frame, value) for value in (earlier[0], later[0]))
            yield PlotSegment("step", x1, y1, x2, y1)
            yield PlotSegment("step", x2, y1, x2, y2)


def _make_sort_key(value: DatedQuantity) -> tuple[object, ...]:
    return value.as_of.sort_key[:3]


def _is_next(earlier: DatedQuantity, later: DatedQuantity, period: timedelta) -> bool:
    first, second = earlier.as_of.earliest, later.as_of.earliest
    single = all(
        value.quantity.min is not None and value.quantity.min == value.quantity.max for value in (earlier, later)
    )
    return single and first is not None and second is not None and second - first <= period * _LATE


def _find_position(frame: _Frame, value: DatedQuantity) -> tuple[float, float]:
    x1, x2 = frame.find_x_range(value.as_of)
    return round((x1 + x2) / 2, 1), frame.find_y(frame.on.place_number(list_numbers(value.quantity)[0]))


def _draw_bundles(frame: _Frame, claim: Sequence[DatedQuantity]) -> PanelGeometry:
    """Draw one stroke for the values on each of `MOST` places, from the lowest to the highest number stated there."""
    places: dict[int, list[DatedQuantity]] = {}
    for value in claim:
        x1, x2 = frame.find_x_range(value.as_of)
        places.setdefault(min(MOST - 1, int((x1 + x2) / 2 * MOST / WIDTH)), []).append(value)
    segments = [segment for place in sorted(places) for segment in _draw_bundle(frame, place, places[place])]
    return PanelGeometry(tuple(segments), sum(len(values) for values in places.values() if len(values) > 1))


def _draw_bundle(frame: _Frame, place: int, values: Sequence[DatedQuantity]) -> Iterator[PlotSegment]:
    if len(values) == 1:
        yield from _draw_value(frame, values[0])
        return
    x = (place + 0.5) * WIDTH / MOST
    ends = [frame.find_y(frame.on.place_number(number)) for value in values for number in list_numbers(value.quantity)]
    relations = {value.quantity.relation for value in values}
    if any(not list_numbers(value.quantity) for value in values):
        yield PlotSegment("word", x, HEIGHT + LANE / 2, x, HEIGHT + LANE / 2)
    if ends:
        yield PlotSegment("band", x, max(ends), x, min(ends))
    if relations & set(OPEN_ABOVE):
        yield from _draw_arrow_up(x, min(ends))
    if relations & set(OPEN_BELOW):
        yield from _draw_arrow_down(x, max(ends))
