"""Plots over time: a panel for each claimant, with its values of a quantity by as-of date."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values.date import describe_date
from factsheet.model.values.quantity import Figure
from factsheet.model.values.scale_words import format_number_label, format_time_label
from factsheet.site.charts.over_time import (
    HEIGHT,
    LANE,
    MARGIN,
    WIDTH,
    PanelGeometry,
    SegmentForm,
    TimePlotGeometry,
    draw_over_time,
)
from factsheet.site.pages.parts.axis_labels import AxisTick, label_ticks
from factsheet.site.pages.parts.claimant_lines import Claim, ClaimantLine, format_count, list_claims, make_lines
from factsheet.site.pages.parts.comparison_table import describe_scope
from factsheet.site.pages.parts.range_plot_view import describe_scale
from factsheet.site.pages.parts.svg_lines import PlotLayer, make_layers, make_sign_key
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
"""The longest distance between two values that follow each other."""
# In the narrowest frame, of 260 CSS pixels on a telephone, 60 values have 4 pixels each and 160 less than 2.
_THIN, _THINNEST = 60, 160
"""More values than these in a panel are drawn with thinner lines, and thinner still."""


class TimePanel(Struct, frozen=True):
    who: Span
    facts: tuple[str, ...]
    """The number of values; the first and the last, the highest and the lowest, as stated."""
    title: str
    """The plot in a few words."""
    layers: tuple[PlotLayer, ...]
    density: str
    """`plain`, `thin` or `thinnest`."""


class TimePlot(Struct, frozen=True):
    id: str
    title: str
    context: str
    notes: tuple[str, ...]
    """How to read it, what is unusual about the scale, what is left out, and strokes for several values."""
    numbers: tuple[str, ...]
    """The labels of the scale, rising, at equal distances."""
    dates: tuple[AxisTick, ...]
    box: str
    """The frame, as the `viewBox` of SVG."""
    grid: str
    panels: tuple[TimePanel, ...]
    key: tuple[tuple[str, str], ...]
    """Sign and meaning, for those that occur."""
    data: Address
    """The table of the values."""


def make_time_plots(findings: Findings, point: Point) -> tuple[TimePlot, ...]:
    """Return a plot for each quantity that is a series, or whose values have different as-of dates."""
    return tuple(_list_plots(findings, point))


def _list_plots(findings: Findings, point: Point) -> Iterator[TimePlot]:
    for aspect in point.compare:
        if aspect.type != "quantity" or not _can_differ(point, aspect):
            continue
        claims = list(list_claims(findings, point, aspect))
        if len(_collect_dates(claim.figure for claim in claims)) < 2:
            continue
        if plot := _make_plot(findings.corpus, point, aspect, claims):
            yield plot


def _can_differ(point: Point, aspect: Aspect) -> bool:
    """Return whether a closer look is needed: nearly all points have one date, or none."""
    figures = [report.says[aspect.id] for report in point.reports if aspect.id in report.says]
    return bool(aspect.series) or len(_collect_dates(figures)) > 1


def _collect_dates(figures: Iterable[Figure]) -> set[object]:
    return {(figure.as_of.earliest, figure.as_of.latest) for figure in figures if figure.as_of is not None}


def _make_plot(corpus: Corpus, point: Point, aspect: Aspect, claims: Sequence[Claim]) -> TimePlot | None:
    lines = make_lines(corpus, claims)
    drawn = draw_over_time([line.values for line in lines], aspect.counting, PERIODS.get(aspect.series or ""))
    if drawn is None:
        return None
    about = describe_scope(corpus, aspect)
    return TimePlot(
        id=f"fs-time-{aspect.id}",
        title=_("{aspect} over time").format(aspect=aspect.head),
        context=about[:1].upper() + about[1:],
        notes=tuple(_list_notes(drawn, claims)),
        numbers=tuple(map(format_number_label, drawn.numbers.ticks)),
        dates=_make_date_ticks(drawn),
        box=f"0 0 {WIDTH} {HEIGHT + LANE}",
        grid=_draw_grid(drawn),
        panels=tuple(_make_panel(line, panel) for line, panel in zip(lines, drawn.panels, strict=True)),
        key=make_sign_key(_collect_forms(drawn)),
        data=_make_table_address(point, aspect),
    )


def _collect_forms(drawn: TimePlotGeometry) -> set[SegmentForm]:
    forms: set[SegmentForm] = set()
    for panel in drawn.panels:
        forms.update(segment.form for segment in panel.segments)
    return forms


def _make_table_address(point: Point, aspect: Aspect) -> Address:
    page = urls.make_point_address(point.sheet, point.id)
    series = [other.id for other in point.compare if other.series]
    return page.add_anchor(f"fs-series-{series.index(aspect.id) + 1}" if aspect.series else "fs-caption")


def _list_notes(drawn: TimePlotGeometry, claims: Sequence[Claim]) -> Iterator[str]:
    if len(drawn.panels) > 1:
        yield _("One panel per claimant, by as-of date, on the same scale. Gaps mean no value.")
    else:
        yield _("By as-of date. Gaps mean no value.")
    if note := describe_scale(drawn.numbers):
        yield note
    if undated := sum(claim.figure.as_of is None for claim in claims):
        yield ngettext(
            "{count} value without an as-of date appears only in the table.",
            "{count} values without an as-of date appear only in the table.",
            undated,
        )
    if any(panel.bundled for panel in drawn.panels):
        yield _(
            "There are too many values to draw separately. Values that fall on one place share a line from the lowest "
            "to the highest; the table lists each of them."
        )


def _make_date_ticks(drawn: TimePlotGeometry) -> tuple[AxisTick, ...]:
    ticks = []
    for moment in drawn.dates.ticks:
        x = round(_place_moment(drawn, moment) / WIDTH * 100, 2)
        ticks.append((x, format_time_label(moment, drawn.dates.unit)))
    return label_ticks(ticks)


def _place_moment(drawn: TimePlotGeometry, moment: datetime) -> float:
    return MARGIN + drawn.dates.place_moment(moment) * (WIDTH - 2 * MARGIN)


def _draw_grid(drawn: TimePlotGeometry) -> str:
    """Return a line for each label: horizontal ones for numbers, vertical ones for dates."""
    steps = len(drawn.numbers.ticks) - 1
    path = ""
    for step in range(steps + 1):
        path += f"M0 {HEIGHT - MARGIN - step / steps * (HEIGHT - 2 * MARGIN):g}H{WIDTH}"
    for moment in drawn.dates.ticks:
        path += f"M{_place_moment(drawn, moment):.1f} 0V{HEIGHT}"
    return path


def _make_panel(line: ClaimantLine, panel: PanelGeometry) -> TimePanel:
    values, count = line.values, format_count(line.values)
    first, last = describe_date(values[0].as_of), describe_date(values[-1].as_of)
    title = _("{name}: {values}, from {first} to {last}")
    return TimePanel(
        who=line.who,
        facts=line.facts,
        title=title.format(name=line.who.text, values=count, first=first, last=last),
        layers=make_layers(panel.segments),
        density=_choose_density(len(values)),
    )


def _choose_density(count: int) -> str:
    if count > _THINNEST:
        return "thinnest"
    return "thin" if count > _THIN else "plain"
