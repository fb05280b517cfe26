"""Sets and positions by source, and series by claimant: tables that cross two lists."""

from collections.abc import Sequence

from factsheet.analysis.independence import Independence, ReportLineage
from factsheet.analysis.series_comparison import SeriesComparison
from factsheet.content.corpus import Corpus
from factsheet.model.aspect import Aspect
from factsheet.model.point import Point
from factsheet.model.series import RowNotCounted, SeriesRow
from factsheet.model.values.date import Date, describe_date
from factsheet.model.values.item_set import ItemSet
from factsheet.model.values.positions import Positions
from factsheet.model.values.quantity import print_figure
from factsheet.model.values.scope import name_scope
from factsheet.site.pages.parts import claimant_sentences, point_list
from factsheet.site.pages.parts.comparison_types import ClaimantColumn, Matrix, MatrixLine, MatrixMark, SeriesTable
from factsheet.text.i18n import _, add_quotation_marks
from factsheet.text.rich_text import RichText, Span
from factsheet.web import urls

FEWEST = 3
"""Members that make a matrix worth its place: two are read faster in the comparison table itself."""


def make_matrices(corpus: Corpus, point: Point, lineages: Independence) -> tuple[Matrix, ...]:
    """Return a matrix for each set or positions aspect that at least two rows give a list for."""
    matrices = []
    for aspect in point.compare:
        if aspect.type not in ("set", "positions"):
            continue
        columns = [lineage for lineage in lineages.lineages if aspect.id in lineage.report.says]
        members = _collect_members(aspect, columns)
        if len(columns) > 1 and len(members) >= FEWEST:
            matrices.append(_make_matrix(corpus, point, aspect, columns, members))
    return tuple(matrices)


def _collect_members(aspect: Aspect, columns: Sequence[ReportLineage]) -> list[str]:
    """Return all members that any row names, in the order in which they are first named."""
    members: dict[str, None] = {}
    for lineage in columns:
        value = lineage.report.says[aspect.id]
        if isinstance(value, ItemSet):
            members |= dict.fromkeys((*value.members, *value.doubtful))
        else:
            members |= dict.fromkeys(value.get_member_options())
    return list(members)


def make_series_tables(corpus: Corpus, point: Point, compared: Sequence[SeriesComparison]) -> tuple[SeriesTable, ...]:
    """Return a table for each series; `compared`: those in which values can be compared."""
    by_aspect = {comparison.aspect.id: comparison for comparison in compared}
    series = [aspect for aspect in point.compare if aspect.series]
    return tuple(_make_series_table(corpus, point, aspect, by_aspect.get(aspect.id)) for aspect in series)


def _make_matrix(
    corpus: Corpus, point: Point, aspect: Aspect, columns: Sequence[ReportLineage], members: Sequence[str]
) -> Matrix:
    values = [lineage.report.says[aspect.id] for lineage in columns]
    lines: list[MatrixLine] = []
    key: dict[tuple[str, str], None] = {}
    for member in members:
        marks = tuple(_make_mark(value, member) for value in values)
        lines.append(MatrixLine(_link_member(corpus, aspect, member), marks))
        for mark in marks:
            # An option of a vote is its own symbol and needs no key.
            if mark.symbol != mark.meaning:
                key[mark.symbol, mark.meaning] = None
    caption = _("{aspect}: which list names whom") if aspect.type == "set" else _("{aspect}: who took which position")
    return Matrix(
        caption=caption.format(aspect=aspect.head),
        head=aspect.head,
        sources=tuple(_link_row(corpus, point, lineage) for lineage in columns),
        copies=tuple(lineage.is_copy for lineage in columns),
        lines=tuple(lines),
        key=tuple(key),
    )


def _link_row(corpus: Corpus, point: Point, lineage: ReportLineage) -> Span:
    """Return the outlet's name, linked to its row in the comparison table."""
    row = urls.make_point_address(point.sheet, point.id).add_anchor(lineage.report.anchor)
    return Span(corpus.get_name("source", lineage.report.source), row)


