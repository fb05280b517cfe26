"""Whether a value is what its own quotation says, in numbers and in the words that limit them."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity, normalize_quantity
from factsheet.model.values.quotation_patterns import QUOTED
from factsheet.model.values.quoted_numbers import QuotationPart, QuotedQuantity, collect_numbers, parse_quotation


class QuoteMismatch(StrEnum):
    """How a value differs from its quotation."""

    CONTRADICTED = "contradicted"
    """The quotation has another number, or another limit."""
    UNQUOTED = "unquoted"
    """The quotation does not have the value."""
    LIMIT_UNQUOTED = "limit_unquoted"
    """The quotation has the number, and no word that limits it."""


class QuoteVerdict(Struct, frozen=True):
    mismatch: QuoteMismatch
    quoted: tuple[str, ...] = ()
    """What the quotation says instead, in its words."""


def check_quoted_value(
    value: Quantity, parts: Sequence[str], others: Iterable[Quantity] = (), *, is_readable: bool = True
) -> QuoteVerdict | None:
    """Return how the value differs from the parts of its quotation, or None.

    Numbers that belong to `others`, the other values of the report, contradict nothing. A quotation is not
    `is_readable` if the words for numbers in its language are not known; then nothing is called a contradiction.
    """
    # Numbers are compared by equality: overlapping intervals would let "approx. 300" pass for "up to 400".
    quoted = [parse_quotation(part) for part in parts]
    quantities = _list_quantities(quoted)
    numbers = collect_numbers(value)
    if not numbers:
        return _check_words(value, quoted) if is_readable else None
    same = [quantity for quantity in quantities if numbers <= quantity.numbers]
    if not is_readable and quantities and not same:
        # A quotation that has other numbers in digits would have this one, too.
        return QuoteVerdict(QuoteMismatch.UNQUOTED)
    is_quoted = any(quantity.relation == value.relation for quantity in same)
    if is_quoted or not is_readable or any(part.has_unread for part in quoted):
        return None
    if same:
        return _check_limits(same)
    return _check_numbers(numbers, quoted, [collect_numbers(other) for other in others])


def _list_quantities(quoted: Sequence[QuotationPart]) -> list[QuotedQuantity]:
    quantities: list[QuotedQuantity] = []
    for part in quoted:
        quantities += part.quantities
    return quantities


def _check_limits(same: Sequence[QuotedQuantity]) -> QuoteVerdict | None:
    """Return what is wrong where the number is quoted, and the word that limits it is another."""
    if not all(quantity.is_limit_sure for quantity in same):
        return None
    if any(quantity.relation == "exactly" for quantity in same):
        return QuoteVerdict(QuoteMismatch.LIMIT_UNQUOTED, _list_words(same))
    return QuoteVerdict(QuoteMismatch.CONTRADICTED, _list_words(same))


def _check_numbers(
    numbers: frozenset[Number], quoted: Sequence[QuotationPart], others: Sequence[frozenset[Number]]
) -> QuoteVerdict | None:
    """Return what is wrong where no quantity of the quotation has the number."""
    quantities = _list_quantities(quoted)
    if numbers <= frozenset().union(*(quantity.numbers for quantity in quantities)):
        return None
    if numbers == {0} and any(part.has_absence for part in quoted):
        return None
    other_numbers: frozenset[Number] = frozenset().union(*others)
    contradicting = []
    for quantity in quantities:
        if quantity.is_sure and quantity.numbers and not quantity.numbers <= other_numbers:
            contradicting.append(quantity)
    if contradicting:
        return QuoteVerdict(QuoteMismatch.CONTRADICTED, _list_words(contradicting))
    if numbers == {1}:  # "a child" and "the driver" state it without a number
        return None
    return QuoteVerdict(QuoteMismatch.UNQUOTED)


def _check_words(value: Quantity, quoted: Iterable[QuotationPart]) -> QuoteVerdict | None:
    """Return what is wrong with a value without a number."""
    for part in quoted:
        if value.relation == "unknown":  # can be said in any words
            return None
        if normalize_quantity(value.as_stated) in part.text:
            return None
        if any(quantity.relation == value.relation for quantity in part.quantities):
            return None
        if value.relation == "none" and part.has_absence:
            return None
    return QuoteVerdict(QuoteMismatch.UNQUOTED)


def _list_words(quantities: Iterable[QuotedQuantity]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quantity.words for quantity in quantities))[: QUOTED["most"]]
