"""Dated values of a quantity as lines: one for each claimant, or one for all."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from factsheet.analysis.analysis import Findings
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.values.date import describe_date
from factsheet.model.values.quantity import Figure
from factsheet.site.charts.over_time import DatedQuantity
from factsheet.site.charts.range_plot import list_numbers
from factsheet.site.pages.parts import point_list
from factsheet.site.pages.parts.stated_figures import find_claimant
from factsheet.text.i18n import _, ngettext
from factsheet.text.rich_text import Span


class Claim(NamedTuple):
    who: str
    """An actor or a source."""
    figure: Figure


class ClaimantLine(NamedTuple):
    """The values of one panel, in the order of their dates."""

    who: Span
    values: tuple[DatedQuantity, ...]
    facts: tuple[str, ...]
    """The values that are given in words, as lines of text."""


def make_series_lines(corpus: Corpus, point: Point, aspect: Aspect) -> tuple[ClaimantLine, ...]:
    """Return the values of a series, claimant by claimant; nothing of those without a date."""
    claims = [claim for claim in _list_series_claims(corpus, point, aspect) if claim.figure.as_of]
    return tuple(make_lines(corpus, claims)) if claims else ()


def _list_series_claims(corpus: Corpus, point: Point, aspect: Aspect) -> Iterator[Claim]:
    for row in corpus.list_counted_rows(point):
        if row.aspect == aspect.id:
            yield Claim(row.find_claimant(corpus.sources.get(row.source)), row.figure)


def list_claims(findings: Findings, point: Point, aspect: Aspect) -> Iterator[Claim]:
    """Return the values of the series, then those of the reports that are no copies."""
    yield from _list_series_claims(findings.corpus, point, aspect)
    for lineage in findings.analyze_point(point).independence.lineages:
        figure = lineage.report.says.get(aspect.id)
        if figure is not None and not lineage.is_copy:
            yield Claim(find_claimant(lineage.report, figure, lineage), figure)


def make_lines(corpus: Corpus, claims: Sequence[Claim]) -> list[ClaimantLine]:
    """Return a line for each claimant; one for all where none of them has values for several dates."""
    by_claimant: dict[str, list[DatedQuantity]] = {}
    for who, figure in claims:
        if figure.as_of is not None:
            by_claimant.setdefault(who, []).append(DatedQuantity(figure.as_of, figure.value, figure.provisional))
    lines = []
    has_several_dates = False
    for who, values in by_claimant.items():
        in_order = tuple(sorted(values, key=_get_date_order))
        has_several_dates |= len({value.as_of for value in values}) > 1
        lines.append(
            ClaimantLine(point_list.link_name(corpus, "party", who), in_order, tuple(_list_extremes(in_order)))
        )
    return lines if has_several_dates else [_make_common_line(corpus, by_claimant)]


def _make_common_line(corpus: Corpus, by_claimant: Mapping[str, Sequence[DatedQuantity]]) -> ClaimantLine:
    """Return one line for all claimants: a panel with a single value would show no course of time."""
    every: list[tuple[DatedQuantity, str]] = []
    for who, values in by_claimant.items():
        every += [(value, who) for value in values]
    every.sort(key=lambda pair: _get_date_order(pair[0]))
    facts = [format_count(every)]
    facts += [f"{corpus.get_name('party', who)}: {_format_value(value)}" for value, who in every]
    return ClaimantLine(Span(_("All claimants")), tuple(value for value, _who in every), tuple(facts))


def _get_date_order(value: DatedQuantity) -> tuple[object, ...]:
    return value.as_of.sort_key


def format_count(values: Sequence[object]) -> str:
    return ngettext("{count} value", "{count} values", len(values))


def _list_extremes(values: Sequence[DatedQuantity]) -> Iterator[str]:
    """Return the count, the first, the last, the highest and the lowest value, each as stated and only once."""
    first, last = values[0], values[-1]
    if len(values) == 1:
        yield _format_value(first)
        return
    yield format_count(values)
    yield _("first: {value}").format(value=_format_value(first))
    yield _("last: {value}").format(value=_format_value(last))
    numbered = [value for value in values if list_numbers(value.quantity)] or [first]
    highest = max(numbered, key=lambda item: max(list_numbers(item.quantity), default=0))
    lowest = min(numbered, key=lambda item: min(list_numbers(item.quantity), default=0))
    if highest not in (first, last):
        yield _("highest number: {value}").format(value=_format_value(highest))
    if lowest not in (first, last):
        yield _("lowest number: {value}").format(value=_format_value(lowest))


def _format_value(value: DatedQuantity) -> str:
    text = f"{value.quantity.as_stated} ({describe_date(value.as_of)})"
    return f"{text}, {_('provisional')}" if value.provisional else text