def _link_member(corpus: Corpus, aspect: Aspect, member: str) -> Span:
    of = aspect.of
    if of is None and aspect.type == "positions":
        of = "actors"
    match of:
        case "actors":
            return point_list.link_name(corpus, "actor", member)
        case "places":
            return point_list.link_name(corpus, "place", member)
        case _:
            return Span(member)


def _make_mark(value: ItemSet | Positions, member: str) -> MatrixMark:
    if isinstance(value, ItemSet):
        return _make_set_mark(value, member)
    if option := value.get_member_options().get(member):
        return MatrixMark(option, option, "named")
    return MatrixMark("–", _("not reported"), "none")


def _make_set_mark(value: ItemSet, member: str) -> MatrixMark:
    if member in value.members:
        return MatrixMark("●", _("named"), "named")
    if member in value.doubtful:
        return MatrixMark("?", _("doubtful"), "doubtful")
    if value.list == "none":
        return MatrixMark("–", _("gives no list"), "none")
    if value.list == "closed":
        return MatrixMark("○", _("not on a list that is described as complete"), "absent")
    return MatrixMark("○", _("not named; the list may be incomplete"), "absent")


def _make_series_table(corpus: Corpus, point: Point, aspect: Aspect, compared: SeriesComparison | None) -> SeriesTable:
    columns: dict[str, list[SeriesRow]] = {}
    for row in point.series:
        if row.aspect == aspect.id:
            columns.setdefault(row.find_claimant(corpus.sources.get(row.source)), []).append(row)
    claimants = [_make_claimant(corpus, claimant, rows) for claimant, rows in columns.items()]
    cells = [_make_cells(corpus, rows) for rows in columns.values()]
    lines = []
    for date in _list_dates(point, aspect):
        head = describe_date(date) if date else _("as-of date not given")
        lines.append((head, tuple(column.get(date, ()) for column in cells)))
    fitting = claimant_sentences.describe_agreement(corpus, compared) if compared else None
    return SeriesTable(aspect.head, fitting, tuple(claimants), tuple(lines))


def _list_dates(point: Point, aspect: Aspect) -> list[Date | None]:
    """Return the as-of dates of a series in order; None comes last, for values without one."""
    dates = {row.figure.as_of for row in point.series if row.aspect == aspect.id}
    known: list[Date | None] = [*sorted((date for date in dates if date), key=lambda date: date.sort_key)]
    return [*known, None] if None in dates else known


def _explain_not_counted(reason: RowNotCounted) -> str:
    return _("filled in by the claimant, not counted") if reason == "filled_in" else _("not seen by us, not counted")


def _make_claimant(corpus: Corpus, claimant: str, rows: Sequence[SeriesRow]) -> ClaimantColumn:
    """Return the head of a column, with the source and the period that all its values share."""
    note: list[Span] = []
    if len({row.source for row in rows}) == 1 and rows[0].source != claimant:
        note += [Span(_("in ")), _link_title(corpus, rows[0].source)]
    if len({row.period for row in rows}) == 1 and rows[0].period:
        separator = ", " if note else ""
        note.append(Span(f"{separator}{name_scope(rows[0].period)}"))
    return ClaimantColumn(point_list.link_name(corpus, "party", claimant), tuple(note))


def _link_title(corpus: Corpus, id: str) -> Span:
    """Return the title, since the outlet is often the claimant itself."""
    title, named = corpus.sources[id].title, point_list.link_name(corpus, "source", id)
    return named._replace(text=add_quotation_marks(title)) if title else named


def _make_cells(corpus: Corpus, rows: Sequence[SeriesRow]) -> dict[Date | None, RichText]:
    """Return the values of a column by as-of date, each with notes that do not apply to the whole column."""
    by_date: dict[Date | None, list[Span]] = {}
    name_source = len({row.source for row in rows}) > 1
    name_period = len({row.period for row in rows}) > 1
    for row in rows:
        spans = by_date.setdefault(row.figure.as_of, [])
        if spans:
            spans.append(Span("; "))
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
