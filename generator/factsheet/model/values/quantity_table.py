"""A source's words → a relation and its bounds, by the patterns of `quantity_patterns.json`."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

from msgspec import Struct

from factsheet.model.values.number_words import TABLE, Number, UnclearScale, parse_lower_number, parse_number

QuantityRelation = Literal[
    "exactly",
    "at_least",
    "more_than",
    "at_most",
    "fewer_than",
    "nearly",
    "about",
    "between",
    "vague",
    "none",
    "unknown",
]

LONGEST = 120
"""Characters that a quantity may have; what is longer is a sentence."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many, as stated. The words are kept; the bounds serve comparison and order only."""

    as_stated: str
    """Verbatim, separators too."""
    relation: QuantityRelation
    min: Number | None = None
    """The least that is asserted (`more_than` leaves it out); None where none is: "up to 400"."""
    max: Number | None = None
    """The most that is asserted (of `fewer_than` it is left out); None where nothing is."""

    def __str__(self) -> str:
        return self.as_stated

    @property
    def sort_key(self) -> tuple[int, Number | float, Number | float, str]:
        """A key to sort by: bounds (open: before or after all numbers), then words, then the unknown."""
        if self.relation == "vague":
            return 1, 0, 0, self.as_stated
        if self.relation == "unknown":
            return 2, 0, 0, self.as_stated
        if self.relation == "none":
            return 0, 0, 0, self.as_stated
        low = float("-inf") if self.min is None else self.min
        high = float("inf") if self.max is None else self.max
        return 0, low, high, self.as_stated


class RefusedQuantity(Struct, frozen=True):
    """A text that looks like a quantity and must not be guessed at; `code` names the reason."""

    code: str


def expand_pattern(pattern: str) -> str:
    """Put the fragments of the table in place of their names in braces; `{n}` is a number, in a group."""
    while (match := re.search(r"\{([a-z_]+)\}", pattern)) is not None:
        fragment = "({number})" if match[1] == "n" else TABLE["fragments"][match[1]]
        pattern = pattern[: match.start()] + fragment + pattern[match.end() :]
    return pattern


TIDY = [(re.compile(pattern), replacement) for pattern, replacement in TABLE["tidy"]]
SCALE_WORDS = [
    (re.compile(rf"([0-9]) ?(?:{words})\.?(?!{TABLE['letter']})"), rf"\1 {scale}")
    for words, scale in TABLE["scale_words"]
]
"""Abbreviations and words of other languages behind a number, each with the English word of the scale."""


@cache
def _compile_refusals() -> list[tuple[str, re.Pattern[str]]]:
    """Compile the refusals when the first quantity is read."""
    return [(row["code"], re.compile(expand_pattern(row["pattern"]))) for row in TABLE["refusals"]]


class PatternRow(Struct, frozen=True):
    """A row of the table: what a text means that has the pattern."""

    relation: QuantityRelation
    pattern: str
    groups: list[str]
    """What the number in each group of the pattern is: `min`, `max` or `exactly`."""


class QuantityPattern(PatternRow, frozen=True, dict=True):
    """A row of the table for a whole text."""

    def match(self, tidy: str) -> re.Match[str] | None:
        # Most rows already fail on the words around the numbers.
        if self._quick_pattern.fullmatch(tidy) is None:
            return None
        return (self._full_pattern if has_number_words(tidy) else self._plain_pattern).fullmatch(tidy)

    @cached_property
    def _quick_pattern(self) -> re.Pattern[str]:
        return re.compile(expand_pattern(self.pattern.replace("{n}", ".+")))

    @cached_property
    def _plain_pattern(self) -> re.Pattern[str]:
        return re.compile(expand_pattern(self.pattern.replace("{n}", "({numeral})")))

    @cached_property
    def _full_pattern(self) -> re.Pattern[str]:
        return re.compile(expand_pattern(self.pattern))


@lru_cache(maxsize=4096)
def has_number_words(text: str) -> bool:
    """Return whether the text may have words for numbers or scales; if not, all its numbers are numerals.

    A pattern with all number words takes ten times as long to compile as one with numerals only.
    """
    return _compile_number_words().search(text) is not None


@cache
def _compile_number_words() -> re.Pattern[str]:
    behind_numeral = "[0-9] ?{short_scale}(?:to|or|and|(?![a-z]))"  # not "5 killed"
    return re.compile(expand_pattern(f"zero|half|hundred|{{scale}}|{{tens}}|{{teens}}|{{ones}}|{behind_numeral}"))


PATTERNS = [QuantityPattern(**row) for row in TABLE["patterns"]]


@lru_cache(maxsize=16384)
def match_quantity(text: str, unit: str = "") -> Quantity | RefusedQuantity | None:
    """Return what the text says, why it is refused, or None where the table does not know it."""
    if len(text) > LONGEST:  # also keeps the patterns from long searches
        return None
    tidy = normalize_quantity(text)
    if unit:
        tidy = _compile_unit(normalize_quantity(unit)).sub(r"\1", tidy)
    # Before the patterns: some of them would read "1.200" as a number, although it may be 1,200.
    for code, refusal in _compile_refusals():
        if refusal.fullmatch(tidy):
            return RefusedQuantity(code)
    for row in PATTERNS:
        if match := row.match(tidy):
            return parse_bounds(text, row, match)
    return None


def normalize_quantity(text: str) -> str:
    """Return the text in lower case, with plain spaces, hyphens and signs, and scales in English."""
    tidy = text.lower()
    for pattern, instead in (*TIDY, *SCALE_WORDS):
        tidy = pattern.sub(instead, tidy)
    return tidy


@lru_cache(maxsize=64)
def _compile_unit(unit: str) -> re.Pattern[str]:
    spellings = [unit, unit.removesuffix("s")]
    if unit in TABLE["percent"]:
        spellings = TABLE["percent"]
    either = "|".join(re.escape(spelling) for spelling in spellings if spelling)
    return re.compile(expand_pattern(TABLE["unit"].replace("{unit}", either)))


def parse_bounds(text: str, row: PatternRow, match: re.Match[str]) -> Quantity | RefusedQuantity:
    """Return the quantity whose numbers are in the groups of the match; each is named `min`, `max` or `exactly`."""
    number_texts = {}
    for name, number_text in zip(row.groups, match.groups(), strict=True):
        if number_text is not None:  # a group of another alternative of the pattern
            number_texts[name] = number_text
    if "min" in number_texts and "max" in number_texts:
        return _parse_range(text, row.relation, number_texts["min"], number_texts["max"])
    exactly = number_texts.get("exactly")
    low = _parse_optional(number_texts.get("min", exactly))
    high = _parse_optional(number_texts.get("max", exactly))
    return Quantity(text, row.relation, low, high)


def _parse_optional(text: str | None) -> Number | None:
    return None if text is None else parse_number(text)


def _parse_range(text: str, relation: QuantityRelation, low: str, high: str) -> Quantity | RefusedQuantity:
    try:
        least, most = parse_lower_number(low, high), parse_number(high)
    except UnclearScale:
        return RefusedQuantity("unclear_scale")
    if least > most:
        return RefusedQuantity("reversed")
    if relation == "at_most":
        return Quantity(text, relation, None, most)
    if relation == "at_least":
        return Quantity(text, relation, least, None)
    return Quantity(text, relation, least, most)
