"""The reader of `quantity_patterns.json`: from a source's words to a relation and its bounds."""

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Literal

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
        if self.relation in ("vague", "unknown"):
            return (1 if self.relation == "vague" else 2), 0, 0, self.as_stated
        if self.relation == "none":
            return 0, 0, 0, self.as_stated
        low = float("-inf") if self.min is None else self.min
        high = float("inf") if self.max is None else self.max
        return 0, low, high, self.as_stated


@dataclass(frozen=True)
class RefusedQuantity:
    """A text that looks like a quantity and must not be guessed at; `code` names the reason."""

    code: str


def expand_pattern(pattern: str) -> str:
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


@dataclass(frozen=True)
class QuantityPattern:
    """A row of the table. To compile its numbers takes long, so a text is asked first for the words around them."""

    relation: QuantityRelation
    pattern: str
    groups: list[str]

    def match(self, tidy: str) -> re.Match[str] | None:
        return self._full_pattern.fullmatch(tidy) if self._quick_pattern.fullmatch(tidy) else None

    @cached_property
    def _quick_pattern(self) -> re.Pattern[str]:
        return re.compile(expand_pattern(self.pattern.replace("{n}", ".+")))

    @cached_property
    def _full_pattern(self) -> re.Pattern[str]:
        return re.compile(expand_pattern(self.pattern))


PATTERNS = [QuantityPattern(**row) for row in TABLE["patterns"]]


@lru_cache(maxsize=16384)
def match_quantity(text: str, unit: str = "") -> Quantity | RefusedQuantity | None:
    """Return what the text says, why it is refused, or None where the table does not know it."""
    if len(text) > LONGEST:
        return None
    tidy = normalize_quantity(text)
    if unit:
        tidy = _compile_unit(normalize_quantity(unit)).sub(r"\1", tidy)
    for code, refusal in _compile_refusals():
        if refusal.fullmatch(tidy):
            return RefusedQuantity(code)
    for row in PATTERNS:
        if match := row.match(tidy):
            number_texts = {
                name: text for name, text in zip(row.groups, match.groups(), strict=True) if text is not None
            }
            return parse_bounds(text, row.relation, number_texts)
    return None


def normalize_quantity(text: str) -> str:
    """Return the text in lower case, with plain spaces, hyphens and signs, and scales in English."""
    tidy = text.lower()
    for pattern, instead in (*TIDY, *SCALE_WORDS):
        tidy = pattern.sub(instead, tidy)
    return tidy


@lru_cache(maxsize=64)
def _compile_unit(unit: str) -> re.Pattern[str]:
    spellings = TABLE["percent"] if unit in TABLE["percent"] else [unit, unit.removesuffix("s")]
    either = "|".join(re.escape(spelling) for spelling in spellings if spelling)
    return re.compile(expand_pattern(TABLE["unit"].replace("{unit}", either)))


def parse_bounds(text: str, relation: QuantityRelation, number_texts: dict[str, str]) -> Quantity | RefusedQuantity:
    """Return the quantity of which the groups of a pattern have found the numbers."""
    if "min" in number_texts and "max" in number_texts:
        return _parse_range(text, relation, number_texts["min"], number_texts["max"])
    exactly = number_texts.get("exactly")
    low, high = number_texts.get("min", exactly), number_texts.get("max", exactly)
    return Quantity(
        text, relation, None if low is None else parse_number(low), None if high is None else parse_number(high)
    )


def _parse_range(text: str, relation: QuantityRelation, low: str, high: str) -> Quantity | RefusedQuantity:
    try:
        least, most = parse_lower_number(low, high), parse_number(high)
    except UnclearScale:
        return RefusedQuantity("unclear_scale")
    if least > most:
        return RefusedQuantity("reversed")
    return Quantity(text, relation, None if relation == "at_most" else least, None if relation == "at_least" else most)
