"""The labelled span over figures of one aspect ("7 to 12"), never a sum, an average or a merger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.language import _
from factsheet.language import number as printed_number
from factsheet.values.agreement import Piece
from factsheet.values.figure import Figure, Quantity
from factsheet.values.number_words import Number


@dataclass(frozen=True)
class Summary:
    """A span in words, or the reason why there is none."""

    pieces: tuple[Piece, ...]
    """Empty where the figures are not comparable."""
    reason: str
    """Why they are not comparable; of a span, what must be said with it ("as-of dates not given")."""

    @property
    def comparable(self) -> bool:
        """Whether there is a span."""
        return bool(self.pieces)


def summary(figures: Sequence[Figure]) -> Summary:
    """Return the span over the figures if they count the same, for the same date, by the same claimant."""
    refusal = _refusal(figures)
    if refusal:
        return Summary((), refusal)
    return Summary(tuple(_pieces([figure.value for figure in figures])), _reservation(figures))


def _refusal(figures: Sequence[Figure]) -> str:
    if not figures:
        return _("no figure is stated")
    if len({figure.scope for figure in figures}) > 1:
        return _("the figures do not count the same")
    if len({figure.claimed_by for figure in figures}) > 1:
        return _("the figures are of different claimants")
    dates = {(f.as_of.earliest, f.as_of.latest, f.as_of.offset) if f.as_of else None for f in figures}
    if len(dates) > 1:
        missing = None in dates
        return _("not all figures give an as-of date") if missing else _("the figures hold for different dates")
    numbers = [figure.value for figure in figures if not _boundless(figure.value)]
    unlike = len({_said(quantity) for quantity in numbers}) > 1
    if unlike and any(map(_open_below, numbers)) and any(map(_open_above, numbers)):
        return _("together the figures leave both ends open")
    return ""


def _reservation(figures: Sequence[Figure]) -> str:
    return _("as-of dates not given") if figures[0].as_of is None else ""


def _said(quantity: Quantity) -> tuple[str, Number | None, Number | None]:
    return quantity.relation, quantity.min, quantity.max


def _pieces(quantities: list[Quantity]) -> Iterator[Piece]:
    """Yield the span of the numbers and, beside it, each word that has no bounds once."""
    in_order = sorted(quantities, key=lambda quantity: quantity.order)
    numbers = [quantity for quantity in in_order if not _boundless(quantity)]
    if numbers:
        yield Piece(_span(numbers))
    words: dict[str, Quantity] = {}
    for quantity in filter(_boundless, in_order):
        words.setdefault(quantity.as_stated.casefold(), quantity)
    for index, quantity in enumerate(words.values()):
        if numbers or index:
            yield Piece("; ")
        yield Piece(quantity.as_stated, manner=quantity.relation)


def _span(numbers: list[Quantity]) -> str:
    if len({_said(quantity) for quantity in numbers}) == 1:
        return numbers[0].as_stated
    least, most = min(map(_low, numbers)), max(map(_high, numbers))
    at_least = [quantity for quantity in numbers if _low(quantity) == least]
    at_most = [quantity for quantity in numbers if _high(quantity) == most]
    if any(map(_open_below, numbers)):
        without = all(quantity.relation == "fewer_than" for quantity in at_most)
        return (_("fewer than {high}") if without else _("up to {high}")).format(high=printed_number(most))
    if any(map(_open_above, numbers)):
        without = all(quantity.relation == "more_than" for quantity in at_least)
        return (_("more than {low}") if without else _("{low} or more")).format(low=printed_number(least))
    low, high = _end(at_least, least), _end(at_most, most)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _end(reaching: list[Quantity], number: Number) -> str:
    """Print an end of the span: "none" where nobody states a number there, "about" where anybody does."""
    if all(quantity.relation == "none" for quantity in reaching):
        return reaching[0].as_stated
    if any(quantity.relation == "about" for quantity in reaching):
        return _("about {number}").format(number=printed_number(number))
    return printed_number(number)


def _boundless(quantity: Quantity) -> bool:
    return quantity.relation in ("vague", "unknown")


def _open_below(quantity: Quantity) -> bool:
    return quantity.min is None and quantity.relation != "none"


def _open_above(quantity: Quantity) -> bool:
    return quantity.max is None and quantity.relation != "none"


def _low(quantity: Quantity) -> Number:
    return quantity.min or 0


def _high(quantity: Quantity) -> Number:
    return quantity.max or 0
