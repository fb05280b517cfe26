"""The quantities that a quotation states, in any of the languages whose words for numbers are known.

The patterns are those of `quantity_patterns.json`; `quotation_patterns.json` says how words of other languages become
its words, and where a number counts nothing. A browser reads both.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import (
    PATTERNS,
    SCALE_WORDS,
    TIDY,
    PatternRow,
    Quantity,
    QuantityRelation,
    expand_pattern,
    parse_bounds,
)
from factsheet.model.values.traced_text import TracedText, trace_text

QUOTED: dict[str, Any] = json.loads(files(__package__).joinpath("quotation_patterns.json").read_text("utf-8"))
"""How numbers are found in quotations; a browser reads the same file."""
LANGUAGES: tuple[str, ...] = tuple(QUOTED["languages"])
"""Those whose words for numbers and limits are known."""


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
        if not self.is_sure or _compile_operator().search(self.text[: self.start]):
            return False
        # "from 5 to 10" can be a change instead of a range.
        return self.relation != "between" or " to " not in self.text[self.start : self.end]

    def has_overlap(self, start: int, end: int) -> bool:
        return self.start < end and start < self.end


@dataclass(frozen=True, slots=True)
class QuotationPart:
    """One part of a quotation, and its quantities."""

    quantities: tuple[QuotedQuantity, ...]
    text: str
    """In small letters, and in the words of the table where they are known."""

    @property
    def has_unread(self) -> bool:
        """Whether it has words for numbers that are not read."""
        # Places of quantities that were read with points and commas swapped are those of another text.
        own_quantities = [quantity for quantity in self.quantities if quantity.numbers and quantity.text == self.text]
        for pattern in _compile_patterns("unread"):
            for match in pattern.finditer(self.text):
                if not any(quantity.has_overlap(*match.span(2)) for quantity in own_quantities):
                    return True
        return False

    @property
    def has_absence(self) -> bool:
        """Whether it has a word such as "no" or "without"."""
        return _compile_absence().search(self.text) is not None


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
    for pattern in _compile_patterns("unsure"):
        ranges += [match.span(2) for match in pattern.finditer(text)]
    return ranges


def _translate_text(text: str) -> TracedText:
    translated = trace_text(text)
    for pattern, instead in _list_tidying_steps():
        translated = translated.replace(pattern, instead)
    if _compile_any_foreign().search(translated.text) is None:
        return translated
    for pattern, instead in _list_translation_steps():
        translated = translated.replace(pattern, instead, 2)
    return translated


def _iterate_matches(text: str) -> Iterator[QuantityMatch]:
    for begin in _compile_beginning().finditer(text):
        start = begin.end(1)
        if begin[2] and begin[2] not in _collect_first_words():
            continue
        for row in _list_patterns():
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


def _expand_names(pattern: str) -> str:
    letters = QUOTED["letters"]
    named = pattern.replace("{L}", f"[{letters}]").replace("{N}", f"[{letters}0-9]")
    return expand_pattern(named.replace("{months}", QUOTED["months"]))


def _compile_whole_words(pattern: str) -> re.Pattern[str]:
    """Return the pattern for whole words; its first group is the sign before them.

    The group takes the place of a look-behind, which the form on the site cannot rely on in every browser.
    """
    return re.compile(_expand_names(f"(^|[^{QUOTED['letters']}0-9])({pattern})(?!{{N}})"))


@cache
def _compile_patterns(name: str) -> list[re.Pattern[str]]:
    return [_compile_whole_words(pattern) for pattern in QUOTED[name]]


@cache
def _compile_absence() -> re.Pattern[str]:
    return _compile_whole_words(QUOTED["absence"])


@cache
def _compile_operator() -> re.Pattern[str]:
    return re.compile(_expand_names(rf"(?:^|[^a-z0-9]){QUOTED['operators']} ?$"))


@cache
def _compile_beginning() -> re.Pattern[str]:
    return re.compile(f"(^|[^{QUOTED['letters']}0-9.,]|(?:^|[^0-9])[.,'])(?=[a-z0-9~<>])([a-z]*)")


@cache
def _collect_first_words() -> frozenset[str]:
    """Return all words of the patterns; a quantity begins with one of them, so most words of a text need no try."""
    words = {"a"}
    for row in PATTERNS:
        words.update(re.findall("[a-z]+", expand_pattern(row.pattern)))
    return frozenset(words)


@dataclass(frozen=True)
class _InnerPattern(PatternRow):
    """A row of the table for the middle of a text."""

    def match(self, text: str, start: int) -> re.Match[str] | None:
        # As in `QuantityPattern`, the pattern with all number words is compiled only where it is needed.
        if self._quick_pattern.match(text, start) is None:
            return None
        return self._full_pattern.match(text, start)

    @cached_property
    def _quick_pattern(self) -> re.Pattern[str]:
        return re.compile(_expand_names(self.pattern.replace("{n}", ".+")))

    @cached_property
    def _full_pattern(self) -> re.Pattern[str]:
        return re.compile(_expand_names(f"(?:{self.pattern})(?:st|nd|rd|th)?(?!{{N}}|[.,][0-9])"))


@cache
def _list_patterns() -> list[_InnerPattern]:
    return [_InnerPattern(row.relation, row.pattern, row.groups) for row in PATTERNS]


@cache
def _list_tidying_steps() -> list[tuple[re.Pattern[str], str]]:
    steps = list(TIDY)
    steps += [(re.compile(pattern), instead) for pattern, instead in QUOTED["tidy"]]
    return steps + [(pattern, instead.replace("\\1", "$1")) for pattern, instead in SCALE_WORDS]


def _list_foreign_words() -> list[tuple[str, str]]:
    scales = [(f"({{number}}) ?(?:{pattern})", f"$1 {scale}") for pattern, scale in QUOTED["scales"]]
    return [*QUOTED["translations"], *scales, *QUOTED["lone"]]


@cache
def _list_translation_steps() -> list[tuple[re.Pattern[str], str]]:
    """Return the steps that make a text English as far as the table needs it."""
    return [(_compile_whole_words(pattern), instead) for pattern, instead in _list_foreign_words()]


@cache
def _compile_any_foreign() -> re.Pattern[str]:
    """Return the pattern of everything that any step would change: most quotations are English and need none."""
    rows = [*QUOTED["translations"], *QUOTED["scales"], *QUOTED["lone"]]
    return _compile_whole_words("|".join(row[0] for row in rows))
