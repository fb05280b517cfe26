"""Plots over time: for each claimant a panel with what it states of a quantity, by the dates for which that holds."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values.date import printed
from factsheet.model.values.quantity import Figure
from factsheet.model.values.scale_words import number_label, time_label
from factsheet.site.charts.over_time import HEIGHT, LANE, MARGIN, WIDTH, OverTime, Panel, Value, over_time
from factsheet.site.charts.range_plot import numbers
from factsheet.site.pages.parts import point_list
from factsheet.site.pages.parts.axis_labels import Tick, labelled
from factsheet.site.pages.parts.comparison_table import context
from factsheet.site.pages.parts.range_plot_view import scale_note
from factsheet.site.pages.parts.stated_figures import claimant
from factsheet.site.pages.parts.svg_lines import Layer, layers, sign_key
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Span
from factsheet.web import urls
from factsheet.web.urls import Address

PERIODS = {
    "daily": timedelta(days=1),
    "weekly": timedelta(days=7),
    "monthly": timedelta(days=31),
    "yearly": timedelta(days=366),
}
_THIN = (60, 160)
"""More values than these in a panel are drawn with thinner lines, and thinner still."""


@dataclass(frozen=True, slots=True)
class TimePanel:
    who: Span
    told: tuple[str, ...]
    """How many values; the first and the last, the highest and the lowest, as stated."""
    title: str
    """The plot in a few words."""
    layers: tuple[Layer, ...]
    density: str
    """`plain`, `thin` or `thinnest`."""


@dataclass(frozen=True, slots=True)
class TimePlot:
    id: str
    title: str
    context: str
    notes: tuple[str, ...]
    """How to read it, and what must be said of the scale, of what is left out, of strokes for several values."""
    numbers: tuple[str, ...]
    """The labels of the scale, rising, at equal distances."""
    dates: tuple[Tick, ...]
    box: str
    """The frame, as the `viewBox` of SVG."""
    grid: str
    panels: tuple[TimePanel, ...]
    key: tuple[tuple[str, str], ...]
    """Sign and meaning, for those that occur."""
    data: Address
    """Where the values stand as a table."""


class _Claim(NamedTuple):
    who: str
    """An actor or a source."""
    figure: Figure


class Line(NamedTuple):
    """The values of one panel, in the order of their dates."""

    who: Span
    values: tuple[Value, ...]
    told: tuple[str, ...]
    """Those that are told in words."""


def time_plots(findings: Findings, point: Point) -> tuple[TimePlot, ...]:
    """Return a plot for each quantity that is a series, or whose values hold for different dates."""
    return tuple(_plots(findings, point))


def series_lines(corpus: Corpus, point: Point, aspect: Aspect) -> tuple[Line, ...]:
    """Return the values of a series, claimant by claimant; nothing of those without a date."""
    claims = [one for one in _in_series(corpus, point, aspect) if one.figure.as_of]
    return tuple(_lines(corpus, claims)) if claims else ()


def _in_series(corpus: Corpus, point: Point, aspect: Aspect) -> Iterator[_Claim]:
    rows = (row for row in corpus.counted_series(point) if row.aspect == aspect.id)
    return (_Claim(row.claimant(corpus.sources.get(row.source)), row.figure) for row in rows)


def _plots(findings: Findings, point: Point) -> Iterator[TimePlot]:
    for aspect in point.compare:
        if aspect.type == "quantity" and _may_differ(point, aspect):
            claims = list(_claims(findings, point, aspect))
            if len(_dates(one.figure for one in claims)) > 1 and (
                plot := _plot(findings.corpus, point, aspect, claims)
            ):
                yield plot


def _may_differ(point: Point, aspect: Aspect) -> bool:
    """Whether to look closer: nearly all points give one date, or none."""
    figures = [report.says[aspect.id] for report in point.reports if aspect.id in report.says]
    return bool(aspect.series) or len(_dates(figures)) > 1


def _dates(figures: Iterable[Figure]) -> set[object]:
    return {(figure.as_of.earliest, figure.as_of.latest) for figure in figures if figure.as_of is not None}


def _claims(findings: Findings, point: Point, aspect: Aspect) -> Iterator[_Claim]:
    """Return the values of the series, then those of the reports that are no copies."""
    yield from _in_series(findings.corpus, point, aspect)
    for standing in findings.on(point).standings.standings:
        figure = standing.report.says.get(aspect.id)
        if figure is not None and not standing.is_copy:
            yield _Claim(claimant(findings.corpus, standing.report, figure, standing), figure)


def _plot(corpus: Corpus, point: Point, aspect: Aspect, claims: Sequence[_Claim]) -> TimePlot | None:
    lines = _lines(corpus, claims)
    drawn = over_time([line.values for line in lines], aspect.counting, PERIODS.get(aspect.series or ""))
    if drawn is None:
        return None
    about = context(corpus, aspect)
    return TimePlot(
        id=f"fs-time-{aspect.id}",
        title=_("{aspect} over time").format(aspect=aspect.head),
        context=about[:1].upper() + about[1:],
        notes=tuple(_notes(drawn, claims)),
        numbers=tuple(map(number_label, drawn.numbers.ticks)),
        dates=_date_ticks(drawn),
        box=f"0 0 {WIDTH} {HEIGHT + LANE}",
        grid=_grid(drawn),
        panels=tuple(_panel(line, panel) for line, panel in zip(lines, drawn.panels, strict=True)),
        key=sign_key({segment.form for panel in drawn.panels for segment in panel.segments}),
        data=_table(point, aspect),
    )


def _lines(corpus: Corpus, claims: Sequence[_Claim]) -> list[Line]:
    """Return a line for each claimant; one for all where none of them has values for several dates."""
    by_claimant: dict[str, list[Value]] = {}
    for who, figure in claims:
        if figure.as_of is not None:
            by_claimant.setdefault(who, []).append(Value(figure.as_of, figure.value, figure.provisional))
    if any(len({value.as_of for value in values}) > 1 for values in by_claimant.values()):
        return [_line(point_list.name(corpus, "party", who), values) for who, values in by_claimant.items()]
    every = [(value, who) for who, values in by_claimant.items() for value in values]
    every.sort(key=lambda claim: claim[0].as_of.order)
    told = (f"{corpus.name('party', who)}: {_told(value)}" for value, who in every)
    return [Line(Span(_("All claimants")), tuple(value for value, _who in every), (_count(every), *told))]


def _line(who: Span, values: Sequence[Value]) -> Line:
    in_order = tuple(sorted(values, key=lambda value: value.as_of.order))
    return Line(who, in_order, tuple(_extremes(in_order)))


def _table(point: Point, aspect: Aspect) -> Address:
    page = urls.point(point.sheet, point.id)
    series = [other.id for other in point.compare if other.series]
    return page.at(f"fs-series-{series.index(aspect.id) + 1}" if aspect.series else "fs-caption")


def _notes(drawn: OverTime, claims: Sequence[_Claim]) -> Iterator[str]:
    if len(drawn.panels) > 1:
        yield _("A part for each claimant, by as-of date, all on one scale; where nothing stands, there is no value.")
    else:
        yield _("By as-of date; where nothing stands, there is no value.")
    if note := scale_note(drawn.numbers):
        yield note
    if undated := sum(claim.figure.as_of is None for claim in claims):
        yield ngettext(
            "{count} value without an as-of date stands in the table only.",
            "{count} values without an as-of date stand in the table only.",
            undated,
        )
    if any(panel.bundled for panel in drawn.panels):
        yield _(
            "There are more values than can be told apart here. Those that fall on one place share a line, from the "
            "lowest to the highest number stated there; the table has each of them."
        )


def _date_ticks(drawn: OverTime) -> tuple[Tick, ...]:
    moments = drawn.dates.ticks
    return labelled([(round(_x(drawn, one) / WIDTH * 100, 2), time_label(one, drawn.dates.unit)) for one in moments])


def _x(drawn: OverTime, moment: datetime) -> float:
    return MARGIN + drawn.dates.at(moment) * (WIDTH - 2 * MARGIN)


def _grid(drawn: OverTime) -> str:
    """Return a line for each label, level ones for numbers and upright ones for dates."""
    steps = len(drawn.numbers.ticks) - 1
    heights = (HEIGHT - MARGIN - step / steps * (HEIGHT - 2 * MARGIN) for step in range(steps + 1))
    level = "".join(f"M0 {y:g}H{WIDTH}" for y in heights)
    return level + "".join(f"M{_x(drawn, moment):.1f} 0V{HEIGHT}" for moment in drawn.dates.ticks)


def _panel(line: Line, panel: Panel) -> TimePanel:
    values, count = line.values, _count(line.values)
    first, last = printed(values[0].as_of), printed(values[-1].as_of)
    title = _("{name}: {values}, from {first} to {last}")
    return TimePanel(
        who=line.who,
        told=line.told,
        title=title.format(name=line.who.text, values=count, first=first, last=last),
        layers=layers(panel.segments),
        density=("plain", "thin", "thinnest")[sum(len(values) > limit for limit in _THIN)],
    )


def _count(values: Sequence[object]) -> str:
    return ngettext("{count} value", "{count} values", len(values))


def _extremes(values: Sequence[Value]) -> Iterator[str]:
    """Tell how many, the first and the last, and others with the highest and the lowest number: each as stated."""
    first, last = values[0], values[-1]
    if len(values) == 1:
        yield _told(first)
        return
    yield _count(values)
    yield _("first: {value}").format(value=_told(first))
    yield _("last: {value}").format(value=_told(last))
    numbered = [value for value in values if numbers(value.quantity)] or [first]
    highest = max(numbered, key=lambda one: max(numbers(one.quantity), default=0))
    lowest = min(numbered, key=lambda one: min(numbers(one.quantity), default=0))
    if highest not in (first, last):
        yield _("highest number: {value}").format(value=_told(highest))
    if lowest not in (first, last):
        yield _("lowest number: {value}").format(value=_told(lowest))


def _told(value: Value) -> str:
    told = f"{value.quantity.as_stated} ({printed(value.as_of)})"
    return _("{value}, not final").format(value=told) if value.provisional else told
