"""Segments of a plot as the path data of SVG, all of one form in one path: a page holds a few paths, not a thousand."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from factsheet.site.charts.over_time import PlotSegment, SegmentForm
from factsheet.text.i18n import _, cache_per_language

ORDER: tuple[SegmentForm, ...] = (
    *("column", "step", "band", "open", "bar", "span", "above", "below"),
    *("dot", "ring", "split", "word"),
)
"""From back to front: signs of numbers are drawn over the lines that lead to them."""
_BREADTH, _LENGTH = 5, 6
"""Half the breadth of the head of an arrow, and its length."""
_SPLIT = 4
"""Half the length of the stroke over a sign that is not final."""


class PlotLayer(Struct, frozen=True):
    """All segments of one form."""

    form: SegmentForm
    path: str
    """Path data of SVG (https://www.w3.org/TR/SVG2/paths.html#PathData); a line without length is a sign."""


def make_layers(segments: Iterable[PlotSegment]) -> tuple[PlotLayer, ...]:
    paths: dict[SegmentForm, list[str]] = {}
    for segment in segments:
        paths.setdefault(segment.form, []).append(_format_path(segment))
    return tuple(PlotLayer(form, "".join(paths[form])) for form in ORDER if form in paths)


def make_sign_key(forms: Collection[SegmentForm]) -> tuple[tuple[str, str], ...]:
    """Return a sign and its meaning for each form that occurs."""
    return tuple((sign, meaning) for form, sign, meaning in _list_meanings() if form in forms)


def _format_path(segment: PlotSegment) -> str:
    form, x1, y1, x2, y2 = segment
    if form in ("above", "below"):
        back = y1 + _LENGTH if form == "above" else y1 - _LENGTH
        return f"M{x1 - _BREADTH:g} {back:g}L{x1:g} {y1:g} {x1 + _BREADTH:g} {back:g}"
    if form == "split":
        return f"M{x1:g} {y1 - _SPLIT:g}V{y1 + _SPLIT:g}"
    if x1 == x2:
        return f"M{x1:g} {y1:g}V{y2:g}"
    return f"M{x1:g} {y1:g}H{x2:g}"


@cache_per_language
def _list_meanings() -> tuple[tuple[SegmentForm, str, str], ...]:
    return (
        ("dot", "●", _("this number")),
        ("ring", "○", _("about, nearly, more than or fewer than this number")),
        ("bar", "┃", _("from one number to another")),
        ("band", "┃", _("range of several values")),
        ("column", "▮", _("count for one period")),
        ("step", "⌐", _("running total until the next count")),
        ("above", "↑", _("no upper limit")),
        ("below", "↓", _("no lower limit")),
        ("span", "━", _("the time that the date covers")),
        ("split", "◐", _("provisional")),
        ("word", "▫", _("a word without a number")),
    )
