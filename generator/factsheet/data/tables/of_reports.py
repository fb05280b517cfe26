"""The tables of reports: what each source says on a point, and its values in each aspect."""

from typing import get_args

from factsheet.data.tables.columns import (
    Column,
    Table,
    make_columns,
    make_key_column,
    make_link_column,
    make_permalink_column,
    merge_columns,
)
from factsheet.model.aspect import SCOPE, Aspect, AspectType
from factsheet.model.report import NotCounted, Report
from factsheet.model.series import RowNotCounted, SeriesRow
from factsheet.model.values.figure import Figure
from factsheet.model.values.quantity_table import QuantityRelation
from factsheet.model.values.value_type import Relation
from factsheet.text.i18n import _


def make_tables() -> tuple[Table, ...]:
    return (_make_reports_table(), _make_aspects_table(), _make_values_table())


def _make_point_column() -> Column:
    return make_link_column("point", "points", _("The point."), required=True)


def _make_counted_columns(reasons: tuple[str, ...]) -> tuple[Column, ...]:
    return (
        Column(
            "counted",
            "yes_no",
            _("Whether it is in any count or comparison. A copy counts as a source."),
            required=True,
        ),
        Column("not_counted_because", "text", _("Why it is not counted."), options=reasons),
    )


def _make_copy_column() -> Column:
    return Column("is_copy", "yes_no", _("True for a copy, which does not count as a family or origin."), required=True)


def _make_reports_table() -> Table:
    return Table(
        "reports",
        _("Reports"),
        _("What one source says on one point; a source may say more than one thing. The words are the evidence."),
        ("report",),
        merge_columns(
            (
                make_key_column("report", _("The point and the row on its page (point#row).")),
                _make_point_column(),
                make_link_column("source", "sources", _("The source."), required=True),
                make_permalink_column(),
                *make_columns(Report),
                Column("language", "text", _("The language of these words (BCP 47); empty if not recorded.")),
                Column("matches_snapshot", "yes_no", _("Whether the words are in our copy of the source.")),
                Column("url", "address", _("The address of the passage.")),
                Column("archive_url", "address", _("The address of the passage in an archive.")),
                Column("family", "text", _("Identifies the family: the same text for all its reports on the point.")),
                *_make_counted_columns(get_args(NotCounted)),
                _make_copy_column(),
                Column("copy_of", "id", _("The report below which it is listed.")),
                Column("copied_how", "text", _("How its source was made from the one above it.")),
                Column("origin", "id", _("The end of its chain, an actor or a source; empty if nobody is named.")),
            )
        ),
        facets=("source", "stance", "extent", "language"),
        sought=("quote", "translation", "note"),
    )


def _list_scope_columns() -> tuple[Column, ...]:
    return tuple(column for column in make_columns(Aspect) if column.name in SCOPE)


def _make_aspects_table() -> Table:
    return Table(
        "aspects",
        _("Aspects"),
        _("What is compared between the reports on a point: the columns of its table, and whether the values agree."),
        ("point", "aspect"),
        merge_columns(
            (
                _make_point_column(),
                make_key_column("aspect", _("The id of the aspect within its point.")),
                Column("label", "text", _("The heading of the column."), required=True),
                *make_columns(Aspect),
                Column(
                    "agreement", "text", _("The most serious relation between two values."), options=tuple(Relation)
                ),
                Column("agreement_reason", "text", _("Why.")),
            )
        ),
        label="label",
        facets=("type", "measure", "agreement"),
    )


def _make_values_table() -> Table:
    return Table(
        "values",
        _("Values"),
        _(
            "What each report says on each aspect. Numbers keep their words and their limits: an empty limit is open, "
            "unknown is never written as 0. Never add numbers from different sources."
        ),
        (),
        merge_columns(
            (
                _make_point_column(),
                make_link_column("report", "reports", _("The report; empty for a value of a series.")),
                make_link_column("source", "sources", _("The source."), required=True),
                make_key_column("aspect", _("The aspect.")),
                Column("type", "text", _("The type of the value."), required=True, options=get_args(AspectType)),
                Column("words", "text", _("The value as pages print it."), required=True),
                Column("value", "text", _("The value itself: an id, an option, a date; a list or a table as JSON.")),
                Column("as_stated", "text", _("A quantity in the words of the source.")),
                Column(
                    "relation", "text", _("How these words qualify the number."), options=get_args(QuantityRelation)
                ),
                Column("min", "number", _("The lower limit; empty if there is none.")),
                Column("max", "number", _("The upper limit; empty if there is none.")),
                *_list_scope_columns(),
                make_link_column(
                    "claimed_by", "actors", _("Whose figure it is: as stated, otherwise the first of the chain.")
                ),
                *make_columns(Figure, always=False),
                *make_columns(SeriesRow, always=False),
                *_make_counted_columns(get_args(RowNotCounted)),
                _make_copy_column(),
            )
        ),
        facets=("aspect", "measure", "relation", "claimed_by"),
    )
