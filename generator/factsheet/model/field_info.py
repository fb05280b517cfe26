"""What the annotation of a field says in addition to its type."""

from typing import Literal

from msgspec import Struct

Destination = Literal["json", "table", "spreadsheet", "form"]
"""Where the fields of records appear without further code."""


class FieldInfo(Struct, frozen=True, kw_only=True):
    """Goes into `Annotated`; the docstring below the field is its help in pages, data, form and schema.

    A plain field needs none: its label is its name, and it appears everywhere but on pages.
    """

    label: str = ""
    """Empty: its name, with spaces."""
    prompt: str = ""
    """The question of the form; empty: the label."""
    is_first: bool = False
    """Whether the form shows it before “More” is opened."""
    is_listed: bool = False
    """Whether pages list it by label and value; fields that a template prints itself are not listed."""
    column: str = ""
    """Its name in the tables; empty: that of the field."""
    cell: str = ""
    """Its column in the spreadsheet of points; empty: as in the tables."""
    columns: tuple[str, ...] = ()
    """Columns that a table computes from it by its own code."""
    table: str = ""
    """The table that has a row for each of its items."""
    shorthand: str = ""
    """The field of the inner record that may be written alone, as a text."""
    hidden: tuple[Destination, ...] = ()
    internal: str = ""
    """The reason for keeping it from the data of the site; empty where it is published."""
    supplied_by: str = ""
    """Where its value comes from if nobody writes it in the file; empty where somebody does."""
