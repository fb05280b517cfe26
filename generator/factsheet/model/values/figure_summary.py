"""The labelled span over figures of one aspect ("7 to 12"), never a sum, an average or a merger."""

from collections.abc import Sequence

from msgspec import Struct

from factsheet.model.values.figure import Figure
from factsheet.model.values.figure_bounds import Bounds
from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity
from factsheet.text.i18n import _, format_number
from factsheet.text.rich_text import RichText, Span


class FigureSummary(Struct, frozen=True):
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
    # Claims of different parties never share a range: "7 to 12" would look like the doubt of one of them.
    refusal = _explain_refusal(figures)
    if refusal:
        return FigureSummary((), refusal)
    quantities = sorted([figure.value for figure in figures], key=lambda quantity: quantity.sort_key)
    reservation = _("as-of dates not given") if figures[0].as_of is None else ""
    return FigureSummary((Span(_format_range(quantities)),), reservation)


def list_outside_figures(figures: Sequence[Figure], others: Sequence[Figure]) -> Sequence[Figure]:
    """Return those of the others whose numbers do not all lie within the span over the figures, as stated."""
    hull = _make_hull([_make_stated_bounds(figure.value) for figure in figures])
    outside = []
    for other in others:
        if _is_boundless(other.value) or not _make_stated_bounds(other.value).is_within(hull):
            outside.append(other)
    return outside


def _make_hull(all_bounds: Sequence[Bounds]) -> Bounds:
    """Return the narrowest bounds that contain all others."""
    lows = [bounds.low for bounds in all_bounds if bounds.low is not None]
    highs = [bounds.high for bounds in all_bounds if bounds.high is not None]
    low = min(lows) if len(lows) == len(all_bounds) else None
    high = max(highs) if len(highs) == len(all_bounds) else None
    is_low_excluded = all(bounds.is_low_excluded for bounds in all_bounds if bounds.low == low)
    is_high_excluded = all(bounds.is_high_excluded for bounds in all_bounds if bounds.high == high)
    return Bounds(low, high, is_low_excluded, is_high_excluded)


def _make_stated_bounds(quantity: Quantity) -> Bounds:
    """Return the numbers as stated: a span is not widened for "about"."""
    if quantity.relation == "none":
        return Bounds(0, 0)
    return Bounds(quantity.min, quantity.max, quantity.relation == "more_than", quantity.relation == "fewer_than")


def _explain_refusal(figures: Sequence[Figure]) -> str:
    if not figures:
        return _("no figure is stated")
    if len({figure.scope for figure in figures}) > 1:
        return _("the figures count different things")
    if len({figure.claimed_by for figure in figures}) > 1:
        return _("the figures are from different claimants")
    dates = {_make_date_key(figure) for figure in figures}
    if len(dates) > 1 and None in dates:
        return _("not all figures give an as-of date")
    if len(dates) > 1:
        return _("the figures refer to different dates")
    return _explain_missing_ends([figure.value for figure in figures])


def _make_date_key(figure: Figure) -> object:
    """Return what equal as-of dates have in common, however they are written; None for no date."""
    if figure.as_of is None:
        return None
    return figure.as_of.earliest, figure.as_of.latest, figure.as_of.offset


def _explain_missing_ends(numbers: Sequence[Quantity]) -> str:
    """Return why there is no span over the numbers; empty where there is one."""
    for quantity in numbers:
        if _is_boundless(quantity):
            return _("“{words}” gives no number").format(words=quantity.as_stated)
    if not _has_same_value(numbers) and any(map(_is_open_below, numbers)) and any(map(_is_open_above, numbers)):
        return _("together the figures have neither a lower nor an upper limit")
    return ""


def _has_same_value(numbers: Sequence[Quantity]) -> bool:
    first = numbers[0]
    value = first.relation, first.min, first.max
    return all((quantity.relation, quantity.min, quantity.max) == value for quantity in numbers)


def _format_range(numbers: list[Quantity]) -> str:
    if _has_same_value(numbers):  # nothing to sum up: print the words of the source
        return numbers[0].as_stated
    least, most = min(map(_get_low, numbers)), max(map(_get_high, numbers))
    at_least = [quantity for quantity in numbers if _get_low(quantity) == least]
    at_most = [quantity for quantity in numbers if _get_high(quantity) == most]
    if any(map(_is_open_below, numbers)):
        words = _("up to {high}")
        if all(quantity.relation == "fewer_than" for quantity in at_most):
            words = _("fewer than {high}")
        return words.format(high=format_number(most))
    if any(map(_is_open_above, numbers)):
        words = _("{low} or more")
        if all(quantity.relation == "more_than" for quantity in at_least):
            words = _("more than {low}")
        return words.format(low=format_number(least))
    low, high = _format_end(at_least, least), _format_end(at_most, most)
    if low == high:
        return low
    return _("{low} to {high}").format(low=low, high=high)


def _format_end(reaching: list[Quantity], number: Number) -> str:
    """Print an end of the span: "none" where nobody states a number there, "about" where anybody does."""
    if all(quantity.relation == "none" for quantity in reaching):
        return reaching[0].as_stated
    if any(quantity.relation == "about" for quantity in reaching):
        return _("about {number}").format(number=format_number(number))
    return format_number(number)


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
