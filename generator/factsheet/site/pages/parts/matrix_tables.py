"""Sets and positions by source, and series by claimant: tables that cross two lists."""

from collections.abc import Iterator, Sequence
from typing import Any

from factsheet.analysis.independence import Independence, Standing
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import RowNotCounted, SeriesRow
from factsheet.model.values.date import Date, describe_date
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.quantity import print_figure
from factsheet.model.values.scope import name_scope
from factsheet.site.pages.parts import claimant_sentences, point_list
from factsheet.site.pages.parts.comparison_types import ClaimantColumn, Matrix, MatrixLine, SeriesTable
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls

MatrixMark = tuple[str, str, str]

FEWEST = 3
"""Members that make a matrix worth its place; fewer are read in the table."""


def make_matrices(corpus: Corpus, point: Point, standings: Independence) -> tuple[Matrix, ...]:
    """Return a matrix for each set or positions aspect that at least two rows give a list for."""
    return tuple(
        _make_matrix(corpus, point, aspect, columns)
        for aspect in point.compare
        if aspect.type in ("set", "positions")
        and len(columns := [standing for standing in standings.standings if aspect.id in standing.report.says]) > 1
        and len({member for standing in columns for member in _list_members(standing.report.says[aspect.id])}) >= FEWEST
    )


def make_series_tables(corpus: Corpus, point: Point, compared: Sequence[SeriesComparison]) -> tuple[SeriesTable, ...]:
    """Return a table for each series; `compared`: those in which values can be compared."""
    by_aspect = {comparison.aspect.id: comparison for comparison in compared}
    return tuple(
        _make_series_table(corpus, point, aspect, by_aspect.get(aspect.id)) for aspect in point.compare if aspect.series
    )


def _make_matrix(corpus: Corpus, point: Point, aspect: Aspect, columns: Sequence[Standing]) -> Matrix:
    values = [standing.report.says[aspect.id] for standing in columns]
    members = dict.fromkeys(member for value in values for member in _list_members(value))
    mark = _make_set_mark if aspect.type == "set" else _make_position_mark
    lines = tuple(
        MatrixLine(_link_member(corpus, aspect, member), tuple(mark(value, member) for value in values))
        for member in members
    )
    marks = ((symbol, meaning) for line in lines for symbol, meaning, _key in line.marks)
    key = dict.fromkeys((symbol, meaning) for symbol, meaning in marks if symbol != meaning)
    caption = (
        _("{aspect}: who stands on whose list") if aspect.type == "set" else _("{aspect}: who took which position")
    )
    return Matrix(
        caption=caption.format(aspect=aspect.head),
        head=aspect.head,
        sources=tuple(_link_row(corpus, point, standing) for standing in columns),
        copies=tuple(standing.is_copy for standing in columns),
        lines=lines,
        key=tuple(key),
    )


def _link_row(corpus: Corpus, point: Point, standing: Standing) -> Span:
    """Return the outlet's name, leading to its row in the comparison table."""
    row = urls.make_point_address(point.sheet, point.id).add_anchor(standing.report.anchor)
    return Span(corpus.get_name("source", standing.report.source), row)


def _list_members(value: Any) -> Iterator[str]:
    if isinstance(value, ItemSet):
        yield from (*value.members, *value.doubtful)
    else:
        yield from value.get_member_options()


def _link_member(corpus: Corpus, aspect: Aspect, member: str) -> Span:
    kind = {"actors": "actor", "places": "place"}.get(aspect.of or ("actors" if aspect.type == "positions" else ""))
    return point_list.link_name(corpus, kind, member) if kind else Span(member)


def _make_set_mark(value: ItemSet, member: str) -> MatrixMark:
    if member in value.members:
        return "●", _("named"), "named"
    if member in value.doubtful:
        return "?", _("doubtful"), "doubtful"
    if value.list == "none":
        return "–", _("gives no list"), "none"
    if value.list == "closed":
        return "○", _("not on a list said to be complete"), "absent"
    return "○", _("not named; the list may go on"), "absent"


def _make_position_mark(value: Any, member: str) -> MatrixMark:
    option = value.get_member_options().get(member)
    return (option, option, "named") if option else ("–", _("not told"), "none")


def _make_series_table(corpus: Corpus, point: Point, aspect: Aspect, compared: SeriesComparison | None) -> SeriesTable:
    columns: dict[str, list[SeriesRow]] = {}
    for row in point.series:
        if row.aspect == aspect.id:
            columns.setdefault(row.find_claimant(corpus.sources.get(row.source)), []).append(row)
    every = [row for claimant_rows in columns.values() for row in claimant_rows]
    dates = sorted({row.figure.as_of for row in every if row.figure.as_of}, key=lambda date: date.sort_key)
    undated = [None] if any(row.figure.as_of is None for row in every) else []
    cells = [_make_cells(corpus, claimant_rows) for claimant_rows in columns.values()]
    return SeriesTable(
        aspect.head,
        claimant_sentences.describe_agreement(corpus, compared) if compared else None,
        tuple(_make_claimant(corpus, claimant, claimant_rows) for claimant, claimant_rows in columns.items()),
        tuple(
            (
                describe_date(date) if date else _("as-of date not given"),
                tuple(column.get(date, ()) for column in cells),
            )
            for date in (*dates, *undated)
        ),
    )


def _explain_not_counted(reason: RowNotCounted) -> str:
    return _("filled in by the claimant, not counted") if reason == "filled_in" else _("not seen by us, not counted")


def _make_claimant(corpus: Corpus, claimant: str, rows: Sequence[SeriesRow]) -> ClaimantColumn:
    """Return the head of a column, with the source and the period that all its values share."""
    note: list[Span] = []
    if len({row.source for row in rows}) == 1 and rows[0].source != claimant:
        note += [Span(_("in ")), _link_title(corpus, rows[0].source)]
    if len({row.period for row in rows}) == 1 and rows[0].period:
        note += [Span(f"{', ' if note else ''}{name_scope(rows[0].period)}")]
    return ClaimantColumn(point_list.link_name(corpus, "party", claimant), tuple(note))


def _link_title(corpus: Corpus, id: str) -> Span:
    """Return the title, since the outlet often is the claimant."""
    title, named = corpus.sources[id].title, point_list.link_name(corpus, "source", id)
    return named._replace(text=add_quotation_marks(title)) if title else named


def _make_cells(corpus: Corpus, rows: Sequence[SeriesRow]) -> dict[Date | None, RichText]:
    """Return the values of a column by as-of date, each with what only holds of it."""
    by_date: dict[Date | None, list[Span]] = {}
    name_source = len({row.source for row in rows}) > 1
    name_period = len({row.period for row in rows}) > 1
    for row in rows:
        spans = by_date.setdefault(row.figure.as_of, [])
        spans += [Span("; ")] if spans else []
        spans += print_figure(row.figure).value
        if name_source:
            spans += [Span(" ("), point_list.link_name(corpus, "source", row.source), Span(")")]
        if name_period and row.period:
            spans += [Span(" "), Span(name_scope(row.period), manner="note")]
        if reason := row.find_reason_not_counted(corpus.sources.get(row.source)):
            spans += [Span(" "), Span(_explain_not_counted(reason), manner="note")]
        if row.locator:
            spans += [Span(" "), Span(row.locator, manner="note")]
        if row.quote:
            language = corpus.sources[row.source].language or ""
            spans += [Span(" "), Span(add_quotation_marks(row.quote), manner="note", language=language)]
    return {date: tuple(spans) for date, spans in by_date.items()}
