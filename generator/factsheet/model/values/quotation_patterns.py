"""The patterns of quantities in a quotation, in any of the languages whose words for numbers are known.

They are those of `quantity_patterns.json`; `quotation_patterns.json` says how words of other languages become
its words, and where a number counts nothing. A browser reads both.
"""

import json
import re
from functools import cache, cached_property
from importlib.resources import files
from itertools import starmap
from typing import Any

from msgspec import Struct

from factsheet.model.values.quantity_table import (
    PATTERNS,
    SCALE_WORDS,
    TIDY,
    PatternRow,
    expand_pattern,
    has_number_words,
)
from factsheet.model.values.traced_text import TracedText

QUOTED: dict[str, Any] = json.loads(files(__package__).joinpath("quotation_patterns.json").read_text("utf-8"))
"""How numbers are found in quotations; a browser reads the same file."""
LANGUAGES: tuple[str, ...] = tuple(QUOTED["languages"])
"""Those whose words for numbers and limits are known."""


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
def compile_patterns(name: str) -> list[re.Pattern[str]]:
    return [_compile_whole_words(pattern) for pattern in QUOTED[name]]


@cache
def compile_absence() -> re.Pattern[str]:
    return _compile_whole_words(QUOTED["absence"])


@cache
def compile_operator() -> re.Pattern[str]:
    return re.compile(_expand_names(rf"(?:^|[^a-z0-9]){QUOTED['operators']} ?$"))


@cache
def compile_beginning() -> re.Pattern[str]:
    return re.compile(f"(^|[^{QUOTED['letters']}0-9.,]|(?:^|[^0-9])[.,'])(?=[a-z0-9~<>])([a-z]*)")


@cache
def collect_first_words() -> frozenset[str]:
    """Return all words of the patterns; a quantity begins with one of them, so most words of a text need no try."""
    words = {"a"}
    for row in PATTERNS:
        words.update(re.findall("[a-z]+", expand_pattern(row.pattern)))
    return frozenset(words)


class InnerPattern(PatternRow, frozen=True, dict=True):
    """A row of the table for the middle of a text."""

    def match(self, text: str, start: int) -> re.Match[str] | None:
        # As in `QuantityPattern`, the pattern with all number words is compiled only where it is needed.
        if self._quick_pattern.match(text, start) is None:
            return None
        return (self._full_pattern if has_number_words(text) else self._plain_pattern).match(text, start)

    @cached_property
    def _quick_pattern(self) -> re.Pattern[str]:
        return re.compile(_expand_names(self.pattern.replace("{n}", ".+")))

    @cached_property
    def _plain_pattern(self) -> re.Pattern[str]:
        return _compile_inner_pattern(self.pattern.replace("{n}", "({numeral})"))

    @cached_property
    def _full_pattern(self) -> re.Pattern[str]:
        return _compile_inner_pattern(self.pattern)


def _compile_inner_pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(_expand_names(f"(?:{pattern})(?:st|nd|rd|th)?(?!{{N}}|[.,][0-9])"))


@cache
def list_patterns() -> list[InnerPattern]:
    return [InnerPattern(row.relation, row.pattern, row.groups) for row in PATTERNS]


@cache
def list_tidying_steps() -> list[tuple[re.Pattern[str], str]]:
    steps = list(TIDY)
    steps += [(re.compile(pattern), instead) for pattern, instead in QUOTED["tidy"]]
    return steps + [(pattern, instead.replace("\\1", "$1")) for pattern, instead in SCALE_WORDS]


class TranslationStep(Struct, frozen=True, dict=True):
    """Words of other languages, and what the table has instead of them."""

    words: str
    instead: str
    follows_number: bool = False

    def translate(self, text: TracedText) -> TracedText:
        # The pattern for whole words takes long to compile, and most texts have none of the words.
        return text.replace(self._pattern, self.instead, 2) if self._words.search(text.text) else text

    @cached_property
    def _words(self) -> re.Pattern[str]:
        return re.compile(_expand_names(self.words))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return _compile_whole_words(f"({{number}}) ?(?:{self.words})" if self.follows_number else self.words)


@cache
def list_translation_steps() -> list[TranslationStep]:
    """Return the steps that make a text English as far as the table needs it."""
    scales = [TranslationStep(words, f"$1 {scale}", follows_number=True) for words, scale in QUOTED["scales"]]
    first, last = QUOTED["translations"], QUOTED["lone"]
    return [*starmap(TranslationStep, first), *scales, *starmap(TranslationStep, last)]


@cache
def compile_any_foreign() -> re.Pattern[str]:
    """Return the pattern of everything that any step would change: most quotations are English and need none."""
    rows = [*QUOTED["translations"], *QUOTED["scales"], *QUOTED["lone"]]
    return _compile_whole_words("|".join(row[0] for row in rows))
