"""Range plots: what is stated of a quantity on one scale, each origin in a row with its sentence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.analysis.compare import value_of
from factsheet.model.point import Point
from factsheet.model.values.quantity import Quantity
from factsheet.model.values.scale_words import number_label
from factsheet.site.charts.range_plot import OPEN_ABOVE, OPEN_BELOW, Mark, Stroke, drawn, placed, scale_of
from factsheet.site.charts.scale import Scale
from factsheet.site.pages.parts.axis_labels import Tick, labelled
from factsheet.site.pages.parts.comparison_table import context
from factsheet.site.pages.parts.stated_figures import Stated, stated
from factsheet.text.i18n import _, remembered
from factsheet.text.rich_text import RichText


class RangeRow(NamedTuple):
    sentence: RichText
    notes: tuple[RichText, ...]
    is_copy: bool
    stands: bool
    provisional: bool
    title: str
    """The shape in words, with the number as stated; empty where nothing is drawn."""
    strokes: tuple[Stroke, ...]
    marks: tuple[Mark, ...]
    word: str
    """What stands in place of a shape: "“dozens”, placed at no number"; empty where one is drawn."""


@dataclass(frozen=True, slots=True)
class RangePlot:
    id: str
    title: str
    context: str
    """ "population not stated, in all, Chernihiv"."""
    note: str
    """What must be said of the scale; empty for even steps from zero."""
    ticks: tuple[Tick, ...]
    """None where nothing can be placed."""
    scale: str
    """The scale in words."""
    rows: tuple[RangeRow, ...]
    key: tuple[tuple[str, str], ...]
    """A key for the style sheet and the meaning, of each sign that occurs."""


def range_plots(findings: Findings, point: Point) -> tuple[RangePlot, ...]:
    """Return a plot for each quantity of the point that has something to compare: two rows, or a range."""
    return tuple(_worth_drawing(findings, point))


def plot(id: str, title: str, about: str, given: Sequence[Stated], on: Scale | None) -> RangePlot:
    """Return what is stated as rows on the scale; without one, in words alone."""
    rows = tuple(_row(one, on) for one in given)
    return RangePlot(
        id=id,
        title=title,
        context=about,
        note=scale_note(on) if on else "",
        ticks=_ticks(on) if on else (),
        scale=_scale_words(on) if on else "",
        rows=rows,
        key=key(rows),
    )


def key(rows: Iterable[RangeRow]) -> tuple[tuple[str, str], ...]:
    """Return the signs that occur, each with its meaning, in one order always."""
    forms: set[str] = set()
    for row in rows:
        forms.update(mark.form for mark in row.marks)
        forms.update(stroke.form for stroke in row.strokes)
        if row.provisional and row.marks:
            forms.add("provisional")
    return tuple((form, meaning) for form, meaning in _meanings() if form in forms)


def _worth_drawing(findings: Findings, point: Point) -> Iterator[RangePlot]:
    for aspect in point.compare:
        if aspect.type != "quantity" or not any(value_of(report, aspect) for report in findings.corpus.counted(point)):
            continue
        given = stated(findings, point, aspect)
        quantities = [one.figure.value for one in given]
        on = scale_of(quantities)
        if on is not None and (len(given) > 1 or any(map(_is_range, quantities))):
            title = _("{aspect}, as stated").format(aspect=aspect.head)
            about = context(findings.corpus, aspect)
            yield plot(f"fs-range-{aspect.id}", title, about[:1].upper() + about[1:], given, on)


def _is_range(quantity: Quantity) -> bool:
    return quantity.min is not None and quantity.max is not None and quantity.min != quantity.max


def _row(one: Stated, on: Scale | None) -> RangeRow:
    quantity = one.figure.value
    shapes = drawn(quantity, on, provisional=one.figure.provisional) if on else None
    placed_at_a_number = shapes is not None and bool(shapes.marks)
    return RangeRow(
        sentence=one.sentence,
        notes=one.notes,
        is_copy=one.is_copy,
        stands=one.stands,
        provisional=one.figure.provisional,
        title=_shape(quantity, provisional=one.figure.provisional) if placed_at_a_number else "",
        strokes=shapes.strokes if shapes else (),
        marks=shapes.marks if shapes else (),
        word="" if placed_at_a_number else _("“{words}”: placed at no number").format(words=quantity.as_stated),
    )


def _shape(quantity: Quantity, *, provisional: bool) -> str:
    told = _form(quantity).format(words=quantity.as_stated)
    return _("{shape}; hatched, since it is not final").format(shape=told) if provisional else told


def _form(quantity: Quantity) -> str:
    if quantity.relation in OPEN_ABOVE:
        return _("An arrow towards more: {words}")
    if quantity.relation in OPEN_BELOW:
        return _("An arrow towards less: {words}")
    if _is_range(quantity):
        return _("A bar: {words}")
    return _("A diamond: {words}") if quantity.relation == "about" else _("A dot: {words}")


def scale_note(on: Scale) -> str:
    """Say what is unusual about a scale; nothing of even steps from zero."""
    if on.kind == "linear":
        return "" if on.from_zero else _("The scale does not begin at zero.")
    times = number_label(on.ticks[-1] // on.ticks[-2])
    if on.from_zero:
        return _("Each step of the scale is {times} times the one before; zero stands apart.").format(times=times)
    return _("Each step of the scale is {times} times the one before; zero is not on it.").format(times=times)


def _scale_words(on: Scale) -> str:
    first, last = number_label(on.ticks[0]), number_label(on.ticks[-1])
    return _("Scale from {first} to {last}").format(first=first, last=last)


def _ticks(on: Scale) -> tuple[Tick, ...]:
    return labelled([(placed(on.at(number)), number_label(number)) for number in on.ticks])


@remembered
def _meanings() -> tuple[tuple[str, str], ...]:
    return (
        ("dot", _("this number")),
        ("about", _("about this number")),
        ("bar", _("from one number to another")),
        ("above", _("open above")),
        ("below", _("open below")),
        ("ring", _("the number itself left out")),
        ("provisional", _("not final")),
    )
