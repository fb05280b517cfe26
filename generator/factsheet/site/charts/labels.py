"""Names next to dots so that none covers another: the first are placed first; where there is no room, none is."""

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from factsheet.site.charts.text_width import measure_width

Anchor = Literal["start", "middle", "end"]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

DOT = 3.5
"""Radius."""
_GAP = 3.0
_ASCENT, _DESCENT = 0.85, 0.3
"""Of letters, in their size."""
_CELL = 40.0


class Label(Struct, frozen=True):
    x: float
    y: float
    """The baseline of the letters."""
    anchor: Anchor


def place_labels(
    dots: Sequence[tuple[float, float, str]], size: float, drawing: tuple[float, float]
) -> list[Label | None]:
    """Return the place of each dot's name (`dots`: x, y, name) in letters of the size; None where there is no room."""
    full = _FreeSpace(drawing)
    for x, y, _name in dots:
        full.mark_taken((x - DOT, y - DOT, x + DOT, y + DOT))
    return [_place_label(full, dot, size) for dot in dots]


def _place_label(full: "_FreeSpace", dot: tuple[float, float, str], size: float) -> Label | None:
    length = measure_width(dot[2], size)
    for label in _list_candidates(dot[0], dot[1], size):
        box = _make_box(label, length, size)
        if full.is_free(box):
            full.mark_taken(box)
            return label
    return None


def _list_candidates(x: float, y: float, size: float) -> Iterator[Label]:
    """Return the places for a label, the best first: next to its dot on the right, as on printed maps."""
    aside, diagonal = DOT + _GAP, DOT * 0.7 + 1
    middle, above, below = y + size * 0.32, y - aside, y + aside + size * _ASCENT
    yield Label(x + aside, middle, "start")
    yield Label(x - aside, middle, "end")
    yield Label(x, above, "middle")
    yield Label(x, below, "middle")
    yield Label(x + diagonal, above + 1, "start")
    yield Label(x + diagonal, below - 1, "start")
    yield Label(x - diagonal, above + 1, "end")
    yield Label(x - diagonal, below - 1, "end")


def _make_box(label: Label, length: float, size: float) -> Box:
    left = label.x - {"start": 0.0, "middle": length / 2, "end": length}[label.anchor]
    return left, label.y - size * _ASCENT, left + length, label.y + size * _DESCENT


class _FreeSpace:
    """The boxes taken in a drawing, by cells, so that a label is compared only with those near it."""

    def __init__(self, drawing: tuple[float, float]) -> None:
        self._drawing = drawing
        self._taken: dict[tuple[int, int], list[Box]] = {}

    def mark_taken(self, box: Box) -> None:
        for cell in self._list_cells(box):
            self._taken.setdefault(cell, []).append(box)

    def is_free(self, box: Box) -> bool:
        left, top, right, bottom = box
        if left < 1 or top < 1 or right > self._drawing[0] - 1 or bottom > self._drawing[1] - 1:
            return False
        for cell in self._list_cells(box):
            for other_left, other_top, other_right, other_bottom in self._taken.get(cell, ()):
                if left < other_right and other_left < right and top < other_bottom and other_top < bottom:
                    return False
        return True

    @staticmethod
    def _list_cells(box: Box) -> Iterator[tuple[int, int]]:
        for column in range(int(box[0] // _CELL), int(box[2] // _CELL) + 1):
            for row in range(int(box[1] // _CELL), int(box[3] // _CELL) + 1):
                yield column, row
