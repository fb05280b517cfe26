"""Range plots: what is stated of a quantity on one scale, each origin in a row with its sentence."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import get_value
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values.quantity import Quantity
from factsheet.model.values.scale_words import format_number_label
from factsheet.site.charts.range_plot import (
    OPEN_ABOVE,
    OPEN_BELOW,
    RangeMark,
    RangeShapes,
    RangeStroke,
    draw_quantity,
    make_common_scale,
    place_in_frame,
)
from factsheet.site.charts.scale import Scale
from factsheet.site.pages.parts.axis_labels import AxisTick, label_ticks
from factsheet.site.pages.parts.comparison_table import describe_scope
from factsheet.site.pages.parts.stated_figures import StatedFigure, list_stated_figures
from factsheet.text.i18n import _, cache_per_language
from factsheet.text.rich_text import RichText


class RangeRow(NamedTuple):
    sentence: RichText
    notes: tuple[RichText, ...]
    is_copy: bool
    is_current: bool
    provisional: bool
    title: str
    """The shape in words, with the number as stated; empty where nothing is drawn."""
    strokes: tuple[RangeStroke, ...]
    marks: tuple[RangeMark, ...]
    word: str
    """Shown in place of a shape: "“dozens”: not plotted (no number given)"; empty where one is drawn."""


class RangePlot(Struct, frozen=True):
    id: str
    title: str
    context: str
    """ "population not stated, in all, Chernihiv"."""
    note: str
    """What is unusual about the scale; empty for even steps from zero."""
    ticks: tuple[AxisTick, ...]
    """Empty where nothing can be placed."""
    scale: str
    """The scale in words."""
    rows: tuple[RangeRow, ...]
    key: tuple[tuple[str, str], ...]
    """A key for the style sheet and the meaning, of each sign that occurs."""


def make_range_plots(findings: Findings, point: Point) -> tuple[RangePlot, ...]:
    """Return a plot for each quantity of the point that has something to compare: two rows, or a range."""
    plots = []
    for aspect in point.compare:
        if aspect.type == "quantity" and (plot := _make_useful_plot(findings, point, aspect)):
            plots.append(plot)
    return tuple(plots)


def make_plot(id: str, title: str, about: str, figures: Sequence[StatedFigure], on: Scale | None) -> RangePlot:
    """Return what is stated as rows on the scale; without one, in words alone."""
    rows = tuple(_make_row(figure, on) for figure in figures)
    plot = RangePlot(id=id, title=title, context=about, note="", ticks=(), scale="", rows=rows, key=make_key(rows))
    if on is None:
        return plot
    return replace(plot, note=describe_scale(on), ticks=_make_ticks(on), scale=_format_scale(on))


def make_key(rows: Iterable[RangeRow]) -> tuple[tuple[str, str], ...]:
    """Return the signs that occur, each with its meaning, in one order always."""
    forms: set[str] = set()
    for row in rows:
        forms.update(mark.form for mark in row.marks)
        forms.update(stroke.form for stroke in row.strokes)
        if row.provisional and row.marks:
            forms.add("provisional")
    return tuple((form, meaning) for form, meaning in _list_meanings() if form in forms)


def _make_useful_plot(findings: Findings, point: Point, aspect: Aspect) -> RangePlot | None:
    if all(get_value(report, aspect) is None for report in findings.corpus.list_counted_reports(point)):
        return None
    figures = list_stated_figures(findings, point, aspect)
    quantities = [figure.quantity for figure in figures]
    on = make_common_scale(quantities)
    if on is None or (len(figures) == 1 and not _is_range(quantities[0])):
        return None
    title = _("{aspect}, as stated").format(aspect=aspect.head)
    about = describe_scope(findings.corpus, aspect)
    return make_plot(f"fs-range-{aspect.id}", title, about[:1].upper() + about[1:], figures, on)


def _is_range(quantity: Quantity) -> bool:
    return quantity.min is not None and quantity.max is not None and quantity.min != quantity.max


def _make_row(item: StatedFigure, on: Scale | None) -> RangeRow:
    quantity, provisional = item.quantity, item.provisional
    shapes = draw_quantity(quantity, on, provisional=provisional) if on else RangeShapes()
    title, word = "", ""
    if shapes.marks:
        title = _describe_shape(quantity, provisional=provisional)
    else:
        word = _("“{words}”: not plotted (no number given)").format(words=quantity.as_stated)
    return RangeRow(
        sentence=item.sentence,
        notes=item.notes,
        is_copy=item.is_copy,
        is_current=item.is_current,
        provisional=provisional,
        title=title,
        strokes=shapes.strokes,
        marks=shapes.marks,
        word=word,
    )


def _describe_shape(quantity: Quantity, *, provisional: bool) -> str:
    text = _choose_shape_text(quantity).format(words=quantity.as_stated)
    return _("{shape}; hatched: not final").format(shape=text) if provisional else text


def _choose_shape_text(quantity: Quantity) -> str:
    if quantity.relation in OPEN_ABOVE:
        return _("An arrow towards higher numbers: {words}")
    if quantity.relation in OPEN_BELOW:
        return _("An arrow towards lower numbers: {words}")
    if _is_range(quantity):
        return _("A bar: {words}")
    return _("A diamond: {words}") if quantity.relation == "about" else _("A dot: {words}")


def describe_scale(on: Scale) -> str:
    """Say what is unusual about a scale; nothing of even steps from zero."""
    if on.kind == "linear":
        return "" if on.is_from_zero else _("The scale does not begin at zero.")
    times = format_number_label(on.ticks[-1] // on.ticks[-2])
    if on.is_from_zero:
        return _("Each step of the scale is {times} times the previous one; zero is separate.").format(times=times)
    return _("Each step of the scale is {times} times the previous one; zero is not on it.").format(times=times)


def _format_scale(on: Scale) -> str:
    first, last = format_number_label(on.ticks[0]), format_number_label(on.ticks[-1])
    return _("Scale from {first} to {last}").format(first=first, last=last)


def _make_ticks(on: Scale) -> tuple[AxisTick, ...]:
    return label_ticks([(place_in_frame(on.place_number(number)), format_number_label(number)) for number in on.ticks])


@cache_per_language
def _list_meanings() -> tuple[tuple[str, str], ...]:
    return (
        ("dot", _("this number")),
        ("about", _("about this number")),
        ("bar", _("from one number to another")),
        ("above", _("no upper limit")),
        ("below", _("no lower limit")),
        ("ring", _("the number itself is excluded")),
        ("provisional", _("provisional")),
    )
