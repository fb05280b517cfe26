"""The quantities that a quotation states, in any of the languages whose words for numbers are known."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import Quantity, QuantityRelation, parse_bounds
from factsheet.model.values.quotation_patterns import (
    QUOTED,
    collect_first_words,
    compile_absence,
    compile_any_foreign,
    compile_beginning,
    compile_operator,
    compile_patterns,
    list_patterns,
    list_tidying_steps,
    list_translation_steps,
)
from factsheet.model.values.traced_text import TracedText, trace_text


class QuantityMatch(NamedTuple):
    """A quantity, and where it begins and ends in a text."""

    start: int
    end: int
    quantity: Quantity


_SWAPPED = {",": ".", ".": ","}
_BETWEEN_DIGITS = re.compile(r"[0-9]([.,])(?=[0-9])")


@dataclass(frozen=True, slots=True)
class QuotedQuantity:
    """A quantity in a quotation."""

    words: str
    """As the quotation prints it."""
    relation: QuantityRelation
    numbers: frozenset[Number]
    """Those that it names; empty for words without a number."""
    text: str = field(repr=False)
    """The whole part of the quotation, in the words of the table where they are known."""
    start: int = field(repr=False)
    """Where it begins in that text."""
    end: int = field(repr=False)

    @property
    def is_sure(self) -> bool:
        """False where it may be a date, a name or an age."""
        if any(self.has_overlap(start, end) for start, end in _list_unsure_ranges(self.text)):
            return False
        return self.text[self.start : self.end] not in QUOTED["small"]

    @property
    def is_limit_sure(self) -> bool:
        """False where other words around it can change what its own word says ("up to about 400")."""
        if not self.is_sure or compile_operator().search(self.text[: self.start]):
            return False
        # "from 5 to 10" can be a change instead of a range.
        return self.relation != "between" or " to " not in self.text[self.start : self.end]

    def has_overlap(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


class QuotationPart(Struct, frozen=True):
    """One part of a quotation, and its quantities."""

    quantities: tuple[QuotedQuantity, ...]
    text: str
    """In small letters, and in the words of the table where they are known."""

    @property
    def has_unread(self) -> bool:
        """Whether it has words for numbers that are not read."""
        # Places of quantities that were read with points and commas swapped are those of another text.
        own_quantities = [quantity for quantity in self.quantities if quantity.numbers and quantity.text == self.text]
        for pattern in compile_patterns("unread"):
            for match in pattern.finditer(self.text):
                if not any(quantity.has_overlap(*match.span(2)) for quantity in own_quantities):
                    return True
        return False

    @property
    def has_absence(self) -> bool:
        """Whether it has a word such as "no" or "without"."""
        return compile_absence().search(self.text) is not None


@lru_cache(maxsize=4096)
def parse_quotation(text: str) -> QuotationPart:
    """Return every quantity in a part of a quotation, its points and commas read both ways.

    1.200 is a decimal in English and a thousand in German: a value is called wrong only where neither reading has it.
    """
    english = _translate_text(text)
    quantities = dict.fromkeys(_iterate_quantities(text, english))
    swapped = _BETWEEN_DIGITS.sub(lambda match: match[0][0] + _SWAPPED[match[1]], text)
    if swapped != text:
        quantities |= dict.fromkeys(_iterate_quantities(text, _translate_text(swapped)))
    return QuotationPart(tuple(quantities), english.text)


def _iterate_quantities(original: str, english: TracedText) -> Iterator[QuotedQuantity]:
    """Return what a text states, in the words of the original, which differs from it in points and commas only."""
    for start, end, quantity in _select_widest(_iterate_matches(english.text)):
        first, last = english.get_extent(start, end)
        numbers = collect_numbers(quantity)
        yield QuotedQuantity(original[first:last].strip(), quantity.relation, numbers, english.text, start, end)


def collect_numbers(quantity: Quantity) -> frozenset[Number]:
    """Return the bounds that the quantity has: none, one or two."""
    return frozenset(number for number in (quantity.min, quantity.max) if number is not None)


@lru_cache(maxsize=256)
def _list_unsure_ranges(text: str) -> list[tuple[int, int]]:
    ranges = []
    for pattern in compile_patterns("unsure"):
        ranges += [match.span(2) for match in pattern.finditer(text)]
    return ranges


def _translate_text(text: str) -> TracedText:
    translated = trace_text(text)
    for pattern, instead in list_tidying_steps():
        translated = translated.replace(pattern, instead)
    if compile_any_foreign().search(translated.text) is None:
        return translated
    for step in list_translation_steps():
        translated = step.translate(translated)
    return translated


def _iterate_matches(text: str) -> Iterator[QuantityMatch]:
    for begin in compile_beginning().finditer(text):
        start = begin.end(1)
        if begin[2] and begin[2] not in collect_first_words():
            continue
        for row in list_patterns():
            if match := row.match(text, start):
                understood = parse_bounds(match[0], row, match)
                if isinstance(understood, Quantity):
                    yield QuantityMatch(start, match.end(), understood)


def _select_widest(matches: Iterable[QuantityMatch]) -> list[QuantityMatch]:
    """Return each match that lies in no other; of the same words, as the first pattern reads them."""
    first: dict[tuple[int, int], QuantityMatch] = {}
    for match in matches:
        first.setdefault((match.start, match.end), match)
    return [match for match in first.values() if not _is_within_another(match, first)]


def _is_within_another(match: QuantityMatch, ranges: Iterable[tuple[int, int]]) -> bool:
    own_range = (match.start, match.end)
    return any(start <= match.start and match.end <= end and (start, end) != own_range for start, end in ranges)
