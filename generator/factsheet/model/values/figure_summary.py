"""The labelled span over figures of one aspect ("7 to 12"), never a sum, an average or a merger."""

from collections.abc import Sequence
from dataclasses import dataclass

from factsheet.model.values.figure import Figure
from factsheet.model.values.figure_bounds import Bounds
from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity
from factsheet.text.i18n import _
from factsheet.text.i18n import format_number as printed_number
from factsheet.text.rich_text import RichText, Span


@dataclass(frozen=True)
class FigureSummary:
    """A span in words, or the reason why there is none."""

    words: RichText
    """Empty where the figures are not comparable."""
    reason: str
    """Why they are not comparable; of a span, what must be said with it ("as-of dates not given")."""

    @property
    def is_comparable(self) -> bool:
        """Whether there is a span."""
        return bool(self.words)


def summarize_figures(figures: Sequence[Figure]) -> FigureSummary:
    """Return the span over the figures if they count the same, for the same date, by the same claimant."""
    refusal = _explain_refusal(figures)
    if refusal:
        return FigureSummary((), refusal)
    return FigureSummary(
        (Span(_format_range(sorted((figure.value for figure in figures), key=lambda quantity: quantity.sort_key))),),
        _describe_reservation(figures),
    )


def list_outside_figures(figures: Sequence[Figure], others: Sequence[Figure]) -> Sequence[Figure]:
    """Return those of the others whose numbers do not all lie within the span over the figures, as stated."""
    hull = _make_hull([_make_stated_bounds(figure.value) for figure in figures])
    return [
        other for other in others if _is_boundless(other.value) or not _make_stated_bounds(other.value).is_within(hull)
    ]


def _make_hull(all_bounds: Sequence[Bounds]) -> Bounds:
    """Return the narrowest bounds that have all others within."""
    low = (
        None
        if any(bounds.low is None for bounds in all_bounds)
        else min(bounds.low for bounds in all_bounds if bounds.low is not None)
    )
    high = (
        None
        if any(bounds.high is None for bounds in all_bounds)
        else max(bounds.high for bounds in all_bounds if bounds.high is not None)
    )
    without_low = all(bounds.is_low_excluded for bounds in all_bounds if bounds.low == low)
    without_high = all(bounds.is_high_excluded for bounds in all_bounds if bounds.high == high)
    return Bounds(low, high, without_low, without_high)


def _make_stated_bounds(quantity: Quantity) -> Bounds:
    """Return the numbers as stated: a span is not widened for "about"."""
    if quantity.relation == "none":
        return Bounds(0, 0)
    return Bounds(quantity.min, quantity.max, quantity.relation == "more_than", quantity.relation == "fewer_than")


def _explain_refusal(figures: Sequence[Figure]) -> str:
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
    return _explain_missing_ends([figure.value for figure in figures])


def _explain_missing_ends(numbers: Sequence[Quantity]) -> str:
    """Return why there is no span over the numbers; nothing where there is one."""
    if boundless := next(filter(_is_boundless, numbers), None):
        return _("“{words}” gives no bounds").format(words=boundless.as_stated)
    unlike = len({_make_value_key(quantity) for quantity in numbers}) > 1
    if unlike and any(map(_is_open_below, numbers)) and any(map(_is_open_above, numbers)):
        return _("together the figures leave both ends open")
    return ""


def _describe_reservation(figures: Sequence[Figure]) -> str:
    return _("as-of dates not given") if figures[0].as_of is None else ""


def _make_value_key(quantity: Quantity) -> tuple[str, Number | None, Number | None]:
    return quantity.relation, quantity.min, quantity.max


def _format_range(numbers: list[Quantity]) -> str:
    if len({_make_value_key(quantity) for quantity in numbers}) == 1:
        return numbers[0].as_stated
    least, most = min(map(_get_low, numbers)), max(map(_get_high, numbers))
    at_least = [quantity for quantity in numbers if _get_low(quantity) == least]
    at_most = [quantity for quantity in numbers if _get_high(quantity) == most]
    if any(map(_is_open_below, numbers)):
        without = all(quantity.relation == "fewer_than" for quantity in at_most)
        return (_("fewer than {high}") if without else _("up to {high}")).format(high=printed_number(most))
    if any(map(_is_open_above, numbers)):
        without = all(quantity.relation == "more_than" for quantity in at_least)
        return (_("more than {low}") if without else _("{low} or more")).format(low=printed_number(least))
    low, high = _format_end(at_least, least), _format_end(at_most, most)
    return low if low == high else _("{low} to {high}").format(low=low, high=high)


def _format_end(reaching: list[Quantity], number: Number) -> str:
    """Print an end of the span: "none" where nobody states a number there, "about" where anybody does."""
    if all(quantity.relation == "none" for quantity in reaching):
        return reaching[0].as_stated
    if any(quantity.relation == "about" for quantity in reaching):
        return _("about {number}").format(number=printed_number(number))
    return printed_number(number)


def _is_boundless(quantity: Quantity) -> bool:
    return quantity.relation in ("vague", "unknown")


def _is_open_below(quantity: Quantity) -> bool:
    return quantity.min is None and quantity.relation != "none"


def _is_open_above(quantity: Quantity) -> bool:
    return quantity.max is None and quantity.relation != "none"


def _get_low(quantity: Quantity) -> Number:
    return quantity.min or 0


def _get_high(quantity: Quantity) -> Number:
    return quantity.max or 0
