"""The columns of a spreadsheet of points, made from the fields of the records: what import reads and export writes."""

from collections.abc import Iterator, Mapping

from msgspec import Struct

from factsheet.edit.new.fields import Path
from factsheet.model.aspect import Aspect
from factsheet.model.fields import Leaf, get_fields, list_leaves
from factsheet.model.point import Point
from factsheet.model.report import Report
from factsheet.model.values.figure import Figure


class CsvColumn(Struct, frozen=True):
    name: str
    path: Path
    """The fields that lead to its value in the file of a point; empty for what the path of the file says."""
    about: str
    refers: str | None = None
    """The kind of thing that its ids refer to."""
    many: bool = False

    @property
    def is_of_report(self) -> bool:
        return self.path[:1] == ("reports",)


QUOTE = "quote"
LEFT_OUT = " […] "
"""Separates the parts of a quotation."""
VALUE = ("reports", "says")
"""The path to the value of the counted aspect, without the id of the aspect, which comes before the last step."""

_SEVERAL = "Separate several with semicolons."


def _make_column(leaf: Leaf, around: Path = ()) -> CsvColumn:
    field = leaf.field
    choices = field.choices
    if field.kind == "yes_no":
        choices = ("yes", "no")
    sentences = [field.help]
    if choices:
        sentences.append(f"One of {', '.join(f'`{choice}`' for choice in choices)}.")
    if field.is_many:
        sentences.append(_SEVERAL)
    about = " ".join(filter(None, sentences))
    return CsvColumn(leaf.cell, (*around, *leaf.written), about, field.refers or None, field.is_many)


def _list_point_columns() -> Iterator[CsvColumn]:
    for leaf in list_leaves(Point, "spreadsheet"):
        yield _make_column(leaf)
    for leaf in list_leaves(Aspect, "spreadsheet"):
        yield _make_column(leaf, ("compare",))


def _list_report_columns() -> Iterator[CsvColumn]:
    """Yield the columns of a report; those of its number take the place of `says`."""
    leaves = list_leaves(Report, "spreadsheet")
    for field in get_fields(Report):
        if field.name == VALUE[-1]:
            for leaf in list_leaves(Figure, "spreadsheet"):
                yield _make_column(leaf, VALUE)
        for leaf in leaves:
            if leaf.path[0] == field:
                yield _make_column(leaf, VALUE[:1])


COLUMNS: tuple[CsvColumn, ...] = (
    CsvColumn("sheet", (), "The sheet of the point; optional if there is only one sheet, or with `--sheet`."),
    CsvColumn("point", (), "The id of the point; made from the title if left out."),
    *_list_point_columns(),
    *_list_report_columns(),
)
BY_NAME: Mapping[str, CsvColumn] = {column.name: column for column in COLUMNS}

_EXAMPLE = {
    "point": "travellers-at-the-lake",
    "title": "Travellers waiting at the lake",
    "kind": "figure",
    "statement": "Travellers waited at the lake.",
    "date": "2022-03-29",
    "measure": "waiting travellers",
    "population": "unstated",
    "source": "example-source",
    "quote": "up to 400 people waited",
    "value": "up to 400",
    "as_of": "not_given",
    "basis": "own_observation",
}
TEMPLATE: tuple[Mapping[str, str], ...] = (_EXAMPLE,)
"""One example row; nothing in it is true."""


def format_handbook() -> str:
    """Return the table of columns, as Markdown."""
    lines = ["| column | belongs to | description |", "|---|---|---|"]
    for column in COLUMNS:
        record = "report" if column.is_of_report else "point"
        lines.append(f"| `{column.name}` | {record} | {column.about} |")
    return "\n".join((*lines, ""))
