"""A strip of time in lanes: columns of hours, days, months … that are not empty, with empty time cut short.

Empty time is cut short because a true scale would press a day of ninety statements into a line next to one event of
eight years before. An entry within one column is a mark there; many in one column are one mark with their number; an
entry that may belong to several columns is a bar across them.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factsheet.site.charts.calendar import Unit
from factsheet.site.charts.strip_scale import COLUMN, StripScale, TimeBar, TimeColumn, TimeGap, TimeSpan, choose_unit

MARK = 24.0
"""Height and width of a mark with the room around it: the least target for a finger (WCAG 2.2, 2.5.8)."""
HEAD, BAR, FOOT = 22.0, 18.0, 8.0
"""Heights in a lane: its name, a bar, and what is left below."""
MOST_MARKS, MOST_BARS = 4, 4
"""In a column of a lane, and below each other in a lane; more are one mark or bar with their number."""
MOST_ALIKE = 2
"""Bars of one extent that are drawn one by one."""


class TimeMark(Struct, frozen=True):
    x: float
    y: float
    """Of its middle."""
    column: int
    members: tuple[int, ...]
    """The indexes of its moments."""


class TimeLane(Struct, frozen=True):
    y: float
    height: float


class TimeStrip(Struct, frozen=True):
    unit: Unit
    width: float
    height: float
    columns: tuple[TimeColumn, ...]
    gaps: tuple[TimeGap, ...]
    lanes: tuple[TimeLane, ...]
    marks: tuple[TimeMark, ...]
    bars: tuple[TimeBar, ...]


def draw_strip(moments: Sequence[TimeSpan], lanes: int, unit: Unit | None = None) -> TimeStrip | None:
    """Return the strip of the moments; None where none has a date. Without a unit: in days, or the next that suits."""
    known = {number: moment for number, moment in enumerate(moments) if moment.begin or moment.end}
    if not known:
        return None
    scale = StripScale(unit or choose_unit(list(known.values())), known.values())
    contents = [_LaneContent({}, []) for _lane in range(lanes)]
    for number, moment in known.items():
        content, column = contents[moment.lane], scale.find_column(moment)
        if column is None:
            content.bars.append(scale.make_bar(number, moment))
        else:
            content.marks.setdefault(column, []).append(number)
    return _stack_lanes(scale, contents)


class _LaneContent(NamedTuple):
    marks: dict[int, list[int]]
    """The indexes of moments by column."""
    bars: list[TimeBar]


def _arrange_rows(bars: Sequence[TimeBar]) -> Iterator[list[TimeBar]]:
    """Return bars in rows in which none covers another; those without a row are merged into one in a last row."""
    rows: list[list[TimeBar]] = []
    left: list[TimeBar] = []
    # From left to right, long bars first: so the first row with room is the best.
    for bar in sorted(_merge_equal_bars(bars), key=lambda bar: (bar.x, -bar.width, bar.members)):
        for row in rows:
            if row[-1].x + row[-1].width + 2 <= bar.x:
                row.append(bar)
                break
        else:
            if len(rows) < MOST_BARS:
                rows.append([bar])
            else:
                left.append(bar)
    yield from rows
    if left:
        begin, end = min(bar.x for bar in left), max(bar.x + bar.width for bar in left)
        yield [
            TimeBar(
                x=begin,
                y=0.0,
                width=end - begin,
                members=tuple(sorted(chain.from_iterable(bar.members for bar in left))),
                open_begin=any(bar.open_begin for bar in left),
                open_end=any(bar.open_end for bar in left),
            )
        ]


def _merge_equal_bars(bars: Sequence[TimeBar]) -> Iterator[TimeBar]:
    """Return bars of one extent as one, where there are many of them."""
    alike: dict[tuple[float, float], list[TimeBar]] = {}
    for bar in bars:
        alike.setdefault((bar.x, bar.width), []).append(bar)
    for same in alike.values():
        if len(same) <= MOST_ALIKE:
            yield from same
        else:
            yield replace(same[0], members=tuple(chain.from_iterable(bar.members for bar in same)))


def _stack_lanes(scale: StripScale, contents: Iterable[_LaneContent]) -> TimeStrip:
    """Return the strip with its lanes below each other, each as high as it needs to be."""
    y = 0.0
    lanes: list[TimeLane] = []
    marks: list[TimeMark] = []
    bars: list[TimeBar] = []
    for content in contents:
        highest = 0
        for column, numbers in sorted(content.marks.items()):
            placed = list(_place_marks(scale.columns[column].x, y + HEAD, column, numbers))
            highest = max(highest, len(placed))
            marks += placed
        height = HEAD + highest * MARK
        for row in _arrange_rows(content.bars):
            bars += [replace(bar, x=round(bar.x, 1), y=y + height, width=round(bar.width, 1)) for bar in row]
            height += BAR
        lanes.append(TimeLane(y, height + FOOT))
        y += height + FOOT
    return TimeStrip(
        unit=scale.unit,
        width=scale.width,
        height=y,
        columns=tuple(scale.columns),
        gaps=tuple(part for part in scale.parts if isinstance(part, TimeGap)),
        lanes=tuple(lanes),
        marks=tuple(marks),
        bars=tuple(bars),
    )


def _place_marks(x: float, y: float, column: int, numbers: Sequence[int]) -> Iterator[TimeMark]:
    middle = x + COLUMN / 2
    if len(numbers) > MOST_MARKS:
        yield TimeMark(middle, y + MARK / 2, column, tuple(numbers))
        return
    for place, number in enumerate(numbers):
        yield TimeMark(middle, y + MARK * (place + 0.5), column, (number,))
