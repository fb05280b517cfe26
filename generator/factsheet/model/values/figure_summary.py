"""The labelled span over figures of one aspect ("7 to 12"), never a sum, an average or a merger."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.model.values.figure import Figure, Quantity
from factsheet.model.values.figure_bounds import Bounds
from factsheet.model.values.number_words import Number
from factsheet.text.i18n import _
from factsheet.text.i18n import number as printed_number
from factsheet.text.rich_text import RichText, Span


@dataclass(frozen=True)
class Summary:
    """A span in words, or the reason why there is none."""

    words: RichText
    """Empty where the figures are not comparable."""
    reason: str
    """Why they are not comparable; of a span, what must be said with it ("as-of dates not given")."""

    @property
    def comparable(self) -> bool:
        """Whether there is a span."""
        return bool(self.words)


def summary(figures: Sequence[Figure]) -> Summary:
    """Return the span over the figures if they count the same, for the same date, by the same claimant."""
    refusal = _refusal(figures)
    if refusal:
        return Summary((), refusal)
    return Summary(
        (Span(_span(sorted((figure.value for figure in figures), key=lambda quantity: quantity.order))),),
        _reservation(figures),
    )


def outside(figures: Sequence[Figure], others: Sequence[Figure]) -> Sequence[Figure]:
    """Return those of the others whose numbers do not all lie within the span over the figures, as stated."""
    hull = _hull([_stated(figure.value) for figure in figures])
    return [one for one in others if _boundless(one.value) or not _stated(one.value).within(hull)]


def _hull(given: Sequence[Bounds]) -> Bounds:
    """Return the narrowest bounds that have all others within."""
    low = None if any(one.low is None for one in given) else min(one.low for one in given if one.low is not None)
    high = None if any(one.high is None for one in given) else max(one.high for one in given if one.high is not None)
    without_low = all(one.without_low for one in given if one.low == low)
    without_high = all(one.without_high for one in given if one.high == high)
    return Bounds(low, high, without_low, without_high)


def _stated(quantity: Quantity) -> Bounds:
    """Return the numbers as stated: a span is not widened for "about"."""
    if quantity.relation == "none":
        return Bounds(0, 0)
    return Bounds(quantity.min, quantity.max, quantity.relation == "more_than", quantity.relation == "fewer_than")


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
    return _without_ends([figure.value for figure in figures])


def _without_ends(numbers: Sequence[Quantity]) -> str:
    """Return why there is no span over the numbers; nothing where there is one."""
    if boundless := next(filter(_boundless, numbers), None):
        return _("“{words}” gives no bounds").format(words=boundless.as_stated)
    unlike = len({_said(quantity) for quantity in numbers}) > 1
    if unlike and any(map(_open_below, numbers)) and any(map(_open_above, numbers)):
        return _("together the figures leave both ends open")
    return ""


def _reservation(figures: Sequence[Figure]) -> str:
    return _("as-of dates not given") if figures[0].as_of is None else ""


def _said(quantity: Quantity) -> tuple[str, Number | None, Number | None]:
    return quantity.relation, quantity.min, quantity.max


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
