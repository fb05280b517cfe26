"""What the annotation of a field says beside its type."""

from dataclasses import dataclass
from typing import Literal

Destination = Literal["json", "table", "spreadsheet", "form"]
"""Where the fields of records arrive by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldInfo:
    """Stands in `Annotated`; the docstring below the field is its help, in pages, data, form and schema alike.

    A plain field needs none: it is called after its name, and arrives everywhere but on pages.
    """

    label: str = ""
    """What it is called; empty: its name, with spaces."""
    prompt: str = ""
    """What the form asks for it; empty: the label."""
    is_first: bool = False
    """Whether the form asks for it before one opens “More”."""
    is_listed: bool = False
    """Whether pages list it, label and value; what a template prints by itself is not listed."""
    column: str = ""
    """Its name in the tables; empty: that of the field."""
    cell: str = ""
    """Its column in the spreadsheet of points; empty: as in the tables."""
    columns: tuple[str, ...] = ()
    """Columns that a table makes of it in a way of its own."""
    table: str = ""
    """The table that has a row for each of the things that it holds."""
    shorthand: str = ""
    """The field of the record within that may be written alone, as a text."""
    hidden: tuple[Destination, ...] = ()
    internal: str = ""
    """Why neither readers nor machines get it, where they do not."""
    supplied_by: str = ""
    """What says it, where nobody writes it."""
