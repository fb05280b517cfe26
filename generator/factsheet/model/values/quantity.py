"""The aspect type `quantity`; other modules import all that concerns quantities from here."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from factsheet.model.values.date_words import describe_date
from factsheet.model.values.figure import Figure, Written
from factsheet.model.values.figure_comparison import compare, measure_distance
from factsheet.model.values.figure_summary import FigureSummary, list_outside_figures, summarize_figures
from factsheet.model.values.quantity_mistakes import read
from factsheet.model.values.quantity_table import Quantity
from factsheet.model.values.value_type import RecordNames, RecordReference, ValueType
from factsheet.text.i18n import _
from factsheet.text.rich_text import RichText, Span, convert_to_text, join

__all__ = [
    "TYPE",
    "Figure",
    "FigureSummary",
    "PrintedFigure",
    "Quantity",
    "compare",
    "list_outside_figures",
    "measure_distance",
    "print_figure",
    "print_value",
    "read",
    "summarize_figures",
]


class PrintedFigure(Struct, frozen=True):
    """A figure in words, in the parts of which tables, sentences, plots, data and change reports are made."""

    number: Span
    """As stated; marked if it is a word without a number."""
    remarks: RichText
    """A span for each thing that the source says of the number: its best estimate, that it is provisional."""
    verification: RichText
    """Nothing where the source says nothing of it."""
    as_of: str
    """Also where the date is not given."""

    @property
    def value(self) -> RichText:
        """The number and all that the source says of it, but not its date."""
        return join((self.number, *self.remarks, *self.verification))

    @property
    def qualifications(self) -> str:
        """All that the source says of the number, as plain text."""
        return convert_to_text(join((*self.remarks, *self.verification)))


def print_figure(figure: Figure) -> PrintedFigure:
    """Return the words for a figure; nothing else in the package makes any."""
    number = Span(figure.value.as_stated)
    if figure.value.relation in ("vague", "none", "unknown"):
        number = number._replace(manner=figure.value.relation)
    as_of = _("as-of date not given")
    if figure.as_of:
        as_of = _("as of {date}").format(date=describe_date(figure.as_of))
    return PrintedFigure(number, tuple(_list_remarks(figure)), _describe_verification(figure), as_of)


def _describe_verification(figure: Figure) -> RichText:
    match figure.verification:
        case "not_stated":
            return ()
        case "verified_by_origin":
            return (Span(_("verified by its origin"), manner="note"),)
        case "outlet_could_not_verify":
            return (Span(_("the outlet could not verify it"), manner="note"),)


def _list_remarks(figure: Figure) -> Iterator[Span]:
    if figure.best is not None:
        yield Span(_("best estimate {number}").format(number=figure.best.as_stated), manner="note")
    if figure.provisional:
        yield Span(_("provisional"), manner="provisional")


def print_value(value: Figure, world: RecordNames) -> RichText:
    """Print the quantity as stated, then what the source says of it, but not its as-of date."""
    return print_figure(value).value


def list_references(value: Figure) -> Iterable[RecordReference]:
    """Return the claimant, where one is named."""
    if value.claimed_by is None:
        return ()
    return (RecordReference(("claimed_by",), "actor", value.claimed_by),)


TYPE = ValueType("quantity", Written, compare, print_value, list_references)
