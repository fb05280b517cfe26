"""Sets and positions by source, and series by claimant: tables that cross two lists."""

from collections.abc import Iterator, Sequence
from typing import Any

from factsheet.analysis.independence import Independence, Standing
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import RowNotCounted, SeriesRow
from factsheet.model.values.date import Date, printed
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.quantity import print_figure
from factsheet.model.values.scope import scope_word
from factsheet.site.pages.parts import claimant_sentences, point_list
from factsheet.site.pages.parts.comparison_types import Claimant, Matrix, MatrixLine, SeriesTable
from factsheet.text.i18n import _, quoted
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls

Mark = tuple[str, str, str]

FEWEST = 3
"""Members that make a matrix worth its place; fewer are read in the table."""


def matrices(corpus: Corpus, point: Point, standings: Independence) -> tuple[Matrix, ...]:
    """Return a matrix for each set or positions aspect that at least two rows give a list for."""
    return tuple(
        _matrix(corpus, point, aspect, columns)
        for aspect in point.compare
        if aspect.type in ("set", "positions")
        and len(columns := [standing for standing in standings.standings if aspect.id in standing.report.says]) > 1
        and len({member for standing in columns for member in _members(standing.report.says[aspect.id])}) >= FEWEST
    )


def series(corpus: Corpus, point: Point, compared: Sequence[SeriesComparison]) -> tuple[SeriesTable, ...]:
    """Return a table for each series; `compared`: those in which values can be compared."""
    found = {one.aspect.id: one for one in compared}
    return tuple(_series(corpus, point, aspect, found.get(aspect.id)) for aspect in point.compare if aspect.series)


def _matrix(corpus: Corpus, point: Point, aspect: Aspect, columns: Sequence[Standing]) -> Matrix:
    values = [standing.report.says[aspect.id] for standing in columns]
    members = dict.fromkeys(member for value in values for member in _members(value))
    mark = _set_mark if aspect.type == "set" else _position_mark
    lines = tuple(
        MatrixLine(_head(corpus, aspect, member), tuple(mark(value, member) for value in values)) for member in members
    )
    marks = ((symbol, meaning) for line in lines for symbol, meaning, _key in line.marks)
    key = dict.fromkeys((symbol, meaning) for symbol, meaning in marks if symbol != meaning)
    told = _("{aspect}: who stands on whose list") if aspect.type == "set" else _("{aspect}: who took which position")
    return Matrix(
        caption=told.format(aspect=aspect.head),
        head=aspect.head,
        sources=tuple(_column(corpus, point, standing) for standing in columns),
        copies=tuple(standing.is_copy for standing in columns),
        lines=lines,
        key=tuple(key),
    )


def _column(corpus: Corpus, point: Point, standing: Standing) -> Span:
    """Return the outlet's name, leading to its row in the comparison table."""
    row = urls.point(point.sheet, point.id).at(standing.report.anchor)
    return Span(corpus.name("source", standing.report.source), row)


def _members(value: Any) -> Iterator[str]:
    if isinstance(value, ItemSet):
        yield from (*value.members, *value.doubtful)
    else:
        yield from value.option_of()


def _head(corpus: Corpus, aspect: Aspect, member: str) -> Span:
    kind = {"actors": "actor", "places": "place"}.get(aspect.of or ("actors" if aspect.type == "positions" else ""))
    return point_list.name(corpus, kind, member) if kind else Span(member)


def _set_mark(value: ItemSet, member: str) -> Mark:
    if member in value.members:
        return "●", _("named"), "named"
    if member in value.doubtful:
        return "?", _("doubtful"), "doubtful"
    if value.list == "none":
        return "–", _("gives no list"), "none"
    if value.list == "closed":
        return "○", _("not on a list said to be complete"), "absent"
    return "○", _("not named; the list may go on"), "absent"


def _position_mark(value: Any, member: str) -> Mark:
    option = value.option_of().get(member)
    return (option, option, "named") if option else ("–", _("not told"), "none")


def _series(corpus: Corpus, point: Point, aspect: Aspect, compared: SeriesComparison | None) -> SeriesTable:
    columns: dict[str, list[SeriesRow]] = {}
    for row in point.series:
        if row.aspect == aspect.id:
            columns.setdefault(row.claimant(corpus.sources.get(row.source)), []).append(row)
    every = [row for found in columns.values() for row in found]
    dates = sorted({row.figure.as_of for row in every if row.figure.as_of}, key=lambda date: date.order)
    undated = [None] if any(row.figure.as_of is None for row in every) else []
    cells = [_cells(corpus, found) for found in columns.values()]
    return SeriesTable(
        aspect.head,
        claimant_sentences.fitting(corpus, compared) if compared else None,
        tuple(_claimant(corpus, claimant, found) for claimant, found in columns.items()),
        tuple(
            (printed(date) if date else _("as-of date not given"), tuple(column.get(date, ()) for column in cells))
            for date in (*dates, *undated)
        ),
    )


def _not_counted(reason: RowNotCounted) -> str:
    return _("filled in by the claimant, not counted") if reason == "filled_in" else _("not seen by us, not counted")


def _claimant(corpus: Corpus, claimant: str, rows: Sequence[SeriesRow]) -> Claimant:
    """Return the head of a column, with the source and the period that all its values share."""
    note: list[Span] = []
    if len({row.source for row in rows}) == 1 and rows[0].source != claimant:
        note += [Span(_("in ")), _titled(corpus, rows[0].source)]
    if len({row.period for row in rows}) == 1 and rows[0].period:
        note += [Span(f"{', ' if note else ''}{scope_word(rows[0].period)}")]
    return Claimant(point_list.name(corpus, "party", claimant), tuple(note))


def _titled(corpus: Corpus, id: str) -> Span:
    """Return the title, since the outlet often is the claimant."""
    title, named = corpus.sources[id].title, point_list.name(corpus, "source", id)
    return named._replace(text=quoted(title)) if title else named


def _cells(corpus: Corpus, rows: Sequence[SeriesRow]) -> dict[Date | None, RichText]:
    """Return the values of a column by as-of date, each with what only holds of it."""
    found: dict[Date | None, list[Span]] = {}
    name_source = len({row.source for row in rows}) > 1
    name_period = len({row.period for row in rows}) > 1
    for row in rows:
        spans = found.setdefault(row.figure.as_of, [])
        spans += [Span("; ")] if spans else []
        spans += print_figure(row.figure).value
        if name_source:
            spans += [Span(" ("), point_list.name(corpus, "source", row.source), Span(")")]
        if name_period and row.period:
            spans += [Span(" "), Span(scope_word(row.period), manner="note")]
        if reason := row.why_not_counted(corpus.sources.get(row.source)):
            spans += [Span(" "), Span(_not_counted(reason), manner="note")]
        if row.locator:
            spans += [Span(" "), Span(row.locator, manner="note")]
        if row.quote:
            language = corpus.sources[row.source].language or ""
            spans += [Span(" "), Span(quoted(row.quote), manner="note", language=language)]
    return {date: tuple(spans) for date, spans in found.items()}
