"""The aspect type `quantity`; other modules take all that concerns quantities from here."""

from collections.abc import Iterable

from factsheet.model.values.date_words import printed
from factsheet.model.values.figure import Figure, Quantity, Written, read
from factsheet.model.values.figure_comparison import compare, distance
from factsheet.model.values.figure_summary import Summary, outside, summary
from factsheet.model.values.value_type import Mention, Piece, World
from factsheet.text.i18n import _

__all__ = [
    "NAME",
    "Figure",
    "Quantity",
    "Summary",
    "Written",
    "as_of_words",
    "compare",
    "distance",
    "mentions",
    "outside",
    "read",
    "summary",
    "words",
]

NAME = "quantity"


def words(value: Figure, world: World) -> tuple[Piece, ...]:
    """Print the quantity as stated, then what the source says of it, but not its as-of date."""
    quantity = value.value
    manner = quantity.relation if quantity.relation in ("vague", "none", "unknown") else ""
    pieces = [Piece(quantity.as_stated, manner=manner)]
    if value.best is not None:
        told = _("best estimate {number}").format(number=value.best.as_stated)
        pieces += [Piece(", "), Piece(told, manner="note")]
    if value.provisional:
        pieces += [Piece(", "), Piece(_("provisional"), manner="provisional")]
    if value.verification == "verified_by_origin":
        pieces += [Piece(", "), Piece(_("verified by its origin"), manner="note")]
    if value.verification == "outlet_could_not_verify":
        pieces += [Piece(", "), Piece(_("the outlet could not verify it"), manner="note")]
    return tuple(pieces)


def as_of_words(value: Figure) -> str:
    """Return the date for which the figure holds, in words, also where it is not given."""
    return _("as-of date not given") if value.as_of is None else _("as of {date}").format(date=printed(value.as_of))


def mentions(value: Figure) -> Iterable[Mention]:
    """Return the claimant, where one is named."""
    return (Mention(("claimed_by",), "actor", value.claimed_by),) if value.claimed_by else ()
