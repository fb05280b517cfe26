"""Tables of the data: columns with their types, and the tables that they refer to."""

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from factsheet.model.fields import FieldKind, Leaf, list_leaves
from factsheet.text.i18n import _, gettext

Type = Literal["text", "id", "list", "edtf", "day", "moment", "address", "whole", "number", "yes_no", "json"]
"""`edtf` is a date of the model, `day` a calendar day, `list` a JSON array of texts, `json` any other JSON."""


class Column(Struct, frozen=True):
    name: str
    type: Type
    description: str
    required: bool = False
    """A cell is never empty."""
    options: tuple[str, ...] = ()
    """The allowed values; empty if any value is."""
    to: str = ""
    """The table whose key the column contains."""


class Table(Struct, frozen=True):
    name: str
    title: str
    description: str
    key: tuple[str, ...]
    """The columns that identify a row; empty if only the order of rows does."""
    columns: tuple[Column, ...]
    label: str = ""
    """The column that a person recognises a row by."""
    facets: tuple[str, ...] = ()
    """Columns that are worth filtering by."""
    sought: tuple[str, ...] = ()
    """Columns for full-text search."""
    of_points: bool = True
    """False for a table of the things that points name, which sheets share."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def is_link(self) -> bool:
        """True if the table is little more than its key."""
        return len(self.key) > 1

    @property
    def file(self) -> str:
        return f"{self.name}.csv"


def make_key_column(name: str, description: str) -> Column:
    return Column(name, "id", description, required=True)


def make_link_column(name: str, to: str, description: str, *, required: bool = False) -> Column:
    """Return a column with the key of a row of another table."""
    return Column(name, "id", description, required=required, to=to)


def make_permalink_column() -> Column:
    return Column("permalink", "address", _("Its permanent address; empty if the site has none yet."))


def make_date_columns(name: str, description: str) -> tuple[Column, ...]:
    """Return the columns of a date as stated, and of the first and last day that it can mean."""
    return (
        Column(name, "edtf", description),
        Column(f"{name}_earliest", "day", _("The first day it can mean; empty if open.")),
        Column(f"{name}_latest", "day", _("The last day it can mean; empty if open.")),
    )


_TYPES: dict[FieldKind, Type] = {
    "yes_no": "yes_no",
    "whole": "whole",
    "address": "address",
    "id": "id",
    "record": "json",
    "other": "json",
}
"""By kind of field; all others are text."""
_TABLES = {"actor": "actors", "source": "sources", "place": "places"}
"""By kind of reference; other kinds have no table with the id alone as key (points across sheets, for example)."""


def make_columns(record: type, *, always: bool = True) -> Iterator[Column]:
    """Yield the columns of a record's fields in order; `always` is false if rows can be without the record."""
    for leaf in list_leaves(record, "table"):
        for column in _make_leaf_columns(leaf):
            yield column if always else replace(column, required=False)


def _make_leaf_columns(leaf: Leaf) -> Iterable[Column]:
    field = leaf.field
    help = gettext(field.help)
    if leaf.has_days:
        return make_date_columns(leaf.column, help)
    type: Type = _TYPES.get(field.kind, "text")
    if field.kind == "date":
        type = "edtf"
    if field.is_many and type != "json":
        return (Column(leaf.column, "list", help),)
    if field.is_keyed:
        type = "json"
    to = _TABLES.get(field.refers, "")
    return (Column(leaf.column, type, help, required=leaf.is_required, options=field.choices, to=to),)


def merge_columns(*groups: Iterable[Column]) -> tuple[Column, ...]:
    """Return the columns in order; of two with the same name, the first."""
    named: dict[str, Column] = {}
    for group in groups:
        for column in group:
            named.setdefault(column.name, column)
    return tuple(named.values())
