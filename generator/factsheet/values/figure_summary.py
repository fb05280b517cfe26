"""The labelled span over figures of one aspect ("7 to 12"), never a sum, an average or a merger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from babel.numbers import format_decimal

from factsheet.language import _, locale
from factsheet.values.agreement import Piece
from factsheet.values.figure import Figure, Quantity
from factsheet.values.number_words import Number


@dataclass(frozen=True, slots=True)
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
        return (
            _("not all figures give an as-of date") if missing else _("the figures hold for different dates")
        )
    numbers = [figure.value for figure in figures if figure.value.relation not in ("vague", "unknown")]
    open_below = any(q.min is None and q.relation != "none" for q in numbers)
    if (
        len({_said(q) for q in numbers}) > 1
        and open_below
        and any(q.max is None and q.relation != "none" for q in numbers)
    ):
        return _("together the figures leave both ends open")
    return ""


def _reservation(figures: Sequence[Figure]) -> str:
    return _("as-of dates not given") if figures[0].as_of is None else ""


def _said(quantity: Quantity) -> tuple[str, Number | None, Number | None]:
    return quantity.relation, quantity.min, quantity.max


def _pieces(quantities: list[Quantity]) -> Iterator[Piece]:
    numbers = [quantity for quantity in quantities if quantity.relation not in ("vague", "unknown")]
    others = [quantity for quantity in quantities if quantity not in numbers]
    if numbers:
        yield Piece(_span(numbers))
    distinct = {" ".join(quantity.as_stated.casefold().split()): quantity for quantity in others}
    for index, quantity in enumerate(distinct.values()):
        if numbers or index:
            yield Piece("; ")
        yield Piece(quantity.as_stated, manner=quantity.relation)


def _span(numbers: list[Quantity]) -> str:
    if len({_said(quantity) for quantity in numbers}) == 1:
        return numbers[0].as_stated
    low = min(numbers, key=_low)
    high = max(numbers, key=_high)
    if any(q.min is None and q.relation != "none" for q in numbers):
        return _up_to(numbers, high)
    if any(q.max is None and q.relation != "none" for q in numbers):
        return _from(numbers, low)
    ends = {"low": _end(numbers, low, _low(low)), "high": _end(numbers, high, _high(high))}
    return ends["low"] if ends["low"] == ends["high"] else _("{low} to {high}").format(**ends)


def _low(quantity: Quantity) -> Number:
    return quantity.min or 0


def _high(quantity: Quantity) -> Number:
    return quantity.max or 0


def _up_to(numbers: list[Quantity], high: Quantity) -> str:
    """Name the highest bound, left out only where every figure that reaches it leaves it out."""
    reaching = [q for q in numbers if _high(q) == _high(high)]
    if all(q.relation == "fewer_than" for q in reaching):
        return _("fewer than {high}").format(high=_printed(_high(high)))
    return _("up to {high}").format(high=_printed(_high(high)))


def _from(numbers: list[Quantity], low: Quantity) -> str:
    reaching = [q for q in numbers if _low(q) == _low(low)]
    if all(q.relation == "more_than" for q in reaching):
        return _("more than {low}").format(low=_printed(_low(low)))
    return _("{low} or more").format(low=_printed(_low(low)))


def _end(numbers: list[Quantity], end: Quantity, number: Number) -> str:
    if end.relation == "none":
        return end.as_stated
    return (
        _("about {number}").format(number=_printed(number)) if end.relation == "about" else _printed(number)
    )


def _printed(number: Number) -> str:
    return format_decimal(number, locale=locale(), decimal_quantization=False)
