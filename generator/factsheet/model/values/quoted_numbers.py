"""Which quantities a quotation states, in any of the languages whose words for numbers are known.

The patterns are those of `quantity_patterns.json`; `quotation_patterns.json` says how words of other languages become
its words, and where a number counts nothing. A browser reads both.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from factsheet.model.values.number_words import Number
from factsheet.model.values.quantity_table import (
    PATTERNS,
    SCALE_WORDS,
    TIDY,
    Quantity,
    QuantityRelation,
    bounded,
    expanded,
)
from factsheet.model.values.traced_text import TracedText, traced

QUOTED: dict[str, Any] = json.loads(files(__package__).joinpath("quotation_patterns.json").read_text("utf-8"))
"""How numbers are found in quotations; a browser reads the same file."""
LANGUAGES: tuple[str, ...] = tuple(QUOTED["languages"])
"""Those whose words for numbers and limits are known."""

Match = tuple[int, int, Quantity]
"""Where a quantity begins and ends in a text, and what it says."""
_SWAPPED = {",": ".", ".": ","}
_BETWEEN_DIGITS = re.compile(r"[0-9]([.,])(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Found:
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
        unsure = any(start < self.end and self.start < end for start, end in _unsure(self.text))
        return not unsure and self.text[self.start : self.end] not in QUOTED["small"]

    @property
    def is_limit_sure(self) -> bool:
        """False where other words around it can change what its own word says ("up to about 400")."""
        if not self.is_sure or _operator_before().search(self.text[: self.start]):
            return False
        return self.relation != "between" or " to " not in self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Quoted:
    """What was found in one part of a quotation."""

    found: tuple[Found, ...]
    text: str
    """In small letters, and in the words of the table where they are known."""

    @property
    def has_unread(self) -> bool:
        """Whether it has words for numbers that are not read."""
        here = [one for one in self.found if one.numbers and one.text == self.text]
        unread = (match.span(2) for pattern in _words("unread") for match in pattern.finditer(self.text))
        return any(not any(one.start < end and start < one.end for one in here) for start, end in unread)

    @property
    def has_absence(self) -> bool:
        """Whether it has a word such as "no" or "without"."""
        return _absence().search(self.text) is not None


@lru_cache(maxsize=4096)
def read_quotation(text: str) -> Quoted:
    """Return every quantity in a part of a quotation, with points and commas in the English and the other way."""
    english = _in_english(text)
    found = dict.fromkeys(_found(text, english))
    swapped = _BETWEEN_DIGITS.sub(lambda match: match[0][0] + _SWAPPED[match[1]], text)
    if swapped != text:
        found |= dict.fromkeys(_found(text, _in_english(swapped)))
    return Quoted(tuple(found), english.text)


def _found(original: str, english: TracedText) -> Iterator[Found]:
    """Return what a text states, in the words of the original, which differs from it in points and commas only."""
    for start, end, understood in _widest(_matches(english.text)):
        first, last = english.extent(start, end)
        numbers = frozenset(number for number in (understood.min, understood.max) if number is not None)
        yield Found(original[first:last].strip(), understood.relation, numbers, english.text, start, end)


@lru_cache(maxsize=256)
def _unsure(text: str) -> list[tuple[int, int]]:
    return [match.span(2) for pattern in _words("unsure") for match in pattern.finditer(text)]


def _in_english(text: str) -> TracedText:
    found = traced(text)
    for pattern, instead in _tidying():
        found = found.replace(pattern, instead)
    if _any_foreign().search(found.text) is None:
        return found
    for pattern, instead in _translating():
        found = found.replace(pattern, instead, 2)
    return found


def _matches(text: str) -> Iterator[Match]:
    for begin in _begin().finditer(text):
        start = begin.end(1)
        if begin[2] and begin[2] not in _known():
            continue
        for row in _patterns():
            if match := row.match(text, start):
                named = {name: text for name, text in zip(row.groups, match.groups(), strict=True) if text is not None}
                understood = bounded(match[0], row.relation, named)
                if isinstance(understood, Quantity):
                    yield start, match.end(), understood


def _widest(matches: Iterable[Match]) -> list[Match]:
    """Return each match that lies in no other; of the same words, as the first pattern reads them."""
    first: dict[tuple[int, int], Quantity] = {}
    for start, end, understood in matches:
        first.setdefault((start, end), understood)
    return [
        (start, end, understood)
        for (start, end), understood in first.items()
        if not any(begin <= start and end <= stop and (begin, stop) != (start, end) for begin, stop in first)
    ]


def _with_names(pattern: str) -> str:
    letters = QUOTED["letters"]
    named = pattern.replace("{L}", f"[{letters}]").replace("{N}", f"[{letters}0-9]")
    return expanded(named.replace("{months}", QUOTED["months"]))


def _whole(pattern: str) -> re.Pattern[str]:
    """Return the pattern for whole words; its first group is what stands before them."""
    return re.compile(_with_names(f"(^|[^{QUOTED['letters']}0-9])({pattern})(?!{{N}})"))


@cache
def _words(name: str) -> list[re.Pattern[str]]:
    return [_whole(pattern) for pattern in QUOTED[name]]


@cache
def _absence() -> re.Pattern[str]:
    return _whole(QUOTED["absence"])


@cache
def _operator_before() -> re.Pattern[str]:
    return re.compile(_with_names(rf"(?:^|[^a-z0-9]){QUOTED['operators']} ?$"))


@cache
def _begin() -> re.Pattern[str]:
    return re.compile(f"(^|[^{QUOTED['letters']}0-9.,]|(?:^|[^0-9])[.,'])(?=[a-z0-9~<>])([a-z]*)")


@cache
def _known() -> frozenset[str]:
    """Return all words with which a quantity can begin, and others that do no harm: most words need not be tried."""
    return frozenset(("a", *(word for row in PATTERNS for word in re.findall("[a-z]+", expanded(row.pattern)))))


@dataclass(frozen=True)
class _PatternInside:
    """A row of the table, for the middle of a text; as there, its numbers are compiled only where they are needed."""

    relation: QuantityRelation
    pattern: str
    groups: list[str]

    def match(self, text: str, start: int) -> re.Match[str] | None:
        return self._whole.match(text, start) if self._around.match(text, start) else None

    @cached_property
    def _around(self) -> re.Pattern[str]:
        return re.compile(_with_names(self.pattern.replace("{n}", ".+")))

    @cached_property
    def _whole(self) -> re.Pattern[str]:
        return re.compile(_with_names(f"(?:{self.pattern})(?:st|nd|rd|th)?(?!{{N}}|[.,][0-9])"))


@cache
def _patterns() -> list[_PatternInside]:
    return [_PatternInside(row.relation, row.pattern, row.groups) for row in PATTERNS]


@cache
def _tidying() -> list[tuple[re.Pattern[str], str]]:
    steps = [(pattern, instead) for pattern, instead in TIDY]
    steps += [(re.compile(pattern), instead) for pattern, instead in QUOTED["tidy"]]
    return steps + [(pattern, instead.replace("\\1", "$1")) for pattern, instead in SCALE_WORDS]


def _foreign() -> list[tuple[str, str]]:
    scales = [(f"({{number}}) ?(?:{pattern})", f"$1 {scale}") for pattern, scale in QUOTED["scales"]]
    return [*QUOTED["translations"], *scales, *QUOTED["lone"]]


@cache
def _translating() -> list[tuple[re.Pattern[str], str]]:
    """Return the steps that make a text English as far as the table needs it."""
    return [(_whole(pattern), instead) for pattern, instead in _foreign()]


@cache
def _any_foreign() -> re.Pattern[str]:
    """Return what finds out in one go whether any of the steps would change a text."""
    return _whole("|".join(row[0] for name in ("translations", "scales", "lone") for row in QUOTED[name]))
